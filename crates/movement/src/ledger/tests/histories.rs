//! Histories of yes, no and boarding at two desks, against a model that only knows who knew of what.

use super::super::*;
use super::world::World;
use super::{LEDGER, NOW, PERSON, no, step, yes};
use proptest::prelude::*;
use std::collections::BTreeSet;

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
            let state = State::of(LEDGER, facts);
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
    let status = State::of(LEDGER, &world.places[place]).consent(PERSON, &Purpose::Move, NOW);
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
