//! Intake: a shelter takes in only so many people a local day, and where people go onward only so many as its places allow
//! until then. Leaves out: everything on the way there.

use super::Case;
use crate::flow::Network;
use movement::plan::{Limit, Resource};

pub(super) fn limits(case: &Case<'_>) -> Vec<Limit> {
    if case
        .task
        .shelters
        .iter()
        .all(|s| s.intake == i32::MAX && s.stay.is_none())
    {
        return Vec::new();
    }
    let first: Vec<Option<i32>> = (0..case.task.shelters.len()).map(|s| first_day(case, s)).collect();
    let last = case.smallest(|last| received(case, &first, last) >= case.moved);
    vec![Case::limit(Resource::Intake, "", last)]
}

/// Returns the first local day on which somebody can arrive at a shelter.
fn first_day(case: &Case<'_>, shelter: usize) -> Option<i32> {
    let opens = |w: &crate::loads::Way| {
        let window = case.task.corridors[w.stages[0].corridor].windows.first()?;
        Some(window.0 + case.after_departure(w, 0))
    };
    case.ways()
        .filter(|w| w.shelter == shelter)
        .filter_map(opens)
        .min()
        .map(|at| case.task.clock.day_of(at))
}

fn received(case: &Case<'_>, first: &[Option<i32>], last: i32) -> i64 {
    let mut network = Network::new();
    let everybody: i64 = case.parties.iter().map(crate::loads::Party::people).sum();
    let stays = network.add_node(everybody);
    let days =
        |shelter: usize| first[shelter].map_or(0, |day| i64::from(case.task.clock.day_of(last) - day + 1).max(0));
    let shelters: Vec<_> = (0..first.len())
        .map(|s| {
            let row = &case.task.shelters[s];
            let open = first[s].map_or(0, |day| case.task.clock.start_of(day));
            let most = row.most_people(last - open);
            network.add_node(most.min(days(s).saturating_mul(i64::from(row.intake))))
        })
        .collect();
    let mut stayed = Vec::new();
    for party in case.parties {
        let node = network.add_node(-party.people());
        stayed.push(network.add_arc(stays, node, party.people(), 1));
        for way in &party.ways {
            network.add_arc(shelters[way.shelter], node, party.people(), 0);
        }
    }
    case.solve(network).map_or(everybody, |s| {
        everybody - stayed.iter().map(|arc| s.flow(*arc)).sum::<i64>()
    })
}
