//! Every order of consent, withdrawal, boarding and decisions about duplicates up to seven events, against small models.

use super::super::readiness::{by_token, standing};
use super::super::*;
use super::duplicates::{TWIN, not_same, register, same, says_no, says_yes};
use super::world::World;
use super::{CONVOY, DESK, HOUSEHOLD, LEDGER, NOW, PERSON, no, yes};
use crate::units::Persons;
use std::collections::BTreeSet;

const EVENTS: usize = 7;

fn step(person: PersonId) -> Body {
    Body::Boarding {
        person,
        convoy: CONVOY,
        direction: Direction::In,
    }
}

/// What two desks did that only meet now and then: who said yes in the knowledge of what, and who said no.
#[derive(Clone, Default)]
struct Said {
    yeses: Vec<(FactId, BTreeSet<FactId>)>,
    noes: BTreeSet<FactId>,
}

impl Said {
    fn goes(&self, known: &BTreeSet<FactId>) -> bool {
        let noes: BTreeSet<FactId> = self.noes.intersection(known).copied().collect();
        let good = |(id, knew): &(FactId, BTreeSet<FactId>)| known.contains(id) && noes.is_subset(knew);
        self.yeses.iter().any(good)
    }

    fn check(&self, facts: &super::world::Facts) {
        let state = State::of(LEDGER, facts);
        let goes = self.goes(&facts.keys().copied().collect());
        assert_eq!(state.may_go(PERSON, NOW), goes);
        let aboard = !state.aboard(PERSON).is_empty();
        let shown = Conflict::AboardWithoutConsent { person: PERSON };
        assert_eq!(state.conflicts(NOW).contains(&shown), aboard && !goes);
        let seat = decide(&state, DESK[0], &step(PERSON), NOW);
        assert_eq!(seat.is_ok(), goes && !aboard, "{seat:?}");
    }
}

/// Carries out all events that may come next: yes, no and boarding at either desk, and the two desks meeting.
fn go_on(world: &World, said: &Said, left: usize) {
    for event in 0..7_usize {
        let before = &world.places;
        let (mut world, mut said, place) = (world.clone(), said.clone(), event % 2);
        let known = || world.places[place].keys().copied().collect();
        match event {
            0 | 1 => {
                let known = known();
                said.yeses.push((world.desk(place, yes()).unwrap(), known));
            }
            2 | 3 => drop(said.noes.insert(world.desk(place, no()).unwrap())),
            4 | 5 => {
                let goes = said.goes(&known());
                let boarded = world.desk(place, step(PERSON));
                assert!(goes || boarded.is_err(), "{boarded:?}");
            }
            _ => {
                world.tell(0, 1);
                world.tell(1, 0);
            }
        }
        said.check(&world.places[place]);
        said.check(&world.all);
        // What changed nothing is a shorter history, and was tried as one.
        if left > 1 && world.places != *before {
            go_on(&world, &said, left - 1);
        }
    }
}

#[test]
fn consent_withdrawal_and_boarding_at_two_desks_that_meet_or_not_in_every_order_of_seven_events() {
    go_on(&World::new(), &Said::default(), EVENTS);
}

/// What a small model knows of two records: who of the two said yes last, who is aboard, and whether they are held to be one.
#[derive(Clone, Copy, Default)]
struct Two {
    yes: [bool; 2],
    aboard: bool,
    joined: bool,
    /// Which devices parted them since.
    parted: [bool; 2],
}

impl Two {
    fn one(&self) -> bool {
        self.joined && self.parted != [true, true]
    }

    fn goes(&self, which: usize) -> bool {
        if self.one() {
            self.yes == [true; 2]
        } else {
            self.yes[which]
        }
    }

    /// How many seats a plan may give the household, if any.
    fn seats(&self) -> Option<u32> {
        let disputed = self.one() && self.parted != [false; 2];
        let seats = if self.one() { 1 } else { 2 };
        (!disputed && self.yes == [true; 2]).then_some(seats)
    }

    fn check(&self, world: &World) {
        let state = State::of(LEDGER, &world.all);
        let may = |person| decide(&state, DESK[0], &step(person), NOW).is_ok();
        assert_eq!(state.may_go(PERSON, NOW), self.goes(0));
        assert_eq!(state.may_go(TWIN, NOW), self.goes(1));
        assert_eq!(may(PERSON), self.goes(0) && !self.aboard);
        assert_eq!(may(TWIN), self.goes(1) && !(self.one() && self.aboard));
        let households = by_token(&state);
        for members in [1, 2] {
            let ready = standing(&state, households.get("K7QM2X"), Persons(members), NOW);
            assert_eq!(ready.is_ok(), self.seats() == Some(members), "{ready:?}");
        }
        let shown = Conflict::AboardWithoutConsent { person: PERSON };
        assert_eq!(state.conflicts(NOW).contains(&shown), self.aboard && !self.goes(0));
    }
}

/// Carries out all events that may come next: yes and no by either record, boarding, and two devices that join and part.
fn go_on_with_two(world: &World, two: Two, left: usize) {
    for event in 0..7_usize {
        let (mut world, mut two) = (world.clone(), two);
        let (which, person) = (event % 2, [PERSON, TWIN][event % 2]);
        // Who parts them is the other device each time.
        let device = usize::from(two.parted[0]);
        let done = match event {
            0 | 1 => world.desk(0, says_yes(person)),
            2 | 3 => world.desk(0, says_no(person)),
            4 => world.desk(0, step(PERSON)),
            5 => world.desk(0, same(PERSON, TWIN, None)),
            _ => world.by(0, DESK[device], not_same(TWIN, PERSON)),
        };
        match event {
            0..=3 => two.yes[which] = event < 2,
            4 => two.aboard |= done.is_ok(),
            5 => (two.joined, two.parted) = (true, [false; 2]),
            _ => two.parted[device] |= two.joined,
        }
        assert!(done.is_ok() || event == 4, "{done:?}");
        two.check(&world);
        // What was refused changed nothing.
        if left > 1 && done.is_ok() {
            go_on_with_two(&world, two, left - 1);
        }
    }
}

#[test]
fn yes_no_boarding_joining_and_parting_of_two_records_in_every_order_of_seven_events() {
    let mut world = World::new();
    register(&mut world, TWIN, HOUSEHOLD, Standing::Adult);
    go_on_with_two(&world, Two::default(), EVENTS);
}
