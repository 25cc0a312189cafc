//! Households to shelters: the cheapest flow of people over groups, then whole households along it.

use super::flows::{Flow, Sending};
use super::group::{self, GroupKey, Journeys};
use crate::stop::Stop;
use crate::task::{Item, Queue, Shape, StageRow, Task};
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

/// Chooses shelters for every household that said yes, in several ways; which one makes the best plan only a search can
/// tell. The first is never worse in driving than the others. When stopped on the way they are of no use.
pub(crate) fn choices(operation: &Operation, task: &Task, seed: u64, stop: &Stop<'_>) -> Vec<Loads> {
    let journeys = group::journeys(operation, task);
    let groups = group::groups(operation, task, &journeys, stop);
    if stop.now() {
        return Vec::new();
    }
    let sizes: Vec<i64> = operation.households.iter().map(|h| i64::from(h.members.0)).collect();
    let sending = Sending {
        groups: &groups.members,
        sizes: &sizes,
        journeys: &journeys,
        task,
        stop,
    };
    let flows = sending.flows(seed);
    let most_people = flows.iter().map(|f| f.moved).max().unwrap_or(0);
    let members = groups.members.iter();
    let parties: Vec<Party> = members
        .map(|(key, members)| party(operation, &journeys, key, members))
        .collect();
    let loads = |flow: Flow| {
        let mut round = Rounding {
            left: flow.people,
            places: (0..task.shelters.len()).map(|s| task.most_people(s)).collect(),
            chosen: BTreeMap::new(),
            waiting: groups.waiting.clone(),
        };
        round.seat_all(&groups.members, &sizes, stop);
        round.waiting.sort_unstable();
        let queues = queues(operation, task, &journeys, round.chosen, stop);
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

/// Whole households along a flow of people, large ones first.
struct Rounding {
    left: Vec<BTreeMap<usize, i64>>,
    places: Vec<i64>,
    chosen: BTreeMap<(usize, usize), Vec<u32>>,
    waiting: Vec<Waiting>,
}

impl Rounding {
    fn seat_all(&mut self, groups: &BTreeMap<GroupKey, Vec<u32>>, sizes: &[i64], stop: &Stop<'_>) {
        let numbered = groups.iter().enumerate();
        let mut all: Vec<(i64, u32, usize, &GroupKey)> = numbered
            .flat_map(|(group, (key, members))| members.iter().map(move |h| (sizes[*h as usize], *h, group, key)))
            .collect();
        all.sort_unstable_by_key(|(size, household, ..)| (-*size, *household));
        for (turn, (size, household, group, (site, list))) in all.into_iter().enumerate() {
            if turn.is_multiple_of(group::READ_AT_ONCE) && stop.now() {
                return;
            }
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
    stop: &Stop<'_>,
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
    chosen.into_iter().take_while(|_| !stop.now()).map(queue).collect()
}
