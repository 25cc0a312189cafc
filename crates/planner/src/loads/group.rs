//! Groups: households that wait at one site and can go to the same shelters.

use super::fit::Fit;
use crate::stop::Stop;
use crate::task::{Capacity, StageRow, Task, whole};
use movement::operation::Operation;
use movement::plan::{Reason, Waiting};
use movement::registry::{Consent, Household, HouseholdIx, ShelterIx};
use std::collections::BTreeMap;

/// Site and shelters of a group.
pub(super) type GroupKey = (usize, Vec<usize>);

/// Groups with their households (rows), and those that no plan can carry.
#[derive(Debug, Default)]
pub(super) struct Groups {
    pub members: BTreeMap<GroupKey, Vec<u32>>,
    pub waiting: Vec<Waiting>,
}

/// The stages from every site where households wait to every shelter.
pub(super) type Journeys = BTreeMap<(usize, usize), Vec<StageRow>>;

/// The household's group, by site, list it accepts (numbered), need and luggage, or why there is none.
type Known = BTreeMap<(usize, usize, Capacity, i64), Result<usize, Reason>>;

/// Returns the stages of every journey a corridor allows.
pub(super) fn journeys(operation: &Operation, task: &Task) -> Journeys {
    let mut sites: Vec<_> = operation.households.iter().map(|h| h.site).collect();
    sites.sort_unstable();
    sites.dedup();
    let mut all = Journeys::new();
    for site in sites {
        for shelter in (0..operation.shelters.len()).map(ShelterIx::from_position) {
            let Some(journey) = operation.find_journey(site, shelter) else {
                continue;
            };
            let stage = |s: &movement::operation::Stage| StageRow {
                from: s.from.at(),
                to: s.to.at(),
                corridor: s.corridor.at(),
                minutes: task.minutes(s.from.at(), s.to.at()),
            };
            all.insert((site.at(), shelter.at()), journey.iter().map(stage).collect());
        }
    }
    all
}

/// Households read between two questions whether to stop.
pub(super) const READ_AT_ONCE: usize = 4096;

/// Sorts the households that said yes into groups.
pub(super) fn groups(operation: &Operation, task: &Task, journeys: &Journeys, stop: &Stop<'_>) -> Groups {
    let mut sorting = Sorting {
        task,
        journeys,
        fit: Fit::new(task),
        lists: BTreeMap::new(),
        known: Known::new(),
        numbers: BTreeMap::new(),
    };
    let mut waiting = Vec::new();
    let mut members: Vec<Vec<u32>> = Vec::new();
    let rows = operation.households.iter().enumerate();
    let asks = |row: usize| row.is_multiple_of(READ_AT_ONCE) && stop.now();
    let said_yes = rows
        .take_while(|(row, _)| !asks(*row))
        .filter(|(_, h)| h.consent == Consent::Yes);
    for (row, household) in said_yes {
        match sorting.group(household) {
            Ok(group) => {
                members.resize_with(sorting.numbers.len(), Vec::new);
                members[group].push(row as u32);
            }
            Err(reason) => waiting.push(Waiting {
                household: HouseholdIx::from_position(row),
                reason,
            }),
        }
    }
    let with_members = |(key, number): (GroupKey, usize)| (key, std::mem::take(&mut members[number]));
    Groups {
        members: sorting.numbers.into_iter().map(with_members).collect(),
        waiting,
    }
}

/// Groups numbered as they are met, so that lists of shelters are compared once for many households.
struct Sorting<'o> {
    task: &'o Task,
    journeys: &'o Journeys,
    fit: Fit<'o>,
    lists: BTreeMap<Option<&'o Vec<ShelterIx>>, usize>,
    known: Known,
    numbers: BTreeMap<GroupKey, usize>,
}

impl<'o> Sorting<'o> {
    /// Returns the number of a household's group.
    fn group(&mut self, household: &'o Household) -> Result<usize, Reason> {
        let site = household.site.at();
        let next = self.lists.len();
        let list = *self.lists.entry(household.accepts.as_ref()).or_insert(next);
        let key = (site, list, need(household), i64::from(household.luggage.0));
        *self.known.entry(key).or_insert_with(|| {
            let shelters = shelters(self.task, household, self.journeys, &mut self.fit)?;
            let next = self.numbers.len();
            Ok(*self.numbers.entry((site, shelters)).or_insert(next))
        })
    }
}

/// Returns what a household needs in a vehicle.
pub(crate) fn need(household: &Household) -> Capacity {
    Capacity {
        seats: whole(household.seated().0),
        bays: whole(household.wheelchairs.0),
        stretchers: whole(household.stretchers.0),
    }
}

fn shelters(task: &Task, household: &Household, journeys: &Journeys, fit: &mut Fit<'_>) -> Result<Vec<usize>, Reason> {
    let site = household.site.at();
    let accepted = |s: usize| household.accepts(ShelterIx::from_position(s));
    let ways = journeys.range((site, 0)..=(site, usize::MAX));
    let reached: Vec<(usize, &Vec<StageRow>)> = ways
        .map(|((_, s), stages)| (*s, stages))
        .filter(|(s, _)| accepted(*s))
        .collect();
    if reached.is_empty() {
        return Err(Reason::NoCorridor);
    }
    let need = need(household);
    let carried: Vec<usize> = reached
        .into_iter()
        .filter(|(_, stages)| fit.carries(stages, need))
        .map(|(s, _)| s)
        .collect();
    if carried.is_empty() {
        return Err(Reason::NoVehicleFits);
    }
    let carried: Vec<usize> = carried
        .into_iter()
        .filter(|s| fit.stows(&journeys[&(household.site.at(), *s)], i64::from(household.luggage.0)))
        .collect();
    if carried.is_empty() {
        return Err(Reason::NoTruckFits);
    }
    let received: Vec<usize> = carried
        .into_iter()
        .filter(|s| need.people() <= task.shelters[*s].at_once())
        .collect();
    if received.is_empty() {
        Err(Reason::SheltersFull)
    } else {
        Ok(received)
    }
}
