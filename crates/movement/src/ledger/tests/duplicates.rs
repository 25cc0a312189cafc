//! Who is registered twice, promises: people decide; a yes of one record is none of another; while it is unclear nobody is planned for.

use super::super::readiness::{by_token, standing};
use super::super::*;
use super::world::World;
use super::{CONVOY, DESK, HOUSEHOLD, LATER, LEDGER, NOW, PERSON};
use crate::units::Persons;

pub const TWIN: PersonId = PersonId([8; 16]);
const THIRD: PersonId = PersonId([9; 16]);
const ELSEWHERE: HouseholdId = HouseholdId([7; 16]);

pub fn register(world: &mut World, person: PersonId, household: HouseholdId, standing: Standing) {
    let registered = Body::PersonRegistered {
        person,
        household,
        standing,
    };
    world.desk(0, registered).unwrap();
}

pub fn same(person: PersonId, other: PersonId, stands: Option<PersonId>) -> Body {
    let by = Source::Staff;
    Body::SamePerson {
        person,
        other,
        by,
        stands,
    }
}

pub fn not_same(person: PersonId, other: PersonId) -> Body {
    let by = Source::Own;
    Body::NotSame { person, other, by }
}

pub fn says_yes(person: PersonId) -> Body {
    Body::ConsentGiven {
        person,
        purpose: Purpose::Move,
        by: Signer::Own,
        hearing: Hearing {
            language: "ar".to_owned(),
            alone: true,
            told: Vec::new(),
        },
        expires: LATER,
    }
}

pub fn says_no(person: PersonId) -> Body {
    Body::ConsentWithdrawn {
        person,
        purpose: Purpose::Move,
        channel: Channel::InPerson,
    }
}

fn boards(person: PersonId) -> Body {
    Body::Boarding {
        person,
        convoy: CONVOY,
        direction: Direction::In,
    }
}

/// Two desks with an adult who stands in two households, both known to both desks.
fn twice() -> World {
    let mut world = World::new();
    let token = "ELSEWHERE".to_owned();
    let household = Body::HouseholdRegistered {
        household: ELSEWHERE,
        token,
    };
    world.desk(0, household).unwrap();
    register(&mut world, TWIN, ELSEWHERE, Standing::Adult);
    for person in [PERSON, TWIN] {
        world.desk(0, says_yes(person)).unwrap();
    }
    world.tell(0, 1);
    world
}

fn state(world: &World) -> State {
    State::of(LEDGER, &world.all)
}

fn ready(world: &World, token: &str, members: u32) -> Result<(), NotReady> {
    let state = state(world);
    standing(&state, by_token(&state).get(token), Persons(members), NOW)
}

#[test]
fn who_stands_in_two_households_is_planned_for_in_neither_until_somebody_says_which_record_stands() {
    let mut world = twice();
    let both = |world: &World, members: [u32; 2]| {
        [
            ready(world, "K7QM2X", members[0]),
            ready(world, "ELSEWHERE", members[1]),
        ]
    };
    assert_eq!(both(&world, [1, 1]), [Ok(()), Ok(())]);
    world.desk(0, same(PERSON, TWIN, None)).unwrap();
    assert_eq!(both(&world, [1, 1]), [Err(NotReady::Contradictory); 2]);
    let shown = Conflict::RecordsDiffer {
        persons: vec![PERSON, TWIN],
    };
    assert_eq!(state(&world).conflicts(NOW), [shown]);
    // Settled: it travels with its own household, and the other one goes without it.
    register(&mut world, THIRD, ELSEWHERE, Standing::Adult);
    world.desk(0, says_yes(THIRD)).unwrap();
    world.desk(0, same(PERSON, TWIN, Some(PERSON))).unwrap();
    assert_eq!(both(&world, [1, 1]), [Ok(()), Ok(())]);
    assert_eq!(both(&world, [1, 2])[1], Err(NotReady::CountDiffers));
    assert_eq!(state(&world).travellers(ELSEWHERE), Some([THIRD].into()));
    // Its no counts by whichever record it came, for the household it travels with.
    world.desk(0, says_no(TWIN)).unwrap();
    assert_eq!(both(&world, [1, 1]), [Err(NotReady::NotAsked), Ok(())]);
    // Two desks that name different records settle nothing.
    world.tell(0, 1);
    world.desk(0, same(PERSON, TWIN, Some(PERSON))).unwrap();
    world.desk(1, same(PERSON, TWIN, Some(TWIN))).unwrap();
    assert_eq!(both(&world, [1, 1]), [Err(NotReady::Contradictory); 2]);
}

#[test]
fn two_records_in_one_household_have_one_seat_and_need_two_yeses() {
    let mut world = World::new();
    register(&mut world, TWIN, HOUSEHOLD, Standing::Adult);
    world.desk(0, says_yes(PERSON)).unwrap();
    world.desk(0, same(PERSON, TWIN, None)).unwrap();
    assert_eq!(ready(&world, "K7QM2X", 2), Err(NotReady::CountDiffers));
    assert_eq!(
        ready(&world, "K7QM2X", 1),
        Err(NotReady::NotAsked),
        "no yes covers another"
    );
    assert!(matches!(world.desk(0, boards(PERSON)), Err(Refusal::NoConsent(_))));
    world.desk(0, says_yes(TWIN)).unwrap();
    assert_eq!(ready(&world, "K7QM2X", 1), Ok(()));
    world.desk(0, boards(TWIN)).unwrap();
    assert_eq!(world.desk(0, boards(PERSON)), Err(Refusal::Aboard), "one seat");
    assert!(state(&world).conflicts(NOW).is_empty());
}

