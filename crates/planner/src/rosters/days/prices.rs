//! What a load is worth: the prices of places in the cheapest circuit of all that is left.

use super::{Ground, Morning};
use crate::flow::{Network, NodeIx};
use crate::task::NEVER;
use std::collections::BTreeMap;

/// Parts of a minute, so that prices can be bent a little.
pub(super) const MINUTE: i64 = 64;

/// Prices in parts of a minute.
#[derive(Clone)]
pub(super) struct Prices {
    /// What it is worth to stand at a site.
    pub places: Vec<i64>,
    /// What it is worth to bring a load of each queue.
    pub loads: Vec<i64>,
}

/// Returns prices at which no day is worth more than it drives; `None` when vehicles cannot come to where people wait, or
/// when told to stop.
pub(super) fn of(ground: &Ground<'_>, morning: &Morning, stop: &dyn Fn() -> bool) -> Option<Prices> {
    let task = ground.task;
    let mut network = Network::new();
    let mut offers: BTreeMap<usize, i64> = BTreeMap::new();
    let mut wanted: BTreeMap<usize, i64> = BTreeMap::new();
    for place in &morning.places {
        *offers.entry(place.site).or_default() += 1;
    }
    for (stage, loads) in ground.stages.iter().zip(&morning.loads) {
        *offers.entry(stage.to).or_default() += i64::from(*loads);
        *wanted.entry(stage.from).or_default() += i64::from(*loads);
    }
    let offers: Vec<(usize, NodeIx)> = offers
        .into_iter()
        .map(|(site, loads)| (site, network.add_node(loads)))
        .collect();
    let wanted: Vec<(usize, NodeIx)> = wanted
        .into_iter()
        .map(|(site, loads)| (site, network.add_node(-loads)))
        .collect();
    for (from, offer) in &offers {
        for (to, want) in &wanted {
            let minutes = task.minutes(*from, *to);
            if minutes < NEVER {
                network.add_arc(*offer, *want, i64::from(i32::MAX), i64::from(minutes) * MINUTE);
            }
        }
    }
    let solution = network.solve_unless(stop).ok()?;
    let mut places = vec![i64::MIN / 4; task.sites];
    // Of a site that is both, what it is worth to be sent there.
    for (site, node) in offers.iter().chain(&wanted) {
        places[*site] = solution.potential(*node);
    }
    let load =
        |stage: &crate::task::StageRow| i64::from(stage.minutes) * MINUTE + places[stage.from] - places[stage.to];
    let loads = ground.stages.iter().map(load).collect();
    Some(Prices { places, loads })
}
