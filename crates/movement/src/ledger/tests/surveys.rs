//! Surveys, promise: what anybody said is in no fact; who was asked follows from the set of facts; a round is counted once.

use super::super::*;
use super::world::{Facts, World};
use super::{DESK, HOUSEHOLD, KEEPER, LATER, LEDGER, NOW, PERSON, yes};
use proptest::prelude::*;
use std::collections::BTreeMap;

const ROUND: RoundId = RoundId([7; 16]);
const CLOSES: Timestamp = Timestamp(1_500);

fn opened(options: &[Choice], wording: &str) -> Body {
    Body::SurveyOpened {
        round: ROUND,
        wording: wording.to_owned(),
        options: options.to_vec(),
        by: "RedCrescent".to_owned(),
        closes: CLOSES,
        holds_days: 30,
    }
}

fn asked(person: PersonId, blob: u8) -> Body {
    Body::IntentionAsked {
        round: ROUND,
        person,
        language: "ar".to_owned(),
        setting: Setting::Alone,
        expires: LATER,
        blob: BlobId([blob; 32]),
    }
}

fn counted(custodians: &[u8], known: &[(AuthorId, u64)], answers: u64) -> Body {
    Body::SurveyCounted {
        round: ROUND,
        custodians: custodians.iter().map(|number| CustodianId([*number; 32])).collect(),
        known: known.to_vec(),
        answers,
    }
}

/// A world with three custodians of whom it takes two, whose second desk is theirs, and with a round.
fn world() -> World {
    let mut world = World::new();
    let roles = vec![Role::Keeper, Role::Custodian];
    world.record(0, KEEPER, Body::DeviceEnrolled { device: DESK[1], roles });
    world.tell(0, 1);
    for number in 1..=3 {
        let custodian = CustodianId([number; 32]);
        world.desk(1, Body::CustodianEnrolled { custodian }).unwrap();
    }
    world.desk(1, Body::ThresholdSet { custodians: 2 }).unwrap();
    world.tell(1, 0);
    world.desk(0, opened(Choice::ALL, "intentions-2")).unwrap();
    world.tell(0, 1);
    world
}

fn at(world: &World, place: usize, body: &Body, now: Timestamp) -> Result<Vec<FactId>, Refusal> {
    decide(&State::of(LEDGER, &world.places[place]), DESK[place], body, now)
}

#[test]
fn a_round_lets_everybody_stay_and_be_undecided_and_asks_nothing_forbidden() {
    let mut world = World::new();
    for options in [
        &[][..],
        &[Choice::Origin, Choice::Undecided],
        &[Choice::Stay, Choice::Origin],
        &[Choice::Stay, Choice::Stay, Choice::Undecided],
    ] {
        assert_eq!(
            world.desk(0, opened(options, "q-1")),
            Err(Refusal::NoRound),
            "{options:?}"
        );
    }
    let refused = world.desk(0, opened(Choice::ALL, "tribe and plans"));
    assert!(matches!(refused, Err(Refusal::Forbidden(_))), "{refused:?}");
    world
        .desk(0, opened(&[Choice::Stay, Choice::Undecided], "q-1"))
        .unwrap();
    assert_eq!(world.desk(0, opened(Choice::ALL, "q-1")), Err(Refusal::Known));
}

#[test]
fn each_adult_is_asked_by_itself_and_nobody_else_is() {
    let mut world = world();
    let (child, lone) = (PersonId([8; 16]), PersonId([9; 16]));
    for (person, standing) in [(child, Standing::Dependant(PERSON)), (lone, Standing::Unaccompanied)] {
        let household = HOUSEHOLD;
        let registered = Body::PersonRegistered {
            person,
            household,
            standing,
        };
        world.desk(0, registered).unwrap();
    }
    let stranger = PersonId([10; 16]);
    for (person, why) in [
        (child, Refusal::NotTheirs(Standing::Dependant(PERSON))),
        (lone, Refusal::Held),
        (stranger, Refusal::UnknownPerson(stranger)),
    ] {
        assert_eq!(world.desk(0, asked(person, 1)), Err(why));
    }
    world.desk(0, asked(PERSON, 1)).unwrap();
    let state = State::of(LEDGER, &world.places[0]);
    assert_eq!(state.adults().len(), 1);
    assert!(state.to_survey(ROUND, NOW).is_empty());
    assert_eq!(state.to_survey(ROUND, LATER).len(), 1, "an answer that has ended");
    assert_eq!(at(&world, 0, &asked(PERSON, 2), CLOSES), Err(Refusal::RoundOver));
}

#[test]
fn an_intention_is_no_consent() {
    let mut world = world();
    world.desk(0, asked(PERSON, 1)).unwrap();
    let state = State::of(LEDGER, &world.all);
    assert_eq!(state.consent(PERSON, &Purpose::Move, NOW), ConsentStatus::NeverAsked);
    assert!(!state.may_go(PERSON, NOW));
}

