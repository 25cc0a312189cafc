//! Who may be planned for, promises: everybody of a household said yes, and nothing about it is in doubt.

use super::super::readiness::{by_token, standing};
use super::super::*;
use super::world::World;
use super::{DESK, HOUSEHOLD, LATER, LEDGER, NOW, no, yes};
use crate::units::Persons;

const TOKEN: &str = "K7QM2X";

fn ready(world: &World, members: u32, now: Timestamp) -> Result<(), NotReady> {
    let state = State::of(LEDGER, &world.all);
    standing(&state, by_token(&state).get(TOKEN), Persons(members), now)
}

#[test]
fn a_household_is_planned_for_only_while_everybody_in_it_has_a_consent_in_force() {
    let mut world = World::new();
    assert_eq!(ready(&world, 1, NOW), Err(NotReady::NotAsked));
    world.desk(0, yes()).unwrap();
    assert_eq!(ready(&world, 1, NOW), Ok(()));
    // Expired, withdrawn and never asked look the same.
    assert_eq!(ready(&world, 1, LATER), Err(NotReady::NotAsked));
    world.desk(0, no()).unwrap();
    assert_eq!(ready(&world, 1, NOW), Err(NotReady::NotAsked));
}

#[test]
fn one_who_was_not_asked_keeps_the_whole_household_off_the_plan() {
    let mut world = World::new();
    world.desk(0, yes()).unwrap();
    assert_eq!(ready(&world, 2, NOW), Err(NotReady::CountDiffers));
    let second = Body::PersonRegistered {
        person: PersonId([8; 16]),
        household: HOUSEHOLD,
        standing: Standing::Adult,
    };
    world.desk(0, second).unwrap();
    assert_eq!(ready(&world, 1, NOW), Err(NotReady::CountDiffers));
    assert_eq!(ready(&world, 2, NOW), Err(NotReady::NotAsked));
}

#[test]
fn a_token_of_two_households_and_a_person_registered_twice_are_planned_for_by_nobody() {
    let mut world = World::new();
    world.desk(0, yes()).unwrap();
    let mut twice = World::new();
    twice.desk(0, yes()).unwrap();
    let other = Body::HouseholdRegistered {
        household: HouseholdId([9; 16]),
        token: TOKEN.to_owned(),
    };
    world.record(0, DESK[0], other);
    assert_eq!(ready(&world, 1, NOW), Err(NotReady::Contradictory));
    let again = Body::PersonRegistered {
        person: super::PERSON,
        household: HOUSEHOLD,
        standing: Standing::Unaccompanied,
    };
    twice.record(0, DESK[1], again);
    assert_eq!(ready(&twice, 1, NOW), Err(NotReady::Contradictory));
}

#[test]
fn who_is_not_in_the_ledger_is_not_planned_for() {
    let state = State::of(LEDGER, &World::new().all);
    let unknown = standing(&state, by_token(&state).get("AAA-AAA"), Persons(1), NOW);
    assert_eq!(unknown, Err(NotReady::NotInLedger));
}
