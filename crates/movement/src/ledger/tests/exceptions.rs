//! Moving without a yes, promises: two devices, never against a no, never a held child; and who is to be asked.

use super::super::*;
use super::world::World;
use super::{DESK, HOUSEHOLD, LATER, LEDGER, NOW, PERSON, no, yes};

fn propose() -> Body {
    Body::ExceptionProposed {
        person: PERSON,
        ground: Ground::CannotBeAsked,
        expires: LATER,
    }
}

fn sign(proposal: FactId) -> Body {
    Body::ExceptionSigned {
        person: PERSON,
        proposal,
    }
}

fn goes(world: &World, now: Timestamp) -> bool {
    State::of(LEDGER, &world.all).may_go(PERSON, now)
}

/// Carries out one event at a place and tells the other place of it.
fn happens(world: &mut World, event: usize, proposed: &mut Option<(FactId, usize)>) -> Option<bool> {
    let place = usize::from(event == 3);
    let done = match (event, *proposed) {
        (0, _) => world.desk(0, yes()).map(|_| None),
        (1, _) => world.desk(0, no()).map(|_| None),
        (2, _) => world.desk(0, propose()).map(|id| Some((id, 0))),
        (_, Some((proposal, signed))) => world
            .desk(place, sign(proposal))
            .map(|_| Some((proposal, signed | place))),
        (_, None) => return None,
    };
    world.tell(place, 1 - place);
    if let Ok(Some(now)) = done {
        *proposed = Some(now);
    }
    Some(done.is_ok())
}

#[test]
fn whoever_goes_said_yes_or_was_signed_for_by_two_devices_and_said_no_to_neither_in_every_order_of_five_events() {
    for number in 0..5_usize.pow(5) {
        let (mut world, mut number) = (World::new(), number);
        let (mut proposed, mut last, mut signed) = (None, None, false);
        for _ in 0..5 {
            let event = number % 5;
            number /= 5;
            let done = happens(&mut world, event, &mut proposed);
            match (event, done) {
                (0 | 1, _) => last = Some(event),
                (2, done) => assert_eq!(done, Some(last != Some(1)), "a no is not overridden"),
                (3, done) => signed |= done == Some(true),
                (_, done) => assert_ne!(done, Some(true), "nobody signs twice"),
            }
            let expected = last == Some(0) || (last.is_none() && signed);
            assert_eq!(goes(&world, NOW), expected, "{number}");
        }
    }
}

#[test]
fn a_second_signature_of_the_same_device_counts_for_nothing_whoever_wrote_it() {
    let mut world = World::new();
    let proposal = world.desk(0, propose()).unwrap();
    assert_eq!(world.desk(0, sign(proposal)), Err(Refusal::OwnProposal));
    world.record(0, DESK[0], sign(proposal));
    assert!(!goes(&world, NOW));
    world.record(0, DESK[1], sign(proposal));
    assert!(goes(&world, NOW));
    assert!(!goes(&world, LATER), "it ends");
    world.record(1, DESK[1], no());
    assert!(!goes(&world, NOW), "a no recorded elsewhere at the same time holds");
}

fn registered(person: PersonId, standing: Standing) -> Body {
    Body::PersonRegistered {
        person,
        household: HOUSEHOLD,
        standing,
    }
}

#[test]
fn nobody_signs_for_a_held_child_nor_in_place_of_an_adults_guardian() {
    let mut world = World::new();
    let child = PersonId([8; 16]);
    world.desk(0, registered(child, Standing::Unaccompanied)).unwrap();
    let propose = |person, ground| Body::ExceptionProposed {
        person,
        ground,
        expires: LATER,
    };
    for ground in [Ground::CannotBeAsked, Ground::GuardianAway] {
        assert_eq!(world.desk(0, propose(child, ground)), Err(Refusal::Held));
    }
    let refused = Err(Refusal::NotTheirs(Standing::Adult));
    assert_eq!(world.desk(0, propose(PERSON, Ground::GuardianAway)), refused);
    let proposal = world.record(0, DESK[0], propose(child, Ground::CannotBeAsked));
    let signed = Body::ExceptionSigned {
        person: child,
        proposal,
    };
    world.record(1, DESK[1], signed);
    assert!(!State::of(LEDGER, &world.all).may_go(child, NOW));
}

