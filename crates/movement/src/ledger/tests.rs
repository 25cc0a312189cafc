//! The ledger, promises: what follows from facts follows from the set alone; a no holds until a yes that knows of it.
#![allow(clippy::unwrap_used)]

mod custody;
mod duplicates;
mod exceptions;
mod folds;
mod histories;
mod orders;
mod readiness;
mod surveys;
mod world;

use super::*;
use world::World;

const LEDGER: LedgerId = LedgerId([1; 32]);
const KEEPER: AuthorId = AuthorId([1; 32]);
const DESK: [AuthorId; 2] = [AuthorId([2; 32]), AuthorId([3; 32])];
const HOUSEHOLD: HouseholdId = HouseholdId([4; 16]);
const PERSON: PersonId = PersonId([5; 16]);
const CONVOY: ConvoyId = ConvoyId([6; 16]);
const NOW: Timestamp = Timestamp(1_000);
const LATER: Timestamp = Timestamp(2_000);

fn yes() -> Body {
    Body::ConsentGiven {
        person: PERSON,
        purpose: Purpose::Move,
        by: Signer::Own,
        hearing: Hearing {
            language: "ar".to_owned(),
            alone: true,
            told: vec!["facts-1".to_owned()],
        },
        expires: LATER,
    }
}

fn no() -> Body {
    Body::ConsentWithdrawn {
        person: PERSON,
        purpose: Purpose::Move,
        channel: Channel::InPerson,
    }
}

fn step(direction: Direction) -> Body {
    Body::Boarding {
        person: PERSON,
        convoy: CONVOY,
        direction,
    }
}

#[test]
fn a_child_without_a_guardian_is_held_until_somebody_named_receives_it() {
    let mut world = World::new();
    let (child, receiver) = (PersonId([8; 16]), PersonId([9; 16]));
    let registered = Body::PersonRegistered {
        person: child,
        household: HOUSEHOLD,
        standing: Standing::Unaccompanied,
    };
    world.desk(0, registered).unwrap();
    let consent = |by: Signer| match yes() {
        Body::ConsentGiven {
            purpose,
            hearing,
            expires,
            ..
        } => Body::ConsentGiven {
            person: child,
            purpose,
            by,
            hearing,
            expires,
        },
        other => other,
    };
    assert_eq!(world.desk(0, consent(Signer::Own)), Err(Refusal::Held));
    assert_eq!(world.desk(0, consent(Signer::Guardian(PERSON))), Err(Refusal::Held));
    world
        .desk(
            0,
            Body::BestInterestsDecided {
                person: child,
                receiver,
            },
        )
        .unwrap();
    world.desk(0, consent(Signer::Own)).unwrap();
}

#[test]
fn nobody_says_yes_for_an_adult() {
    let mut world = World::new();
    let Body::ConsentGiven {
        person,
        purpose,
        hearing,
        expires,
        ..
    } = yes()
    else {
        unreachable!()
    };
    let by = Signer::Guardian(PersonId([9; 16]));
    let forged = Body::ConsentGiven {
        person,
        purpose,
        by,
        hearing,
        expires,
    };
    assert_eq!(world.desk(0, forged.clone()), Err(Refusal::NotTheirs(Standing::Adult)));
    // Recorded by another program all the same, it counts for nothing.
    world.record(0, DESK[0], forged);
    let status = State::of(LEDGER, &world.all).consent(PERSON, &Purpose::Move, NOW);
    assert!(!matches!(status, ConsentStatus::InForce { .. }), "{status:?}");
}

#[test]
fn a_consent_to_move_is_none_to_share_and_ends_with_its_time() {
    let mut world = World::new();
    world.desk(0, yes()).unwrap();
    let state = State::of(LEDGER, &world.all);
    let share = Purpose::Share {
        purpose: "family-tracing".to_owned(),
        recipient: "agency".to_owned(),
    };
    assert_eq!(state.consent(PERSON, &share, NOW), ConsentStatus::NeverAsked);
    assert!(matches!(
        state.consent(PERSON, &Purpose::Move, LATER),
        ConsentStatus::Expired { .. }
    ));
}

#[test]
fn facts_of_a_removed_device_count_up_to_its_removal_whoever_removed_whom() {
    let mut world = World::new();
    let second = AuthorId([7; 32]);
    world.record(
        0,
        KEEPER,
        Body::DeviceEnrolled {
            device: second,
            roles: vec![Role::Keeper],
        },
    );
    // The two keepers remove each other, neither knowing of it.
    world.record(
        0,
        KEEPER,
        Body::DeviceRemoved {
            device: second,
            facts: 0,
        },
    );
    world.record(
        1,
        second,
        Body::DeviceRemoved {
            device: KEEPER,
            facts: 4,
        },
    );
    let removed = Body::DeviceRemoved {
        device: DESK[0],
        facts: 2,
    };
    world.record(0, KEEPER, removed);
    world.desk(1, no()).unwrap();
    let state = State::of(LEDGER, &world.all);
    assert!(state.members.roles(second).is_empty() && state.members.roles(KEEPER).is_empty());
    assert!(state.members.roles(DESK[0]).is_empty() && !state.members.roles(DESK[1]).is_empty());
    assert!(
        state.population.persons.contains_key(&PERSON),
        "what it recorded before stays"
    );
    world.record(0, DESK[0], yes());
    let state = State::of(LEDGER, &world.all);
    assert_eq!(
        state
            .set_aside
            .values()
            .filter(|why| **why == SetAside::Removed)
            .count(),
        4
    );
}

