//! Changes to numbers that limit convoys: checkpoint, headway, escorts, drivers, places in shelters.

use super::Refusal;
use super::refusal::within;
use crate::access::PersonsPerHour;
use crate::operation::Operation;
use crate::operation::check::{MOST_ESCORTS, MOST_MINUTES, MOST_PEOPLE, MOST_PLACES};
use crate::problem::code;
use crate::registry::{CorridorIx, EscortPoolIx, ShelterIx};
use crate::units::{Minutes, Persons};

/// Most drivers of a vehicle, as in `operation.toml`.
const MOST_DRIVERS: u32 = 100;

pub(super) fn set_rate(operation: &mut Operation, corridor: CorridorIx, rate: PersonsPerHour) -> Result<(), Refusal> {
    let corridor = operation.corridors.get_mut(corridor.at());
    let corridor = corridor.ok_or_else(|| Refusal::unknown("corridor"))?;
    within("persons_per_hour", i64::from(rate.0), 1, MOST_PEOPLE)?;
    let Some(before) = &mut corridor.checkpoint else {
        return Err(Refusal::nothing(
            "corridor",
            format!("People are not checked on the corridor {}.", corridor.id),
        ));
    };
    set("persons_per_hour", before, rate)
}

pub(super) fn set_headway(operation: &mut Operation, corridor: CorridorIx, headway: Minutes) -> Result<(), Refusal> {
    let corridor = operation.corridors.get_mut(corridor.at());
    let corridor = corridor.ok_or_else(|| Refusal::unknown("corridor"))?;
    within("minutes", i64::from(headway.0), 0, MOST_MINUTES)?;
    set("minutes", &mut corridor.headway, headway)
}

pub(super) fn set_escorts(operation: &mut Operation, pool: EscortPoolIx, escorts: u32) -> Result<(), Refusal> {
    let pool = operation.rules.escort_pools.get_mut(pool.at());
    let pool = pool.ok_or_else(|| Refusal::unknown("pool"))?;
    within("number", i64::from(escorts), 1, MOST_ESCORTS)?;
    set("number", &mut pool.escorts, escorts)
}

pub(super) fn set_drivers(operation: &mut Operation, drivers: u32) -> Result<(), Refusal> {
    within("number", i64::from(drivers), 1, MOST_DRIVERS)?;
    set("number", &mut operation.rules.drivers_per_vehicle, drivers)
}

pub(super) fn set_places(operation: &mut Operation, shelter: ShelterIx, places: Persons) -> Result<(), Refusal> {
    let all: u64 = operation.shelters.iter().map(|s| u64::from(s.places.0)).sum();
    let shelter = operation.shelters.get_mut(shelter.at());
    let shelter = shelter.ok_or_else(|| Refusal::unknown("shelter"))?;
    within("places", i64::from(places.0), 1, MOST_PEOPLE)?;
    let total = all - u64::from(shelter.places.0) + u64::from(places.0);
    if total > MOST_PLACES {
        return Err(Refusal::new(
            "places",
            code::TOTAL_TOO_LARGE,
            format!("The shelters would have {total} places in all; at most {MOST_PLACES} are taken."),
            "Correct the places.",
        ));
    }
    set("places", &mut shelter.places, places)
}

pub(super) fn set_intake(operation: &mut Operation, shelter: ShelterIx, people: Persons) -> Result<(), Refusal> {
    let shelter = operation.shelters.get_mut(shelter.at());
    let shelter = shelter.ok_or_else(|| Refusal::unknown("shelter"))?;
    within("people", i64::from(people.0), 1, MOST_PEOPLE)?;
    let Some(before) = &mut shelter.intake_per_day else {
        return Err(Refusal::nothing(
            "shelter",
            "The shelter takes in any number of people a day already.",
        ));
    };
    set("people", before, people)
}

/// Leaves a shelter the places of those who are inside.
pub(super) fn fill(operation: &mut Operation, shelter: ShelterIx, inside: Persons) -> Result<(), Refusal> {
    let shelter = operation.shelters.get_mut(shelter.at());
    let shelter = shelter.ok_or_else(|| Refusal::unknown("shelter"))?;
    within("inside", i64::from(inside.0), 0, shelter.places.0)?;
    set("inside", &mut shelter.places, inside)
}

/// Puts a number in place of another one.
fn set<T: PartialEq>(key: &'static str, before: &mut T, after: T) -> Result<(), Refusal> {
    if *before == after {
        return Err(Refusal::nothing(key, "It is so already."));
    }
    *before = after;
    Ok(())
}
