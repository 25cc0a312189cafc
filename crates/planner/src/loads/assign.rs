//! Households to shelters: the cheapest flow of people over groups, then whole households along it.

use super::group::{self, GroupKey, Journeys};
use crate::flow::{ArcIx, Network};
use crate::task::{Item, Queue, Shape, ShelterRow, StageRow, Task};
use movement::operation::Operation;
use movement::plan::{Reason, Waiting};
use movement::registry::HouseholdIx;
use std::collections::BTreeMap;

/// The result of level one.
#[derive(Debug, Default)]
pub(crate) struct Loads {
    pub queues: Vec<Queue>,
    /// Households that have no seat whatever the timetable.
    pub waiting: Vec<Waiting>,
    /// No plan carries more people than this.
    pub most_people: i64,
    /// Who can go where, for the bounds.
    pub parties: Vec<Party>,
}

/// The people of one group and the ways open to them.
#[derive(Clone, Debug)]
pub(crate) struct Party {
    /// People who need seats, bays and stretcher places.
    pub needs: [i64; 3],
    /// Shelters and how to get there.
    pub ways: Vec<Way>,
}

impl Party {
    pub fn people(&self) -> i64 {
        self.needs.iter().sum()
    }
}

/// One shelter a group can reach, and the stages that lead there.
#[derive(Clone, Debug)]
pub(crate) struct Way {
    pub shelter: usize,
    pub stages: Vec<StageRow>,
}

/// Chooses a shelter for every household that said yes: along the least driving, and where shelters take in only so
/// many a day, also so that none does so on more days than it must. Which choice makes the better plan only a search
/// can tell.
pub(crate) fn choices(operation: &Operation, task: &Task) -> Vec<Loads> {
    let journeys = group::journeys(operation, task);
    let groups = group::groups(operation, task, &journeys);
    let sizes: Vec<i64> = operation.households.iter().map(|h| i64::from(h.members.0)).collect();
    let places: Vec<i64> = task.shelters.iter().map(|s| s.places).collect();
    let least = cheapest(&groups.members, &sizes, &places, &journeys);
    let most_people = least.moved;
    let mut flows: Vec<Flow> = Vec::new();
    for share in INTAKE_SHARES {
        let spread = spread_by_intake(share, &least, &groups.members, &sizes, task, &journeys);
        flows.extend(spread.filter(|s| flows.iter().all(|f| f.people != s.people)));
    }
    flows.push(least);
    let members = groups.members.iter();
    let parties: Vec<Party> = members
        .map(|(key, members)| party(operation, &journeys, key, members))
        .collect();
    let loads = |flow: Flow| {
        let (chosen, waiting) = (BTreeMap::new(), groups.waiting.clone());
        let mut round = Rounding {
            left: flow.people,
            places: places.clone(),
            chosen,
            waiting,
        };
        round.seat_all(&groups.members, &sizes);
        round.waiting.sort_unstable();
        let queues = queues(operation, task, &journeys, round.chosen);
        Loads {
            queues,
            waiting: round.waiting,
            most_people,
            parties: parties.clone(),
        }
    };
    flows.into_iter().map(loads).collect()
}

fn party(operation: &Operation, journeys: &Journeys, (site, list): &GroupKey, members: &[u32]) -> Party {
    let mut needs = [0; 3];
    for need in members.iter().map(|h| group::need(&operation.households[*h as usize])) {
        needs[0] += i64::from(need.seats);
        needs[1] += i64::from(need.bays);
        needs[2] += i64::from(need.stretchers);
    }
    let way = |shelter: &usize| Way {
        shelter: *shelter,
        stages: journeys[&(*site, *shelter)].clone(),
    };
    Party {
        needs,
        ways: list.iter().map(way).collect(),
    }
}

struct Flow {
    /// People of each group for each of its shelters.
    people: Vec<BTreeMap<usize, i64>>,
    moved: i64,
}

/// Parts of the daily intake, in percent, that shelters are given people for: full convoys do not always add up to all
/// of it.
const INTAKE_SHARES: [i64; 3] = [100, 95, 90];

/// Chooses shelters anew so that none takes in people on more days than it must for everybody to arrive.
fn spread_by_intake(
    share: i64,
    unhurried: &Flow,
    groups: &BTreeMap<GroupKey, Vec<u32>>,
    sizes: &[i64],
    task: &Task,
    journeys: &Journeys,
) -> Option<Flow> {
    let days = i64::from(task.clock.day_of(task.horizon())) + 1;
    let within = |days: i64| -> Flow {
        let places = |s: &ShelterRow| s.places.min(days.saturating_mul(i64::from(s.intake)) / 100 * share);
        cheapest(
            groups,
            sizes,
            &task.shelters.iter().map(places).collect::<Vec<_>>(),
            journeys,
        )
    };
    if task.shelters.iter().all(|s| s.intake == i32::MAX) {
        return None;
    }
    let (mut low, mut high) = (1, days.max(1));
    while low < high {
        let middle = low + (high - low) / 2;
        if within(middle).moved == unhurried.moved {
            high = middle
        } else {
            low = middle + 1
        }
    }
    Some(within(low)).filter(|spread| spread.people != unhurried.people)
}

