//! Planner, evacuation: tours for the bus evacuation problem, and a bound that no tours can beat.

mod anneal;
mod bounds;
mod branch;
mod build;
mod moves;
mod near;
mod pairs;
mod prove;
mod routes;

use anneal::Anneal;
use movement::evacuation::{Instance, Tour, longest};
use near::Near;
use std::fmt;

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

/// Plans tours for an instance. `watch` is told of the first plan and of every better plan or bound.
pub fn plan(
    instance: &Instance,
    seed: u64,
    budget: Budget,
    watch: &mut dyn FnMut(Progress),
) -> Result<Planned, Impossible> {
    possible(instance)?;
    let pairs = pairs::pairs(instance);
    let lower_bound = bounds::service(instance).max(bounds::shared(pairs.time, instance.fleet()));
    let tours = build::build(instance, pairs.trips);
    let mut progress = Progress {
        longest: longest(instance, &tours),
        lower_bound,
        moves: 0,
    };
    watch(progress);
    let near = Near::new(instance);
    let mut search = Anneal::new(instance, &near, &tours, seed);
    let mut tree: Option<branch::Branch> = None;
    let mut proof = prove::Proof::new(instance, lower_bound, progress.longest);
    while search.moves < budget.moves && progress.longest > progress.lower_bound && !(budget.stop)() {
        search.run(
            (budget.moves - search.moves).min(1 << 18),
            progress.lower_bound,
            budget.stop,
        );
        progress.moves = search.moves;
        if search.longest < progress.longest {
            progress.longest = search.longest;
            watch(progress);
        }
        proof.learn(&search.best);
        proof.run(300_000_000, progress.longest, budget.stop);
        if proof.ended && tree.is_none() {
            tree = proof.branch();
        }
        if let Some(branch) = &mut tree {
            match branch.run(300_000_000, budget.stop) {
                branch::Found::Open => {}
                branch::Found::Never => {
                    proof.refuted();
                    tree = None;
                }
                branch::Found::Tours(tours) => {
                    let l = longest(instance, &tours);
                    if l < progress.longest {
                        progress.longest = l;
                        search = Anneal::new(instance, &near, &tours, seed);
                        watch(progress);
                    }
                    tree = None;
                }
                branch::Found::GivenUp => tree = None,
            }
        }
        if proof.lower_bound > progress.lower_bound {
            progress.lower_bound = proof.lower_bound;
            watch(progress);
        }
    }
    Ok(Planned {
        tours: search.best,
        progress,
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
