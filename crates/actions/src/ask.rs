//! Works out what to ask for: what the bound says of one more of each, and what planning anew with it gains.

mod pairs;
mod row;
mod search;

pub use row::{BoundSays, PlanSays, Row};
pub use search::Band;
pub(crate) use search::SEEDS;

use crate::World;
use crate::draw_plan::NoPlan;
use movement::operation::Operation;
use movement::plan::{Outcome, Plan, Proof};
use planner::ask::{Ask, Bounds, Lane, Link, chain, list_asks};
use row::Candidate;
use search::Search;
use std::time::Duration;

/// How to work out an ask list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The first seed; others follow it.
    pub seed: u64,
    /// Orders of convoys that each plan tries.
    pub moves: u64,
    /// When to stop; what was not worked out by then says so.
    pub time: Option<Duration>,
    /// What one more lane at a checkpoint checks.
    pub lane: Lane,
}

/// An ask list.
#[derive(Clone, Debug)]
pub struct AskList {
    /// The best plan for the operation as it is.
    pub plan: Plan,
    /// What that plan achieves.
    pub outcome: Outcome,
    /// What no plan for the operation as it is can beat.
    pub proof: Proof,
    /// How far plans for it lie apart by chance; `None` when there was time for one only.
    pub band: Option<Band>,
    /// What holds the bound, one after another.
    pub chain: Vec<Link>,
    /// What could be asked for, what buys most first, and then what buys nothing.
    pub rows: Vec<Row>,
    /// How it was worked out.
    pub settings: Settings,
    /// Time in all.
    pub took: Duration,
}

/// Works out the ask list of an operation. `watch` is told how many rows of how many are done.
///
/// # Errors
/// There was no first plan, or one that the rules refused.
pub fn ask(
    world: &World<'_>,
    operation: &Operation,
    settings: Settings,
    watch: &mut dyn FnMut(usize, usize),
) -> Result<AskList, NoPlan> {
    let start = (world.clock)();
    let elapsed = || (world.clock)().saturating_sub(start);
    let late = || (world.stop)() || settings.time.is_some_and(|limit| elapsed() >= limit);
    // The rows need time, too.
    let early = || late() || settings.time.is_some_and(|limit| elapsed() >= limit / 3);
    let mut search = Search::start(world, operation, settings, (&early, &late))?;
    let mut bounds = Bounds::of(operation, search.moved(), &late);
    let mut candidates = candidates(operation, bounds.as_mut(), list_asks(operation, settings.lane), &late);
    let links = bounds
        .as_ref()
        .map(|bounds| chain(operation, bounds, &late))
        .unwrap_or_default();
    search.measure_chance()?;
    let all = candidates.len() + pairs::MOST;
    search.plan_all(&mut candidates, &mut |done| watch(done, all))?;
    let asks = pairs::pairs(&links, &candidates, &search);
    let mut together: Vec<Candidate> = self::candidates(operation, bounds.as_mut(), asks, &late);
    let done = candidates.len();
    search.plan_all(&mut together, &mut |more| watch(done + more, all))?;
    candidates.extend(together);
    row::share(&mut candidates);
    let proof = bounds.map(|bounds| bounds.proof).unwrap_or_default();
    let mut rows: Vec<Row> = candidates.into_iter().map(|c| c.into_row(&search, &proof)).collect();
    rows.sort_by_key(Row::order);
    Ok(AskList {
        proof,
        band: search.band(),
        chain: links,
        rows,
        settings,
        outcome: search.best.outcome,
        plan: search.best.plan,
        took: elapsed(),
    })
}

/// Returns what there is to try with what the bound says of it, what it promises most of first.
fn candidates(
    operation: &Operation,
    bounds: Option<&mut Bounds>,
    asks: Vec<Ask>,
    late: &(dyn Fn() -> bool + Sync),
) -> Vec<Candidate> {
    let mut all: Vec<Candidate> = asks
        .into_iter()
        .filter_map(|ask| Candidate::new(operation, ask))
        .collect();
    if let Some(bounds) = bounds {
        if weigh(&mut all, bounds, late) {
            // One search has found better prices than the first one had: the others may hold as much by them.
            weigh(&mut all, bounds, late);
        }
        // Only when all are known does the bound stand from which each gain counts.
        all.iter_mut().for_each(|candidate| candidate.compare(&bounds.proof));
        all.sort_by_key(|candidate| candidate.promise(&bounds.proof));
    }
    all
}

/// Asks the bound about each; tells whether it now has better prices.
fn weigh(all: &mut [Candidate], bounds: &mut Bounds, late: &(dyn Fn() -> bool + Sync)) -> bool {
    let operations: Vec<&Operation> = all.iter().map(|candidate| &candidate.operation).collect();
    let worths = bounds.with_each(&operations, late);
    let mut better = false;
    for (candidate, worth) in all.iter_mut().zip(worths) {
        candidate.learn(worth);
        better |= candidate.worth.as_ref().is_some_and(|worth| bounds.raise_to(worth));
    }
    better
}
