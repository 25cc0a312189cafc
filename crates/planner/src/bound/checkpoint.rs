//! Checkpoint: people pass one after another at the agreed rate while a window is open. Leaves out: vehicles, escorts,
//! shelters, and that checking is rounded up to whole minutes for each convoy.

use super::Case;
use crate::flow::Network;
use movement::plan::{Limit, Resource};
use std::collections::BTreeMap;

pub(super) fn limits(case: &Case<'_>) -> Vec<Limit> {
    if case.task.corridors.iter().all(|c| c.rate == 0) {
        return Vec::new();
    }
    let after: Vec<Option<i32>> = (0..case.task.corridors.len())
        .map(|corridor| case.least_after_departure(|s| s.corridor == corridor))
        .collect();
    let groups = groups(case);
    let last = case.smallest(|last_arrival| {
        let capacity: Vec<i64> = (0..after.len())
            .map(|c| capacity(case, c, after[c], last_arrival))
            .collect();
        passes(case, &groups, &capacity) >= case.moved
    });
    vec![Case::limit(Resource::Checkpoint, tightest(case, &after), last)]
}

/// People by the corridors of the ways open to them: each way a first and a last corridor.
type Ways = Vec<(usize, usize)>;

fn groups(case: &Case<'_>) -> BTreeMap<Ways, i64> {
    let mut groups = BTreeMap::new();
    for party in case.parties {
        let ends = |w: &crate::loads::Way| (w.stages[0].corridor, w.stages[w.stages.len() - 1].corridor);
        let mut ways: Ways = party.ways.iter().map(ends).collect();
        ways.sort_unstable();
        ways.dedup();
        *groups.entry(ways).or_default() += party.people();
    }
    groups
}

/// Returns how many people can pass a corridor's checkpoint in time for the last arrival.
fn capacity(case: &Case<'_>, corridor: usize, after: Option<i32>, last_arrival: i32) -> i64 {
    let Some(after) = after else { return 0 };
    let row = &case.task.corridors[corridor];
    if row.rate == 0 {
        let opens = row.windows.first().map_or(i32::MAX, |w| w.0);
        return if opens <= last_arrival - after {
            i64::from(i32::MAX)
        } else {
            0
        };
    }
    let open = |w: &(i32, i32)| i64::from((w.1.min(last_arrival - after) - w.0).max(0));
    row.windows.iter().map(|w| open(w) * i64::from(row.rate) / 60).sum()
}

/// Returns how many people can pass: a largest flow, found as a cheapest one in which each person left behind costs.
fn passes(case: &Case<'_>, groups: &BTreeMap<Ways, i64>, capacity: &[i64]) -> i64 {
    let mut network = Network::new();
    let everybody: i64 = groups.values().sum();
    let stays = network.add_node(everybody);
    let exits: Vec<_> = capacity.iter().map(|c| network.add_node((*c).min(everybody))).collect();
    // A first-leg checkpoint has an entry and an exit, so that its own limit holds as well.
    let entries: Vec<_> = capacity
        .iter()
        .map(|_| (network.add_node(0), network.add_node(0)))
        .collect();
    for (entry, limit) in entries.iter().zip(capacity) {
        network.add_arc(entry.0, entry.1, (*limit).min(everybody), 0);
    }
    let mut stayed = Vec::new();
    for (ways, people) in groups {
        let node = network.add_node(-people);
        stayed.push(network.add_arc(stays, node, *people, 1));
        for (first, last) in ways {
            if first == last {
                network.add_arc(exits[*last], node, *people, 0);
            } else {
                network.add_arc(exits[*last], entries[*first].0, *people, 0);
                network.add_arc(entries[*first].1, node, *people, 0);
            }
        }
    }
    case.solve(network).map_or(everybody, |s| {
        everybody - stayed.iter().map(|arc| s.flow(*arc)).sum::<i64>()
    })
}

/// Returns the name of the corridor with the least capacity until the horizon among those in use.
fn tightest(case: &Case<'_>, after: &[Option<i32>]) -> String {
    let used = (0..after.len()).filter(|c| after[*c].is_some() && case.task.corridors[*c].rate > 0);
    let least = used.min_by_key(|c| capacity(case, *c, Some(0), case.task.horizon()));
    least.map_or(String::new(), |c| case.operation.corridors[c].name.clone())
}
