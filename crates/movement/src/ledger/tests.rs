//! The ledger, promises: what follows from facts follows from the set alone; a no holds until a yes that knows of it.
#![allow(clippy::unwrap_used)]

mod world;

use super::*;
use proptest::prelude::*;
use std::collections::BTreeSet;
use world::World;

const LEDGER: LedgerId = LedgerId([1; 16]);
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

/// What happens at one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Event {
    Yes,
    No,
    In,
}

const EVENTS: [Event; 3] = [Event::Yes, Event::No, Event::In];

/// One event, where, and who was told of what before it.
#[derive(Clone, Copy, Debug)]
struct Step {
    event: Event,
    place: usize,
    told: Option<(usize, usize)>,
}

/// Runs events and checks after each, at each place and of all facts together, that the consent is in force exactly when
/// somebody said yes in the knowledge of every no there.
fn run(steps: &[Step]) {
    let mut world = World::new();
    let mut yeses: Vec<(FactId, BTreeSet<FactId>)> = Vec::new();
    let mut noes: BTreeSet<FactId> = BTreeSet::new();
    for step in steps {
        if let Some((from, to)) = step.told {
            world.tell(from, to);
        }
        let known: BTreeSet<FactId> = world.places[step.place].keys().copied().collect();
        let place = step.place;
        match step.event {
            Event::Yes => yeses.push((world.desk(place, yes()).unwrap(), known)),
            Event::No => {
                noes.insert(world.desk(place, no()).unwrap());
            }
            Event::In => board(&mut world, place),
        }
        for facts in [&world.places[0], &world.places[1], &world.all] {
            let noes: BTreeSet<FactId> = noes.iter().copied().filter(|id| facts.contains_key(id)).collect();
            let good = |(id, known): &(FactId, BTreeSet<FactId>)| facts.contains_key(id) && noes.is_subset(known);
            let state = State::of(facts);
            let status = state.consent(PERSON, &Purpose::Move, NOW);
            let in_force = matches!(status, ConsentStatus::InForce { .. });
            assert_eq!(in_force, yeses.iter().any(good), "{steps:?}: {status:?}");
            let aboard = state
                .boarding
                .get(&PERSON)
                .is_some_and(|record| !record.aboard().is_empty());
            let shown = state
                .conflicts(NOW)
                .contains(&Conflict::AboardWithoutConsent { person: PERSON });
            assert_eq!(shown, aboard && !in_force, "{steps:?}");
        }
    }
}

/// Boards where that is allowed, and checks that it is allowed only by a consent in force.
fn board(world: &mut World, place: usize) {
    let status = State::of(&world.places[place]).consent(PERSON, &Purpose::Move, NOW);
    let boarded = world.desk(place, step(Direction::In));
    match boarded {
        Ok(_) => assert!(matches!(status, ConsentStatus::InForce { .. })),
        Err(Refusal::NoConsent(shown)) => assert_eq!(shown, status),
        Err(refusal) => assert_eq!(refusal, Refusal::Aboard),
    }
}

fn steps_of(mut number: usize, length: usize, told: bool) -> Vec<Step> {
    let mut digit = |base: usize| {
        let digit = number % base;
        number /= base;
        digit
    };
    (0..length)
        .map(|_| Step {
            event: EVENTS[digit(3)],
            place: digit(2),
            told: if told {
                [None, Some((0, 1)), Some((1, 0))][digit(3)]
            } else {
                None
            },
        })
        .collect()
}

#[test]
fn a_yes_holds_exactly_when_it_knows_of_every_no_in_every_history_of_four_events() {
    (0..18_usize.pow(4)).for_each(|number| run(&steps_of(number, 4, true)));
}

#[test]
fn consent_withdrawal_and_boarding_at_one_desk_in_every_order_of_seven_events() {
    for number in 0..3_usize.pow(7) {
        let mut number = number;
        let events: Vec<Step> = (0..7)
            .map(|_| {
                let event = EVENTS[number % 3];
                number /= 3;
                Step {
                    event,
                    place: 0,
                    told: None,
                }
            })
            .collect();
        run(&events);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn a_yes_holds_exactly_when_it_knows_of_every_no(number in any::<u64>(), length in 5..8_usize) {
        run(&steps_of(number as usize, length, true));
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
    let status = State::of(&world.all).consent(PERSON, &Purpose::Move, NOW);
    assert!(!matches!(status, ConsentStatus::InForce { .. }), "{status:?}");
}

#[test]
fn a_consent_to_move_is_none_to_share_and_ends_with_its_time() {
    let mut world = World::new();
    world.desk(0, yes()).unwrap();
    let state = State::of(&world.all);
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
    let state = State::of(&world.all);
    assert!(state.members.roles(second).is_empty() && state.members.roles(KEEPER).is_empty());
    assert!(state.members.roles(DESK[0]).is_empty() && !state.members.roles(DESK[1]).is_empty());
    assert!(
        state.population.persons.contains_key(&PERSON),
        "what it recorded before stays"
    );
    world.record(0, DESK[0], yes());
    let state = State::of(&world.all);
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
    assert!(State::of(&world.all).conflicts(NOW).contains(&twice));
    world.tell(1, 0);
    world.desk(0, step(Direction::Out)).unwrap();
    assert!(State::of(&world.all).conflicts(NOW).is_empty());
}
