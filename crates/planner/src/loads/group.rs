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

/// Shelters by site, need and what a household accepts, or why there are none.
type Reachable<'o> = BTreeMap<(usize, Capacity, i64, Option<&'o Vec<ShelterIx>>), Result<Vec<usize>, Reason>>;

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
    let mut fit = Fit::new(task);
    let mut groups = Groups::default();
    let mut reachable: Reachable<'_> = BTreeMap::new();
    for (row, household) in operation.households.iter().enumerate() {
        if row.is_multiple_of(READ_AT_ONCE) && stop.now() {
            break;
        }
        if household.consent != Consent::Yes {
            continue;
        }
        let luggage = i64::from(household.luggage.0);
        let key = (
            household.site.at(),
            need(household),
            luggage,
            household.accepts.as_ref(),
        );
        let shelters = reachable
            .entry(key)
            .or_insert_with(|| shelters(task, household, journeys, &mut fit));
        match shelters {
            Ok(list) => groups
                .members
                .entry((household.site.at(), list.clone()))
                .or_default()
                .push(row as u32),
            Err(reason) => {
                groups.waiting.push(Waiting {
                    household: HouseholdIx::from_position(row),
                    reason: *reason,
                });
            }
        }
    }
    groups
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
    let accepted = (0..task.shelters.len()).filter(|s| household.accepts(ShelterIx::from_position(*s)));
    let reached: Vec<usize> = accepted
        .filter(|s| journeys.contains_key(&(household.site.at(), *s)))
        .collect();
    if reached.is_empty() {
        return Err(Reason::NoCorridor);
    }
    let need = need(household);
    let carried: Vec<usize> = reached
        .into_iter()
        .filter(|s| fit.carries(&journeys[&(household.site.at(), *s)], need))
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