#[test]
fn two_desks_that_board_one_person_are_shown_and_nothing_is_lost() {
    let mut world = World::new();
    world.desk(0, yes()).unwrap();
    world.tell(0, 1);
    let first = world.desk(0, step(Direction::In)).unwrap();
    let second = world.desk(1, step(Direction::In)).unwrap();
    let mut facts = vec![(first, CONVOY), (second, CONVOY)];
    facts.sort();
    let twice = Conflict::AboardTwice { person: PERSON, facts };
    assert!(State::of(LEDGER, &world.all).conflicts(NOW).contains(&twice));
    world.tell(1, 0);
    world.desk(0, step(Direction::Out)).unwrap();
    assert!(State::of(LEDGER, &world.all).conflicts(NOW).is_empty());
}

#[test]
fn nobody_else_opens_a_ledger_whatever_its_fact_is_called() {
    let mut world = World::new();
    let before = State::of(LEDGER, &world.all);
    // Openings by another device, of this ledger and of another one, with ids before all others.
    for (number, ledger) in [LEDGER, LedgerId([9; 32])].into_iter().enumerate() {
        let operation = "Theirs".to_owned();
        let opening = Fact {
            ledger,
            author: AuthorId([9; 32]),
            seq: 0,
            prev: None,
            site: "elsewhere".to_owned(),
            at: NOW,
            refs: Vec::new(),
            body: Body::LedgerOpened { operation },
        };
        let mut id = [0; 32];
        id[31] = number as u8;
        world.all.insert(FactId(id), opening);
    }
    let after = State::of(LEDGER, &world.all);
    assert_eq!(
        (&after.members, &after.population),
        (&before.members, &before.population)
    );
    let aside: Vec<SetAside> = after.set_aside.values().copied().collect();
    assert_eq!(aside, [SetAside::NoOpening, SetAside::OtherLedger]);
}

#[test]
fn a_guardian_who_is_an_adult_says_yes_for_a_dependant_and_nobody_else_does() {
    let mut world = World::new();
    let (child, stranger) = (PersonId([8; 16]), PersonId([9; 16]));
    let registered = |person, guardian| Body::PersonRegistered {
        person,
        household: HOUSEHOLD,
        standing: Standing::Dependant(guardian),
    };
    let consent = |person, by| Body::ConsentGiven {
        person,
        purpose: Purpose::Move,
        by,
        hearing: Hearing {
            language: "ar".to_owned(),
            alone: false,
            told: Vec::new(),
        },
        expires: LATER,
    };
    world.desk(0, registered(child, PERSON)).unwrap();
    let refused = Err(Refusal::NotTheirs(Standing::Dependant(PERSON)));
    assert_eq!(world.desk(0, consent(child, Signer::Own)), refused);
    assert_eq!(world.desk(0, consent(child, Signer::Guardian(stranger))), refused);
    world.desk(0, consent(child, Signer::Guardian(PERSON))).unwrap();
    // A dependant guards nobody.
    let other = PersonId([10; 16]);
    world.desk(0, registered(other, child)).unwrap();
    let refused = Err(Refusal::NotTheirs(Standing::Dependant(child)));
    assert_eq!(world.desk(0, consent(other, Signer::Guardian(child))), refused);
}

#[test]
fn what_is_cited_does_not_grow_with_what_was_said_before() {
    let mut world = World::new();
    for _ in 0..50 {
        world.desk(0, yes()).unwrap();
        world.desk(0, no()).unwrap();
    }
    assert!(world.all.values().all(|fact| fact.refs.len() <= 1));
    world.desk(0, yes()).unwrap();
    let state = State::of(LEDGER, &world.all);
    assert!(matches!(
        state.consent(PERSON, &Purpose::Move, NOW),
        ConsentStatus::InForce { .. }
    ));
}

#[test]
fn no_line_of_a_log_sorts_people() {
    let person = PersonId([8; 16]);
    let said = |body: Body| body.to_string();
    let registered = |standing| Body::PersonRegistered {
        person,
        household: HOUSEHOLD,
        standing,
    };
    assert_eq!(
        said(registered(Standing::Adult)),
        said(registered(Standing::Unaccompanied))
    );
    let needs = Body::NeedsRecorded {
        person: PERSON,
        needs: vec![TransportNeed::Wheelchair],
    };
    let decided = Body::BestInterestsDecided {
        person: PERSON,
        receiver: person,
    };
    let proposed = Body::ExceptionProposed {
        person: PERSON,
        ground: Ground::CannotBeAsked,
        expires: LATER,
    };
    let signed = Body::ExceptionSigned {
        person: PERSON,
        proposal: FactId([3; 32]),
    };
    let pair = (PERSON, person);
    let same = Body::SamePerson {
        person: pair.0,
        other: pair.1,
        by: Source::Own,
        stands: Some(PERSON),
    };
    let not = Body::NotSame {
        person: pair.0,
        other: pair.1,
        by: Source::Staff,
    };
    for body in [no(), needs, decided, proposed, signed, same, not] {
        assert_eq!(said(yes()), said(body));
    }
    let household = Body::HouseholdRegistered {
        household: HOUSEHOLD,
        token: "K7QM2X".to_owned(),
    };
    assert!(!said(household).contains("K7QM2X"));
}
