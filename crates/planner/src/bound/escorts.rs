//! Escorts: each convoy takes one for twice its travel time and carries at most a full convoy of the largest vehicles.
//! Leaves out: headway, checkpoints, and that vehicles are not all there at once.

use super::Case;
use crate::flow::Network;
use crate::task::StageRow;
use movement::plan::{Limit, Resource};

pub(super) fn limits(case: &Case<'_>) -> Vec<Limit> {
    (0..case.task.pools.len())
        .filter_map(|pool| pool_limit(case, pool))
        .collect()
}

fn pool_limit(case: &Case<'_>, pool: usize) -> Option<Limit> {
    let task = case.task;
    let draws = |s: &StageRow| task.corridors[s.corridor].pool == Some(pool);
    let after = case.least_after_departure(draws)?;
    let longest = case
        .ways()
        .flat_map(|w| &w.stages)
        .filter(|s| draws(s))
        .map(|s| s.minutes)
        .max()?;
    let largest = task.vehicles.iter().map(|v| task.kinds[v.kind].people()).max()?;
    let convoy = i64::from(task.most_vehicles) * i64::from(largest);
    let windows = open(case, pool);
    let needed = person_minutes(case, draws);
    let last = case.smallest(|last| {
        let minutes = |w: &(i32, i32)| i64::from(w.1.min(last - after) - w.0);
        let started = windows.iter().filter(|w| w.0 <= last - after);
        let spans: i64 = started.map(|w| minutes(w).max(0) + 2 * i64::from(longest)).sum();
        needed <= spans.saturating_mul(i64::from(task.pools[pool])).saturating_mul(convoy)
    });
    Some(Case::limit(
        Resource::Escorts,
        case.operation.rules.escort_pools[pool].name.clone(),
        last,
    ))
}

/// Returns the spans in which some corridor of the pool is open.
fn open(case: &Case<'_>, pool: usize) -> Vec<(i32, i32)> {
    let drawing = case.task.corridors.iter().filter(|c| c.pool == Some(pool));
    joined(drawing.flat_map(|c| c.windows.iter().copied()).collect())
}

/// Returns spans sorted, joined where they touch.
pub(super) fn joined(mut all: Vec<(i32, i32)>) -> Vec<(i32, i32)> {
    all.sort_unstable();
    let mut joined: Vec<(i32, i32)> = Vec::new();
    for (from, to) in all {
        match joined.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => joined.push((from, to)),
        }
    }
    joined
}

/// Returns the least sum over people of twice their travel time under escort.
fn person_minutes(case: &Case<'_>, draws: impl Fn(&StageRow) -> bool) -> i64 {
    let mut network = Network::new();
    let shelters: Vec<_> = (0..case.task.shelters.len())
        .map(|s| network.add_node(case.task.most_people(s)))
        .collect();
    let everybody: i64 = case.parties.iter().map(crate::loads::Party::people).sum();
    let stays = network.add_node((everybody - case.moved).max(0));
    for party in case.parties {
        let node = network.add_node(-party.people());
        network.add_arc(stays, node, party.people(), 0);
        for way in &party.ways {
            let cost = way
                .stages
                .iter()
                .filter(|s| draws(s))
                .map(|s| 2 * i64::from(s.minutes))
                .sum();
            network.add_arc(shelters[way.shelter], node, party.people(), cost);
        }
    }
    case.solve(network).map_or(0, |solution| solution.cost())
}
