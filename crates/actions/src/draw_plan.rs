//! Draws a plan for an operation, judges it, and returns it only when it keeps every rule.

use crate::World;
use crate::world::Watch;
use movement::operation::Operation;
use movement::plan::rules::{Violation, judge};
use movement::plan::{Outcome, Plan, Proof};
use planner::Progress;
use std::time::Duration;

/// How long to search. The search ends at whichever comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget {
    /// Orders of convoys to try; alone it makes the plan the same on every run and machine.
    pub moves: Option<u64>,
    /// Time to take, reading not counted. Only a plan that leaves nobody out for want of time is worth having, so the first
    /// one is always finished.
    pub time: Option<Duration>,
}

/// A plan that keeps every rule, with its proof and what it achieves.
#[derive(Clone, Debug)]
pub struct DrawnPlan {
    /// The plan.
    pub plan: Plan,
    /// What no plan can beat.
    pub proof: Proof,
    /// What the plan achieves.
    pub outcome: Outcome,
    /// The seed it was drawn with.
    pub seed: u64,
    /// Orders tried: with the same seed and this number of moves the plan comes out again.
    pub moves: u64,
    /// Time until the first whole plan.
    pub first_plan: Duration,
    /// Time in all, judging included.
    pub took: Duration,
}

/// Why there is no plan.
#[derive(Clone, Debug)]
pub enum NoPlan {
    /// Stopped before the first plan was whole.
    Stopped,
    /// A plan that the rules refused: a defect of ours, never shown as a plan.
    Refused(Vec<Violation>),
}

/// Draws a plan. `watch` is told of progress and may stop the search by returning `false`.
pub fn draw_plan(
    world: &World<'_>,
    operation: &Operation,
    seed: u64,
    budget: Budget,
    watch: &mut dyn FnMut(&Progress) -> bool,
) -> Result<DrawnPlan, NoPlan> {
    draw(world, operation, (seed, budget), None, watch)
}

/// Draws a plan on one thread, for whoever draws several at once. It is the same plan.
pub(crate) fn draw_on_one_thread(
    world: &World<'_>,
    operation: &Operation,
    seed: u64,
    budget: Budget,
) -> Result<DrawnPlan, NoPlan> {
    draw(world, operation, (seed, budget), Some(1), &mut |_| true)
}

fn draw(
    world: &World<'_>,
    operation: &Operation,
    (seed, budget): (u64, Budget),
    threads: Option<usize>,
    watch: &mut dyn FnMut(&Progress) -> bool,
) -> Result<DrawnPlan, NoPlan> {
    let clock = Watch::start(world);
    let mut first_plan = None;
    let mut limits = planner::Budget {
        stop: &|in_hand| clock.ends(budget.time, in_hand),
        ..planner::Budget::moves(budget.moves.unwrap_or(u64::MAX))
    };
    limits.threads = threads.unwrap_or(limits.threads);
    let drawn = planner::plan(operation, seed, limits, &mut |progress| {
        first_plan.get_or_insert_with(|| clock.elapsed());
        watch(progress)
    })
    .map_err(|planner::Stopped| NoPlan::Stopped)?;
    let violations = judge(operation, &drawn.plan);
    if !violations.is_empty() {
        return Err(NoPlan::Refused(violations));
    }
    let outcome = Outcome::of(operation, &drawn.plan);
    let took = clock.elapsed();
    Ok(DrawnPlan {
        plan: drawn.plan,
        proof: drawn.proof,
        outcome,
        seed,
        moves: drawn.moves,
        // Without a single move nobody is told of the first plan, which is the whole work.
        first_plan: first_plan.unwrap_or(took),
        took,
    })
}
