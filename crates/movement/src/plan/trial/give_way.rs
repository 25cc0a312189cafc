//! Who would be put off so that a household has seats on a convoy.

use super::super::rules::judge;
use super::super::{Load, Plan, Reason, Waiting};
use super::Trial;
use super::board::{self, fits, free, needed, places_of};
use crate::operation::Operation;
use crate::registry::{Consent, HouseholdIx};
use crate::units::Persons;

/// People who would give way to a household, those of the lowest rank first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GiveWay {
    /// How many would wait instead.
    pub people: Persons,
    /// How many of them are of the household's tier or a higher one: they do not go after it in the queue.
    pub not_behind: Persons,
    /// The plan in which they wait and the household rides.
    pub plan: Plan,
    /// Tells whether that plan keeps every rule.
    pub keeps_rules: bool,
}

/// Returns who would give way on a convoy of the trial's way; `None` when no vehicle in it is large enough even empty.
pub(super) fn give_way(operation: &Operation, plan: &Plan, trial: &Trial, stage: usize) -> Option<GiveWay> {
    let household = trial.household;
    let mut without = plan.clone();
    board::take_out(&mut without, household);
    let convoy = &without.convoys[stage];
    let choices = (0..convoy.trips.len()).filter_map(|trip| leaving(operation, &convoy.trips[trip], household));
    let leaving = choices.min_by_key(|leaving| {
        let (people, not_behind) = count(operation, leaving, household);
        (not_behind, people)
    })?;
    let (people, not_behind) = count(operation, &leaving, household);
    let mut tried = without;
    for other in leaving {
        board::take_out(&mut tried, other);
        if operation.households[other.at()].consent == Consent::Yes {
            let reason = Reason::WindowsEnd;
            tried.waiting.push(Waiting {
                household: other,
                reason,
            });
        }
    }
    board::put(operation, &mut tried, household, &trial.stages);
    board::drop_empty(&mut tried);
    board::set_out_when_free(operation, &mut tried);
    let keeps_rules = judge(operation, &tried).is_empty();
    Some(GiveWay {
        people,
        not_behind,
        plan: tried,
        keeps_rules,
    })
}

/// Returns the households that leave a vehicle until another one fits, those of the lowest tier first and of these the ones
/// that free the most.
fn leaving(operation: &Operation, trip: &super::super::Trip, household: HouseholdIx) -> Option<Vec<HouseholdIx>> {
    let needed = needed(&operation.households[household.at()]);
    if !fits(needed, places_of(operation, trip.vehicle)) {
        return None;
    }
    let mut aboard: Vec<&Load> = trip.load.iter().collect();
    aboard.sort_by_key(|load| {
        let tier = operation.households[load.household.at()].tier;
        (
            std::cmp::Reverse(tier),
            std::cmp::Reverse(load.people()),
            load.household,
        )
    });
    let mut room = free(operation, trip);
    let mut leaving = Vec::new();
    for load in aboard {
        let frees = [load.seated, load.wheelchairs, load.stretchers].map(|people| i64::from(people.0));
        let helps = (0..3).any(|kind| frees[kind] > 0 && room[kind] < needed[kind]);
        if !fits(needed, room) && helps {
            room = std::array::from_fn(|kind| room[kind] + frees[kind]);
            leaving.push(load.household);
        }
    }
    fits(needed, room).then_some(leaving)
}

fn count(operation: &Operation, leaving: &[HouseholdIx], household: HouseholdIx) -> (Persons, Persons) {
    let tier = operation.households[household.at()].tier;
    let members = |only: &dyn Fn(u8) -> bool| {
        let leaving = leaving.iter().map(|other| &operation.households[other.at()]);
        leaving
            .filter(|other| only(other.tier))
            .map(|other| other.members)
            .sum()
    };
    (members(&|_| true), members(&|other| other <= tier))
}
