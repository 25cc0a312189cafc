//! Circuit: vehicles go round. Every loaded run starts where an empty run (or the vehicle's first place) ended, so the
//! cheapest way of bringing people to shelters *and* seats back to where people wait is a flow that no fleet beats.
//!
//! In seats: as many seats leave a shelter empty as came loaded, but for those that end there; as many reach a site as
//! leave it loaded. Seats come from where their vehicle stands at first, once, and end anywhere, free of cost. Leaves out:
//! that seats stay together in vehicles, days, windows and convoys.

use super::Case;
use super::part::Part;
use crate::flow::Network;
use crate::task::{NEVER, StageRow};
use movement::registry::SiteIx;
use std::collections::BTreeMap;

/// More seats than any operation moves.
const MANY: i64 = i64::MAX >> 24;

/// Where the seats of a part begin.
pub(super) struct Fleet {
    /// Seats at each site at first.
    pub first: BTreeMap<usize, i64>,
    /// How often a seat may be where it is wanted, free of cost.
    pub elsewhere: i64,
}

/// Returns the seat minutes that `riders` of each party take at least on the stages of a part, loaded and empty, with
/// `handling` minutes a loaded run; `fleet` says where its seats begin. `None` when some way uses the part twice, or people
/// can enter it at more than one site.
pub(super) fn seat_minutes(
    case: &Case<'_>,
    part: &Part,
    empty: &Empty,
    riders: &[i64],
    handling: i32,
    fleet: &Fleet,
) -> Option<i64> {
    let served = |s: &&StageRow| part.corridors.contains(&s.corridor);
    if case.ways().any(|w| w.stages.iter().filter(served).count() > 1) || changes_start(case, part) {
        return None;
    }
    let mut network = Network::new();
    // The flow runs against time: from where seats end, over loaded runs to the parties, over empty runs back.
    let ends = network.add_node(0);
    let mut drops = BTreeMap::new();
    let mut picks = BTreeMap::new();
    let mut waiting: BTreeMap<usize, i64> = BTreeMap::new();
    for (party, people) in case.parties.iter().zip(riders) {
        let starts = party
            .ways
            .iter()
            .flat_map(|w| w.stages.iter().find(served))
            .map(|s| s.from)
            .next();
        if let Some(from) = starts {
            *waiting.entry(from).or_default() += people;
        }
    }
    for (from, people) in waiting {
        picks.insert(from, network.add_node(people));
    }
    for (place, there) in &fleet.first {
        let first = network.add_node(0);
        network.add_arc(first, ends, *there, 0);
        for (from, pick) in &picks {
            let minutes = empty.minutes(case, *place, *from);
            if minutes < i64::from(NEVER) {
                network.add_arc(*pick, first, MANY, minutes);
            }
        }
    }
    let elsewhere = network.add_node(0);
    network.add_arc(elsewhere, ends, fleet.elsewhere, 0);
    for pick in picks.values() {
        network.add_arc(*pick, elsewhere, MANY, 0);
    }
    for to in empty.drops.iter().copied() {
        let (emptied, unloads) = (network.add_node(0), network.add_node(0));
        network.add_arc(ends, emptied, MANY, 0);
        network.add_arc(emptied, unloads, places_at(case, to), 0);
        for (from, pick) in &picks {
            let minutes = empty.minutes(case, to, *from);
            if minutes < i64::from(NEVER) {
                network.add_arc(*pick, emptied, MANY, minutes);
            }
        }
        drops.insert(to, unloads);
    }
    let stays = network.add_node(case.staying(riders));
    let unserved = network.add_node(riders.iter().sum());
    let riding = case.parties.iter().zip(riders).filter(|(_, people)| **people > 0);
    for (party, people) in riding {
        let node = network.add_node(-people);
        network.add_arc(stays, node, *people, 0);
        for way in &party.ways {
            match way.stages.iter().find(served) {
                Some(stage) => {
                    network.add_arc(drops[&stage.to], node, *people, i64::from(stage.minutes + handling));
                }
                None => {
                    network.add_arc(unserved, node, *people, 0);
                }
            }
        }
    }
    case.solve(network).ok().map(|solution| solution.cost())
}

/// Tells whether some party can enter a part at more than one site.
fn changes_start(case: &Case<'_>, part: &Part) -> bool {
    let served = |s: &&StageRow| part.corridors.contains(&s.corridor);
    let start = |w: &crate::loads::Way| w.stages.iter().find(served).map(|s| s.from);
    case.parties.iter().any(|party| {
        let mut starts = party.ways.iter().filter_map(start);
        let first = starts.next();
        starts.any(|s| Some(s) != first)
    })
}

/// Returns how many people may be dropped at a site in all: what it takes in all where it is a shelter.
fn places_at(case: &Case<'_>, site: usize) -> i64 {
    let shelter = case.operation.find_shelter_at(SiteIx::from_position(site));
    shelter.map_or(MANY, |s| case.task.most_people(s.at()))
}

/// Empty runs between the sites of a part, closed under shortest paths, so that a table in which a detour is shorter
/// than the direct way cannot break the bound.
pub(super) struct Empty {
    sites: Vec<usize>,
    drops: Vec<usize>,
    minutes: Vec<i64>,
}

impl Empty {
    pub fn new(case: &Case<'_>, part: &Part) -> Self {
        let stages = || {
            case.ways()
                .flat_map(|w| &w.stages)
                .filter(|s| part.corridors.contains(&s.corridor))
        };
        let mut drops: Vec<usize> = stages().map(|s| s.to).collect();
        let first = part.vehicles.iter().map(|v| case.task.vehicles[*v].place);
        let mut sites: Vec<usize> = stages().flat_map(|s| [s.from, s.to]).chain(first).collect();
        [&mut drops, &mut sites].into_iter().for_each(|list| {
            list.sort_unstable();
            list.dedup();
        });
        let direct = |a: &usize| {
            sites
                .iter()
                .map(|b| i64::from(case.task.minutes(*a, *b)))
                .collect::<Vec<_>>()
        };
        let minutes: Vec<i64> = sites.iter().flat_map(direct).collect();
        let mut empty = Self { sites, drops, minutes };
        empty.close();
        empty
    }

    fn close(&mut self) {
        let n = self.sites.len();
        for middle in 0..n {
            for from in 0..n {
                let first = self.minutes[from * n + middle];
                if first >= i64::from(NEVER) {
                    continue;
                }
                for to in 0..n {
                    let way = first + self.minutes[middle * n + to];
                    if way < self.minutes[from * n + to] {
                        self.minutes[from * n + to] = way;
                    }
                }
            }
        }
    }

    fn minutes(&self, case: &Case<'_>, from: usize, to: usize) -> i64 {
        match (self.sites.binary_search(&from), self.sites.binary_search(&to)) {
            (Ok(from), Ok(to)) => self.minutes[from * self.sites.len() + to],
            _ => i64::from(case.task.minutes(from, to)),
        }
    }
}
