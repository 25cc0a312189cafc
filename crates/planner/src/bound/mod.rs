//! Bounds: what no plan can beat. Each file relaxes everything but one resource.

use crate::dispatch::Score;
use crate::loads::Loads;
use crate::task::Task;
use movement::operation::Operation;
use movement::plan::Limit;

/// Returns the limits on the last arrival of any plan that moves as many people as `reached` does, the highest first.
pub(crate) fn limits(_operation: &Operation, _task: &Task, _loads: &Loads, _reached: Score) -> Vec<Limit> {
    Vec::new()
}
