//! The report, promise: a day is counted once, whatever befell on it, and nobody is counted who was not told of.

use super::requests::asks;
use super::*;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn event(number: usize, from: Day, until: Option<Day>, people: Option<u64>) -> Said {
    Said::Hindered {
        event: label(&format!("event-{number}")),
        what: Event {
            kind: Hindrance::ALL[number % 9],
            request: None,
            from,
            until,
            people,
            place: "the crossing".to_owned(),
            told_by: label("aid"),
            source: source(),
        },
    }
}

proptest! {
    #[test]
    fn days_are_those_on_which_something_lasted_and_people_a_range(
        spans in prop::collection::vec((0_u16..60, prop::option::of(0_u16..30), prop::option::of(0_u64..50_000)), 0..8),
        today in 40_u16..120,
    ) {
        let begins = day("2019-03-01");
        let mut desk = Desk::new();
        let mut days = BTreeSet::new();
        for (number, (from, lasted, people)) in spans.iter().enumerate() {
            let until = lasted.map(|lasted| begins.plus(from + lasted));
            desk.say(event(number, begins.plus(*from), until, *people)).unwrap();
            days.extend(*from..lasted.map_or(today, |lasted| from + lasted));
        }
        let report = desk.access.report(begins.plus(today));
        prop_assert_eq!(report.all.days as usize, days.len());
        prop_assert_eq!((report.days_lost, report.days_waited), (report.all.days, 0));
        let people: Vec<u64> = spans.iter().filter_map(|(.., people)| *people).collect();
        prop_assert_eq!(report.all.people_at_least, people.iter().copied().max());
        prop_assert_eq!(report.all.people_at_most.unwrap_or(0), people.iter().sum::<u64>());
        prop_assert_eq!(report.by_kind.values().map(|sum| sum.events).sum::<usize>(), spans.len());
    }
}

#[test]
fn who_waits_in_vain_waits_until_the_last_deadline_or_a_late_answer_and_no_longer_once_it_took_the_request_back() {
    let mut desk = Desk::new();
    let request = label("meeting");
    desk.say(Said::RequestMade {
        request: request.clone(),
        asks: asks(&[7, 3]),
    })
    .unwrap();
    // Sent on 23 March; the last deadline is 2 April; both are silent.
    assert_eq!(desk.access.report(day("2019-04-02")).days_waited, 0);
    assert_eq!(desk.access.report(day("2019-04-12")).days_waited, 10);
    let mut late = desk.clone();
    late.say(super::requests::answered("2019-04-04")).unwrap();
    assert_eq!(late.access.report(day("2019-04-12")).days_waited, 12);
    let (on, source) = (day("2019-04-01"), source());
    desk.say(Said::RequestWithdrawn { request, on, source }).unwrap();
    let report = desk.access.report(day("2019-04-12"));
    assert_eq!((report.days_waited, report.days_lost), (0, 0));
    assert!(
        report.requests[0]
            .asked
            .iter()
            .all(|asked| asked.reply == Reply::TakenBack(on))
    );
}

#[test]
fn an_event_told_anew_replaces_what_was_told_and_two_accounts_stand_side_by_side() {
    let mut desk = Desk::new();
    desk.say(event(0, day("2019-03-26"), None, Some(40_000))).unwrap();
    desk.say(event(0, day("2019-03-26"), Some(day("2019-03-27")), Some(30_000)))
        .unwrap();
    for party in ["camp", "zone"] {
        desk.say(Said::AccountGiven {
            of: label("event-0"),
            party: label(party),
            words: format!("as {party} says"),
            source: format!("letter of {party}"),
        })
        .unwrap();
    }
    let report = desk.access.report(day("2019-04-12"));
    assert_eq!((report.all.days, report.all.people_at_most), (1, Some(30_000)));
    let line = &report.events[0];
    assert_eq!((line.accounts.len(), line.sources.len()), (2, 3));
}
