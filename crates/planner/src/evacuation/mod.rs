//! Planner, evacuation: tours for the bus evacuation problem, and a bound that no tours can beat.

mod anneal;
mod bounds;
mod branch;
mod build;
mod moves;
mod near;
mod pairs;
mod prove;
mod prover;
mod routes;
mod team;

use crate::threads;
use movement::evacuation::{Instance, Tour, longest};
use near::Near;
use std::fmt;
use team::Team;

/// How long to plan.
#[derive(Clone, Copy)]
pub struct Budget<'a> {
    /// Moves to try. The same number, seed and instance give the same tours unless stopped.
    pub moves: u64,
    /// Asked often; planning ends within 50 ms once it says yes.
    pub stop: &'a (dyn Fn() -> bool + Sync),
}

/// Where planning stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Longest tour of the best plan.
    pub longest: i64,
    /// No plan is shorter.
    pub lower_bound: i64,
    /// Moves tried.
    pub moves: u64,
}

/// Tours and the bound beside them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// The tours, buses without work left out.
    pub tours: Vec<Tour>,
    /// The longest of them, and the bound.
    pub progress: Progress,
}

/// Why an instance has no tours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Impossible {
    /// Loads wait and there is no bus.
    NoBus,
    /// The shelters together cannot take all loads.
    NoRoom {
        /// Loads without a place.
        missing: u64,
    },
}

/// Plans tours for an instance. `watch` is told of the first plan and of every better plan or bound. Both cores of a
/// machine are used; the tours for a number of moves do not depend on it.
pub fn plan(
    instance: &Instance,
    seed: u64,
    budget: Budget,
    watch: &mut dyn FnMut(Progress),
) -> Result<Planned, Impossible> {
    plan_on(threads::offered(), instance, seed, budget, watch)
}

/// Plans as [`plan`] does, on so many threads.
pub fn plan_on(
    threads: usize,
    instance: &Instance,
    seed: u64,
    budget: Budget,
    watch: &mut dyn FnMut(Progress),
) -> Result<Planned, Impossible> {
    possible(instance)?;
    let pairs = pairs::pairs(instance, budget.stop);
    let lower_bound = bounds::service(instance).max(bounds::shared(
        pairs.time.max(bounds::rides(instance)),
        instance.fleet(),
    ));
    let tours = build::build(instance, pairs.trips);
    let progress = Progress {
        longest: longest(instance, &tours),
        lower_bound,
        moves: 0,
    };
    watch(progress);
    if progress.longest <= lower_bound || budget.moves == 0 || (budget.stop)() {
        return Ok(Planned { tours, progress });
    }
    let near = Near::new(instance);
    let mut team = Team::new(instance, &near, tours, progress, seed);
    while !team.done(&budget) {
        if team.round(&budget, threads) {
            watch(team.progress);
        }
    }
    Ok(Planned {
        tours: team.best,
        progress: team.progress,
    })
}

fn possible(instance: &Instance) -> Result<(), Impossible> {
    let missing = instance.loads().saturating_sub(instance.places());
    if missing > 0 {
        return Err(Impossible::NoRoom { missing });
    }
    if instance.loads() > 0 && instance.fleet() == 0 {
        return Err(Impossible::NoBus);
    }
    Ok(())
}

impl fmt::Display for Impossible {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoBus => write!(f, "loads wait and there is no bus"),
            Self::NoRoom { missing } => write!(f, "the shelters have no place for {missing} loads"),
        }
    }
}

impl std::error::Error for Impossible {}