/// Sends as many people as possible, then with the least vehicle time there and back.
fn cheapest(groups: &BTreeMap<GroupKey, Vec<u32>>, sizes: &[i64], places: &[i64], journeys: &Journeys) -> Flow {
    let mut network = Network::new();
    let shelters: Vec<_> = places.iter().map(|places| network.add_node(*places)).collect();
    let all: i64 = groups.values().flatten().map(|h| sizes[*h as usize]).sum();
    let nowhere = network.add_node(all);
    let drive = |site: usize, shelter: usize| -> i64 {
        journeys[&(site, shelter)]
            .iter()
            .map(|stage| 2 * i64::from(stage.minutes))
            .sum()
    };
    let dearest = groups
        .keys()
        .flat_map(|(site, list)| list.iter().map(|s| drive(*site, *s)))
        .max()
        .unwrap_or(0);
    let stay = (dearest + 1) * (places.len() as i64 + 2);
    let mut arcs: Vec<Vec<(usize, ArcIx)>> = Vec::with_capacity(groups.len());
    for ((site, list), members) in groups {
        let people: i64 = members.iter().map(|h| sizes[*h as usize]).sum();
        let node = network.add_node(-people);
        network.add_arc(nowhere, node, people, stay);
        arcs.push(
            list.iter()
                .map(|s| (*s, network.add_arc(shelters[*s], node, people, drive(*site, *s))))
                .collect(),
        );
    }
    let Ok(solution) = network.solve() else {
        // Only sums beyond 64 bits end here: start from nothing, the rounding still seats whom it can.
        return Flow {
            people: vec![BTreeMap::new(); groups.len()],
            moved: all,
        };
    };
    let flow = |arcs: &Vec<(usize, ArcIx)>| arcs.iter().map(|(s, arc)| (*s, solution.flow(*arc))).collect();
    let people: Vec<BTreeMap<usize, i64>> = arcs.iter().map(flow).collect();
    let moved = people.iter().flat_map(BTreeMap::values).sum();
    Flow { people, moved }
}

/// Whole households along a flow of people, large ones first.
struct Rounding {
    left: Vec<BTreeMap<usize, i64>>,
    places: Vec<i64>,
    chosen: BTreeMap<(usize, usize), Vec<u32>>,
    waiting: Vec<Waiting>,
}

impl Rounding {
    fn seat_all(&mut self, groups: &BTreeMap<GroupKey, Vec<u32>>, sizes: &[i64]) {
        let numbered = groups.iter().enumerate();
        let mut all: Vec<(i64, u32, usize, &GroupKey)> = numbered
            .flat_map(|(group, (key, members))| members.iter().map(move |h| (sizes[*h as usize], *h, group, key)))
            .collect();
        all.sort_unstable_by_key(|(size, household, ..)| (-*size, *household));
        for (size, household, group, (site, list)) in all {
            match self.choose(group, list, size) {
                Some(shelter) => {
                    self.places[shelter] -= size;
                    *self.left[group].entry(shelter).or_default() -= size;
                    self.chosen.entry((*site, shelter)).or_default().push(household);
                }
                None => {
                    let household = HouseholdIx(household);
                    self.waiting.push(Waiting {
                        household,
                        reason: Reason::SheltersFull,
                    });
                }
            }
        }
    }

    fn choose(&self, group: usize, list: &[usize], size: i64) -> Option<usize> {
        let left = |s: &usize| self.left[group].get(s).copied().unwrap_or(0);
        list.iter()
            .copied()
            .filter(|s| self.places[*s] >= size)
            .max_by_key(|s| (left(s), std::cmp::Reverse(*s)))
    }
}

fn queues(
    operation: &Operation,
    task: &Task,
    journeys: &Journeys,
    chosen: BTreeMap<(usize, usize), Vec<u32>>,
) -> Vec<Queue> {
    let queue = |((site, shelter), mut households): ((usize, usize), Vec<u32>)| {
        households.sort_unstable_by_key(|h| (operation.households[*h as usize].tier, *h));
        let item = |row: u32| {
            let household = &operation.households[row as usize];
            let tier = task
                .tiers
                .binary_search(&household.tier)
                .unwrap_or(0)
                .min(crate::dispatch::TIERS - 1);
            Item {
                household: row,
                need: group::need(household),
                tier: tier as u8,
            }
        };
        Queue {
            stages: journeys[&(site, shelter)].clone(),
            shelter,
            shape: Shape::new(households.into_iter().map(item)),
        }
    };
    chosen.into_iter().map(queue).collect()
}
