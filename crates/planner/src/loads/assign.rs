//! Households to shelters: the cheapest flow of people over groups, then whole households along it.

use super::flows::Sending;
use super::full::Filling;
use super::group::{self, GroupKey, Groups, Journeys};
use super::rounding::{self, Chosen};
use super::spread::Sender;
use super::trim;
use crate::stop::Stop;
use crate::task::{Capacity, Item, Queue, Shape, StageRow, Task};
use movement::operation::Operation;
use movement::plan::{Reason, Waiting};
use movement::registry::HouseholdIx;
use std::collections::BTreeMap;

/// The result of level one.
#[derive(Debug, Default)]
pub(crate) struct Loads {
    pub queues: Vec<Queue>,
    /// The size of platoons whose lots its queues are made for, if any.
    pub platoon: Option<usize>,
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
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
    let senders = senders(&groups, &sizes);
    let sending = Sending::new(&senders, (&groups, &journeys), task, stop);
    let flows = sending.flows(seed);
    let most_people = flows.iter().map(|f| f.moved).max().unwrap_or(0);
    let mut chosen: Vec<Chosen> = flows
        .iter()
        .map(|flow| rounding::round(task, &groups.members, &sizes, flow, stop))
        .collect();
    let needs: Vec<Capacity> = operation.households.iter().map(group::need).collect();
    let filling = Filling::new(&needs, task, &groups.members, &journeys, stop);
    if let Some(full) = filling.and_then(|f| f.better_than(&chosen[0], &flows[0])) {
        // Where there are several flows of people, all are searched beside the whole loads.
        let instead = usize::from(flows.len() == 1);
        chosen.splice(..instead, [full]);
    }
    let grouped = groups.members.values().flatten();
    let seated = grouped.map(|h| i64::from(needs[*h as usize].seats)).sum();
    let lots = sending.lots(&flows[0], seated);
    let in_lots = lots.iter().map(|(flow, size)| {
        let mut chosen = rounding::round(task, &groups.members, &sizes, flow, stop);
        trim::trim(&groups.members, &needs, sending.seats_of(*size), &mut chosen);
        (chosen, Some(*size))
    });
    let all = chosen.into_iter().map(|chosen| (chosen, None));
    all.chain(in_lots)
        .map(|chosen| loads((operation, task), (&groups, &journeys), chosen, most_people, stop))
        .collect()
}

/// Returns what a choice comes to: its queues, and whom it leaves out.
pub(super) fn loads(
    (operation, task): (&Operation, &Task),
    (groups, journeys): (&Groups, &Journeys),
    (chosen, platoon): (Chosen, Option<usize>),
    most_people: i64,
    stop: &Stop<'_>,
) -> Loads {
    Loads {
        platoon,
        waiting: waiting(groups, &chosen),
        queues: queues(operation, task, journeys, chosen.queues, stop),
        most_people,
        parties: parties(operation, groups, journeys),
    }
}

fn parties(operation: &Operation, groups: &Groups, journeys: &Journeys) -> Vec<Party> {
    let members = groups.members.iter();
    members
        .map(|(key, members)| party(operation, journeys, key, members))
        .collect()
}

/// Returns who can go where and nothing else; when stopped on the way, of no use.
pub(crate) fn parties_alone(operation: &Operation, task: &Task, stop: &Stop<'_>) -> Loads {
    let journeys = group::journeys(operation, task);
    let groups = group::groups(operation, task, &journeys, stop);
    Loads {
        parties: parties(operation, &groups, &journeys),
        ..Loads::default()
    }
}

fn waiting(groups: &Groups, chosen: &Chosen) -> Vec<Waiting> {
    let mut waiting = groups.waiting.clone();
    waiting.extend(chosen.left_out.iter().map(|household| Waiting {
        household: HouseholdIx(*household),
        reason: Reason::SheltersFull,
    }));
    waiting.sort_unstable();
    waiting
}

pub(super) fn senders(groups: &Groups, sizes: &[i64]) -> Vec<Sender> {
    let sender = |((site, list), members): (&GroupKey, &Vec<u32>)| Sender {
        site: *site,
        list: list.clone(),
        units: members.iter().map(|h| sizes[*h as usize]).sum(),
    };
    groups.members.iter().map(sender).collect()
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
            ready: 0,
            shape: Shape::new(households.into_iter().map(item)),
        }
    };
    chosen.into_iter().take_while(|_| !stop.now()).map(queue).collect()
}
