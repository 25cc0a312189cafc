//! Requests, promise: silence follows from the calendar, and an answer ends it.

use super::*;
use proptest::prelude::*;

pub(super) fn asks(steps: &[u16]) -> Request {
    Request {
        topic: Topic::Meeting,
        from: label("aid"),
        to: vec![label("camp"), label("zone")],
        about: "to meet at the crossing".to_owned(),
        on: day("2019-03-23"),
        wanted: Some(day("2019-03-26")),
        steps: steps.to_vec(),
        people: None,
        source: source(),
    }
}

fn asked(steps: &[u16]) -> Desk {
    let mut desk = Desk::new();
    let said = Said::RequestMade {
        request: label("meeting"),
        asks: asks(steps),
    };
    desk.say(said).unwrap();
    desk
}

pub(super) fn answered(on: &str) -> Said {
    Said::RequestAnswered {
        request: label("meeting"),
        party: label("zone"),
        answer: Answer::Accepted,
        on: day(on),
        source: source(),
    }
}

fn reply(access: &Access, today: &str) -> Reply {
    access.requests[&label("meeting")].reply(&label("zone"), day(today))
}

#[test]
fn a_request_of_seven_and_three_days_goes_from_step_to_step_and_ends_in_silence_by_itself() {
    let desk = asked(&[7, 3]);
    let waits = |due, step| Reply::Waiting {
        due: day(due),
        step,
        of: 2,
    };
    for (today, expected) in [
        ("2019-03-23", waits("2019-03-30", 1)),
        ("2019-03-30", waits("2019-03-30", 1)),
        ("2019-03-31", waits("2019-04-02", 2)),
        ("2019-04-02", waits("2019-04-02", 2)),
        (
            "2019-04-03",
            Reply::Silent {
                since: day("2019-04-02"),
                days: 1,
            },
        ),
        // The clock went back: there is time again, and nothing was recorded meanwhile.
        ("2019-03-24", waits("2019-03-30", 1)),
    ] {
        assert_eq!(reply(&desk.access, today), expected, "{today}");
    }
    assert_eq!(reply(&asked(&[]).access, "2030-01-01"), Reply::NoDeadline);
}

proptest! {
    #[test]
    fn silence_follows_from_the_day_and_an_answer_ends_it_whatever_the_clock_says(
        steps in prop::collection::vec(1_u16..30, 0..4),
        days in prop::collection::vec(0_u16..400, 1..8),
        came in 0_u16..200,
    ) {
        let desk = asked(&steps);
        let sum: u16 = steps.iter().sum();
        let at = |after: u16| day("2019-03-23").plus(after).to_string();
        for after in &days {
            let silent = matches!(reply(&desk.access, &at(*after)), Reply::Silent { .. });
            prop_assert_eq!(silent, !steps.is_empty() && *after > sum);
        }
        let mut answering = desk.clone();
        answering.say(answered(&at(came))).unwrap();
        for after in days {
            let Reply::Answered { late, .. } = reply(&answering.access, &at(after)) else {
                return Err(TestCaseError::fail("an answer was lost"));
            };
            prop_assert_eq!(late, if steps.is_empty() { 0 } else { u32::from(came.saturating_sub(sum)) });
        }
    }
}

#[test]
fn only_who_was_asked_answers_and_texts_have_one_length_for_all() {
    let mut desk = asked(&[7]);
    let mut strange = answered("2019-03-24");
    if let Said::RequestAnswered { party, .. } = &mut strange {
        *party = label("aid");
    }
    assert_eq!(desk.say(strange), Err(NotSaid::NotAsked(label("aid"))));
    assert_eq!(
        desk.say(answered("2019-03-22")),
        Err(NotSaid::Before(day("2019-03-23")))
    );
    let account = |party: &str, words: String| Said::AccountGiven {
        of: label("meeting"),
        party: label(party),
        words,
        source: source(),
    };
    for party in ["aid", "camp", "zone"] {
        assert_eq!(
            desk.say(account(party, "x".repeat(LONGEST_TEXT + 1))),
            Err(NotSaid::Text(LONGEST_TEXT))
        );
        desk.say(account(party, "ع".repeat(LONGEST_TEXT))).unwrap();
    }
    let again = Said::RequestMade {
        request: label("meeting"),
        asks: asks(&[]),
    };
    assert_eq!(desk.say(again), Err(NotSaid::Taken(label("meeting"))));
}

#[test]
fn one_label_for_two_things_is_a_contradiction_that_somebody_puts_right_and_the_same_said_twice_is_none() {
    let mut one = Desk::new();
    let mut other = one.clone();
    other.number = 1;
    let made = |about: &str| Said::RequestMade {
        request: label("meeting"),
        asks: Request {
            about: about.to_owned(),
            ..asks(&[7])
        },
    };
    let named = |name: &str| Said::PartyNamed {
        party: label("convoy-desk"),
        name: name.to_owned(),
    };
    for said in [made("to meet"), named("Convoy desk")] {
        one.say(said.clone()).unwrap();
        other.say(said).unwrap();
    }
    assert!(one.with(&other).contradictions().is_empty());
    let mut third = Desk::new();
    third.number = 2;
    for said in [made("to send buses"), named("Another desk")] {
        third.say(said).unwrap();
    }
    let mut met = third.clone();
    met.access = one.with(&third);
    assert_eq!(met.access.contradictions().len(), 2);
    met.say(made("to meet")).unwrap();
    met.say(named("Convoy desk")).unwrap();
    assert!(met.access.contradictions().is_empty());
    assert_eq!(met.say(made("again")), Err(NotSaid::Taken(label("meeting"))));
}