#[test]
fn a_no_of_either_record_holds_for_all_that_are_joined_by_others_too() {
    let mut world = twice();
    register(&mut world, THIRD, HOUSEHOLD, Standing::Adult);
    world.desk(0, says_no(THIRD)).unwrap();
    world.desk(0, same(TWIN, THIRD, None)).unwrap();
    world.desk(0, same(TWIN, PERSON, None)).unwrap();
    for person in [PERSON, TWIN, THIRD] {
        let state = state(&world);
        assert_eq!(state.duplicates.group(person), [PERSON, TWIN, THIRD].into());
        assert!(!state.may_go(person, NOW));
        let status = state.consent(person, &Purpose::Move, NOW);
        assert!(matches!(status, ConsentStatus::Withdrawn { .. }), "{status:?}");
        assert!(state.to_ask(LATER, &[]).is_empty(), "who said no is left in peace");
    }
    // Nobody signs a no away by the other record.
    let propose = Body::ExceptionProposed {
        person: PERSON,
        ground: Ground::CannotBeAsked,
        expires: LATER,
    };
    assert!(matches!(world.desk(0, propose), Err(Refusal::NoConsent(_))));
}

#[test]
fn one_device_joins_and_two_part() {
    let mut world = twice();
    world.desk(0, says_no(TWIN)).unwrap();
    world.desk(0, same(PERSON, TWIN, Some(PERSON))).unwrap();
    world.tell(0, 1);
    assert!(!state(&world).may_go(PERSON, NOW));
    for _ in 0..3 {
        world.desk(1, not_same(PERSON, TWIN)).unwrap();
        let state = state(&world);
        assert_eq!(state.duplicates.pairing(TWIN, PERSON), Pairing::Disputed);
        assert!(!state.may_go(PERSON, NOW), "one device does not end a no");
        assert!(matches!(state.conflicts(NOW)[..], [Conflict::PairDisputed { .. }]));
        assert_eq!(ready(&world, "K7QM2X", 1), Err(NotReady::Contradictory));
    }
    world.tell(1, 0);
    world.desk(0, not_same(TWIN, PERSON)).unwrap();
    let state = state(&world);
    assert_eq!(state.duplicates.pairing(PERSON, TWIN), Pairing::Two);
    assert!(state.may_go(PERSON, NOW) && !state.may_go(TWIN, NOW) && state.conflicts(NOW).is_empty());
}

#[test]
fn decisions_that_do_not_know_of_each_other_are_shown_and_hold_people_back() {
    let mut world = twice();
    world.desk(0, same(PERSON, TWIN, None)).unwrap();
    world.desk(1, not_same(PERSON, TWIN)).unwrap();
    let now = state(&world);
    assert_eq!(now.duplicates.pairing(PERSON, TWIN), Pairing::Disputed);
    let shown = now.conflicts(NOW);
    let both = matches!(&shown[..], [Conflict::PairDisputed { facts, .. }] if facts.len() == 2);
    assert!(both, "{shown:?}");
    world.tell(1, 0);
    world.desk(0, same(PERSON, TWIN, None)).unwrap();
    assert_eq!(state(&world).duplicates.pairing(PERSON, TWIN), Pairing::One);
}

#[test]
fn a_chain_that_somebody_contradicts_holds_everybody_in_it() {
    let mut world = twice();
    register(&mut world, THIRD, HOUSEHOLD, Standing::Adult);
    world.desk(0, not_same(PERSON, THIRD)).unwrap();
    world.desk(0, same(PERSON, TWIN, Some(PERSON))).unwrap();
    assert_eq!(state(&world).record_of(TWIN), Some(PERSON));
    world.desk(0, same(TWIN, THIRD, Some(THIRD))).unwrap();
    let now = state(&world);
    assert!(
        [PERSON, TWIN, THIRD]
            .iter()
            .all(|person| now.record_of(*person).is_none())
    );
    assert!(matches!(now.conflicts(NOW)[..], [Conflict::PairDisputed { .. }]));
}

#[test]
fn a_family_that_is_registered_twice_in_one_household_is_registered_in_one_way() {
    let mut world = World::new();
    let (child, again) = (PersonId([1; 16]), PersonId([2; 16]));
    register(&mut world, TWIN, HOUSEHOLD, Standing::Adult);
    register(&mut world, child, HOUSEHOLD, Standing::Dependant(PERSON));
    register(&mut world, again, HOUSEHOLD, Standing::Dependant(TWIN));
    world.desk(0, same(child, again, None)).unwrap();
    assert_eq!(state(&world).travellers(HOUSEHOLD), None, "of two guardians");
    world.desk(0, same(PERSON, TWIN, None)).unwrap();
    assert_eq!(state(&world).travellers(HOUSEHOLD), Some([child, PERSON].into()));
}

#[test]
fn nobody_is_one_with_itself_or_with_who_is_not_known() {
    let mut world = twice();
    assert_eq!(world.desk(0, same(PERSON, PERSON, None)), Err(Refusal::NoPair));
    assert_eq!(world.desk(0, not_same(PERSON, PERSON)), Err(Refusal::NoPair));
    assert_eq!(world.desk(0, same(PERSON, TWIN, Some(THIRD))), Err(Refusal::NoPair));
    assert_eq!(
        world.desk(0, same(PERSON, THIRD, None)),
        Err(Refusal::UnknownPerson(THIRD))
    );
    // Recorded by another program all the same, it makes nobody fall out of a household.
    world.record(0, DESK[0], same(PERSON, THIRD, Some(THIRD)));
    assert_eq!(ready(&world, "K7QM2X", 1), Err(NotReady::Contradictory));
    assert_eq!(ready(&world, "K7QM2X", 0), Err(NotReady::Contradictory));
}
