//! Road: somebody must make the journey that takes longest even when every vehicle, escort and checkpoint waits for it
//! alone. Leaves out: everything shared with others.

use super::Case;
use crate::loads::Way;
use movement::plan::{Limit, Resource};

pub(super) fn limits(case: &Case<'_>) -> Vec<Limit> {
    if !case.all {
        return Vec::new();
    }
    let Some(free) = case.task.vehicles.iter().map(|v| v.free).min() else {
        return Vec::new();
    };
    let soonest = |ways: &[Way]| ways.iter().filter_map(|w| arrival(case, w, free)).min();
    let slowest = case.parties.iter().filter_map(|p| soonest(&p.ways)).max();
    slowest
        .map(|at| Case::limit(Resource::Road, "", at))
        .into_iter()
        .collect()
}

/// Returns the earliest arrival of one person alone whom vehicles wait for from minute `free`; windows and daylight count.
fn arrival(case: &Case<'_>, way: &Way, free: i32) -> Option<i32> {
    let mut at = free;
    for (number, stage) in way.stages.iter().enumerate() {
        let corridor = &case.task.corridors[stage.corridor];
        let mut gate = at + case.task.loading + if number > 0 { case.task.unloading } else { 0 };
        let processing = corridor.processing(1);
        loop {
            let window = corridor.windows.iter().find(|w| w.0.max(gate) + processing <= w.1)?;
            gate = gate.max(window.0);
            let departs = case.task.departure_by_day(stage, gate + processing)?;
            if departs == gate + processing {
                break;
            }
            gate = departs - processing;
        }
        at = gate + processing + stage.minutes;
    }
    Some(at)
}
