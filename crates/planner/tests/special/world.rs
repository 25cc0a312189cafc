//! What the tests below have in common.

use movement::operation::Operation;
use movement::plan::Plan;
use movement::plan::rules::judge;
use planner::Budget;
pub use samples::by_hand::{CAMP, DAY, SHELTER, operation};

/// Draws a plan, which must keep every rule.
pub fn plan(operation: &Operation, moves: u64) -> Plan {
    let drawn = planner::plan(operation, 1, Budget::moves(moves), &mut |_| true).unwrap();
    assert_eq!(judge(operation, &drawn.plan), []);
    drawn.plan
}

/// Returns when the last convoy of a plan arrives.
pub fn last_arrival(operation: &Operation, plan: &Plan) -> i32 {
    let arrivals = plan.convoys.iter().map(|convoy| convoy.timing(operation).arrival.0);
    arrivals.max().unwrap_or(0)
}