#[test]
fn a_later_answer_stands_and_two_that_do_not_know_of_each_other_both_do() {
    let mut world = world();
    let first = world.desk(0, asked(PERSON, 1)).unwrap();
    let second = world.desk(0, asked(PERSON, 2)).unwrap();
    let heads = |world: &World| -> Vec<FactId> {
        let state = State::of(LEDGER, &world.all);
        let standing = state.surveys.standing(ROUND, None);
        assert!(state.surveys.asked[&PERSON].len() > 1, "all are kept");
        standing[&PERSON].iter().map(|(id, _)| *id).collect()
    };
    assert_eq!(heads(&world), [second]);
    assert!(world.all.contains_key(&first), "nothing is taken out");
    let clerk = vec![Role::Clerk];
    world.record(
        0,
        KEEPER,
        Body::DeviceEnrolled {
            device: DESK[1],
            roles: clerk,
        },
    );
    let third = world.record(1, DESK[1], asked(PERSON, 3));
    let mut both = vec![second, third];
    both.sort_unstable();
    assert_eq!(heads(&world), both);
}

#[test]
fn a_round_is_counted_after_it_closed_by_several_and_never_with_other_answers() {
    let mut world = world();
    world.desk(0, asked(PERSON, 1)).unwrap();
    world.tell(0, 1);
    let known: Vec<(AuthorId, u64)> = State::of(LEDGER, &world.places[1])
        .surveys
        .known(ROUND)
        .into_iter()
        .collect();
    assert_eq!(
        at(&world, 1, &counted(&[1, 2], &known, 1), NOW),
        Err(Refusal::RoundRuns)
    );
    for few in [&[][..], &[1], &[2, 2]] {
        let refused = at(&world, 1, &counted(few, &known, 1), CLOSES);
        assert!(matches!(refused, Err(Refusal::TooFewCustodians { .. })), "{refused:?}");
    }
    let unknown = CustodianId([9; 32]);
    assert_eq!(
        at(&world, 1, &counted(&[1, 9], &known, 1), CLOSES),
        Err(Refusal::UnknownCustodian(unknown))
    );
    assert_eq!(
        at(&world, 0, &counted(&[1, 2], &known, 1), CLOSES),
        Err(Refusal::NotItsRole)
    );
    at(&world, 1, &counted(&[1, 2], &known, 1), CLOSES).unwrap();
    world.record(1, DESK[1], counted(&[1, 2], &known, 1));
    at(&world, 1, &counted(&[2, 3], &known, 1), CLOSES).unwrap();
    let more = [(DESK[0], known[0].1 + 1)];
    assert_eq!(
        at(&world, 1, &counted(&[1, 2], &more, 1), CLOSES),
        Err(Refusal::OtherAnswers)
    );
    assert_eq!(
        at(&world, 1, &counted(&[1, 2], &known, 0), CLOSES),
        Err(Refusal::OtherAnswers)
    );
    world.tell(1, 0);
    assert_eq!(at(&world, 0, &asked(PERSON, 2), NOW), Err(Refusal::RoundOver));
    assert!(State::of(LEDGER, &world.all).conflicts(NOW).is_empty());
    let other = world.record(1, DESK[1], counted(&[1, 2], &more, 1));
    let shown = State::of(LEDGER, &world.all).conflicts(NOW);
    assert!(
        matches!(&shown[..], [Conflict::CountsDiffer { round: ROUND, facts }] if facts.contains(&other)),
        "{shown:?}"
    );
}

#[test]
fn nobody_is_asked_whose_household_was_erased() {
    let mut world = world();
    world.desk(0, Body::HouseholdErased { household: HOUSEHOLD }).unwrap();
    assert_eq!(world.desk(0, asked(PERSON, 1)), Err(Refusal::Erased));
    assert!(State::of(LEDGER, &world.places[0]).to_survey(ROUND, NOW).is_empty());
}

#[test]
fn a_line_of_a_log_says_no_more_of_who_was_asked_than_of_who_said_yes() {
    assert_eq!(asked(PERSON, 1).to_string(), yes().to_string());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn who_was_asked_follows_from_the_facts_in_whatever_order_they_came(
        said in prop::collection::vec((0..2_usize, 0..4_u8), 0..10),
        order in any::<u64>(),
    ) {
        let mut world = world();
        for (place, what) in said {
            let body = match what {
                0 | 1 => asked(PERSON, what),
                2 => opened(Choice::ALL, "another"),
                _ => counted(&[1, 2], &[(DESK[0], 4)], 1),
            };
            match what {
                0 => drop(world.desk(place, body)),
                _ => drop(world.record(place, DESK[place], body)),
            }
        }
        let mut facts: Vec<(FactId, Fact)> = world.all.clone().into_iter().collect();
        let mut random = order | 1;
        for at in (1..facts.len()).rev() {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            facts.swap(at, (random >> 33) as usize % (at + 1));
        }
        let mut fold = Fold::of(LEDGER, BTreeMap::new());
        for fact in facts {
            fold.take([fact]);
        }
        let all: &Facts = &world.all;
        prop_assert_eq!(fold.state(), &State::of(LEDGER, all));
        prop_assert!(fold.state().surveys.standing(ROUND, None).values().all(|heads| !heads.is_empty()));
    }
}