#[test]
fn two_receivers_hold_a_child_until_one_decision_stands() {
    let mut world = World::new();
    let child = PersonId([8; 16]);
    let decide = |receiver| Body::BestInterestsDecided {
        person: child,
        receiver: PersonId([receiver; 16]),
    };
    world.desk(0, registered(child, Standing::Unaccompanied)).unwrap();
    world.tell(0, 1);
    assert_eq!(world.desk(0, decide(8)), Err(Refusal::ReceivesItself));
    world.desk(0, decide(9)).unwrap();
    world.desk(1, decide(10)).unwrap();
    world.tell(1, 0);
    let state = State::of(LEDGER, &world.all);
    assert!(!state.may_decide(child, &Signer::Own));
    assert!(matches!(state.conflicts(NOW)[..], [Conflict::DecisionsDiffer { .. }]));
    world.desk(0, decide(9)).unwrap();
    let state = State::of(LEDGER, &world.all);
    assert!(state.may_decide(child, &Signer::Own) && state.conflicts(NOW).is_empty());
}

#[test]
fn asked_again_are_the_expired_the_uninformed_and_those_never_asked_and_nobody_who_said_no() {
    let mut world = World::new();
    let (child, held) = (PersonId([8; 16]), PersonId([9; 16]));
    world.desk(0, registered(held, Standing::Unaccompanied)).unwrap();
    let listed = |world: &World, before, told: &[&str]| {
        let told: Vec<String> = told.iter().map(|told| (*told).to_owned()).collect();
        let listed = State::of(LEDGER, &world.all).to_ask(before, &told);
        listed.into_iter().collect::<Vec<PersonId>>()
    };
    assert_eq!(listed(&world, NOW, &[]), [PERSON]);
    // Who said yes and was told nothing before was not informed; the yes holds meanwhile.
    let mut uninformed = yes();
    if let Body::ConsentGiven { hearing, .. } = &mut uninformed {
        hearing.told.clear();
    }
    world.desk(0, uninformed).unwrap();
    assert!(State::of(LEDGER, &world.all).may_go(PERSON, NOW));
    assert_eq!(listed(&world, NOW, &[]), [PERSON]);
    world.desk(0, yes()).unwrap();
    assert_eq!(
        listed(&world, NOW, &[]),
        [],
        "the older yes that holds as long is not taken for the newer one"
    );
    assert_eq!(listed(&world, NOW, &["facts-1"]), []);
    assert_eq!(listed(&world, NOW, &["facts-1", "facts-2"]), [PERSON]);
    assert_eq!(listed(&world, LATER, &[]), [PERSON]);
    world.desk(0, no()).unwrap();
    assert_eq!(listed(&world, LATER, &["facts-2"]), []);
    // For a child its guardian is asked, and the list does not say for whom.
    world.desk(0, registered(child, Standing::Dependant(PERSON))).unwrap();
    assert_eq!(listed(&world, NOW, &[]), [PERSON]);
}

#[test]
fn every_way_in_which_a_no_comes_counts_the_same() {
    for channel in [
        Channel::InPerson,
        Channel::Message,
        Channel::AtTheDoor,
        Channel::Reported,
    ] {
        let mut world = World::new();
        world.desk(0, yes()).unwrap();
        let no = Body::ConsentWithdrawn {
            person: PERSON,
            purpose: Purpose::Move,
            channel,
        };
        world.desk(0, no).unwrap();
        assert!(!goes(&world, NOW), "{channel:?}");
        world.desk(0, yes()).unwrap();
        assert!(goes(&world, NOW), "renewed on the spot after {channel:?}");
    }
}
