//! Draws tours for a bus evacuation instance, judges them, and returns them only when they keep every rule.

use crate::World;
use crate::draw_plan::Budget;
use movement::evacuation::{Fault, Instance, judge};
use planner::evacuation::{self, Impossible, Planned, Progress};
use std::time::Duration;

/// Tours that keep every rule.
#[derive(Clone, Debug)]
pub struct DrawnTours {
    /// The tours and the bound beside them.
    pub planned: Planned,
    /// Time until the first tours.
    pub first_plan: Duration,
    /// Time in all, judging included.
    pub took: Duration,
}

/// Why there are no tours.
#[derive(Clone, Debug)]
pub enum NoTours {
    /// The instance has none.
    Impossible(Impossible),
    /// The planner made some that break a rule: a defect of ours, never shown as a plan.
    Refused(Vec<Fault>),
}

/// Draws tours within a budget; `watch` is told of the first ones and of every better ones.
pub fn draw_tours(
    world: &World<'_>,
    instance: &Instance,
    seed: u64,
    budget: Budget,
    watch: &mut dyn FnMut(Progress),
) -> Result<DrawnTours, NoTours> {
    let clock = world.clock;
    let start = clock();
    let elapsed = || clock().saturating_sub(start);
    let stop = || (world.stop)() || budget.time.is_some_and(|limit| elapsed() >= limit);
    let limits = evacuation::Budget {
        moves: budget.moves.unwrap_or(u64::MAX),
        stop: &stop,
    };
    let mut first_plan = None;
    let planned = evacuation::plan(instance, seed, limits, &mut |progress| {
        first_plan.get_or_insert_with(elapsed);
        watch(progress);
    })
    .map_err(NoTours::Impossible)?;
    let faults = judge(instance, &planned.tours);
    if !faults.is_empty() {
        return Err(NoTours::Refused(faults));
    }
    let took = elapsed();
    Ok(DrawnTours {
        planned,
        first_plan: first_plan.unwrap_or(took),
        took,
    })
}
