//! How long people wait, and why a household is not on a convoy: counted again, tried again, judged again.
#![allow(clippy::unwrap_used, missing_docs)]

mod trials;
mod waiting;

use movement::operation::Operation;
use movement::plan::Plan;
use planner::Budget;

/// Draws a plan, in the order of start as files have it.
fn planned(operation: &Operation, seed: u64) -> Plan {
    let mut plan = planner::plan(operation, seed, Budget::moves(20), &mut |_| true)
        .unwrap()
        .plan;
    plan.convoys.sort_by_key(|convoy| convoy.start);
    plan
}
