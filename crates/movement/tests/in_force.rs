//! Windows in force, promise: an operation keeps exactly those minutes that the folder has and that a ledger has in force.
#![allow(clippy::unwrap_used, missing_docs)]

use movement::access::{Access, Clause, Day, Draft, Label, Said, Shut, Window, WindowTerms, keep_in_force};
use movement::ledger::{AuthorId, Body, Fact, FactId, Fold, LedgerId, Role, Timestamp};
use movement::operation::{Calendar, Operation};
use movement::units::Moment;
use proptest::prelude::*;
use samples::{Size, operation};
use std::collections::BTreeMap;

const KEEPER: AuthorId = AuthorId([1; 32]);

/// Folds what is said, as if one device had recorded it; facts are numbered.
fn access(said: Vec<Said>) -> Access {
    let ledger = LedgerId::opened_by(KEEPER);
    let begins = [
        Body::LedgerOpened {
            operation: "Tests".to_owned(),
        },
        Body::DeviceEnrolled {
            device: KEEPER,
            roles: vec![Role::Access],
        },
    ];
    let said = said.into_iter().map(|said| Body::Access(Box::new(said)));
    let facts = begins.into_iter().chain(said).enumerate().map(|(seq, body)| {
        let fact = Fact {
            ledger,
            author: KEEPER,
            seq: seq as u64,
            prev: None,
            site: String::new(),
            at: Timestamp(0),
            refs: Vec::new(),
            body,
        };
        (FactId([u8::try_from(seq).unwrap(); 32]), fact)
    });
    Fold::of(ledger, facts.collect::<BTreeMap<_, _>>()).into_state().access
}

fn label(text: &str) -> Label {
    text.parse().unwrap()
}

fn agreement(ends: Option<Timestamp>) -> Vec<Said> {
    let on: Day = "2019-03-01".parse().unwrap();
    let parties = ["camp", "zone"].map(label);
    let draft = Draft {
        title: "Passage".to_owned(),
        clauses: vec![Clause {
            kind: None,
            text: "as agreed".to_owned(),
        }],
        signers: parties.to_vec(),
        ends,
    };
    let drafted = Said::AgreementDrafted {
        agreement: label("passage"),
        draft,
    };
    let signed = parties.map(|party| Said::AgreementSigned {
        agreement: label("passage"),
        // Opening and enrolment come before it.
        version: FactId([2; 32]),
        party,
        on,
        source: "letter 1".to_owned(),
    });
    [drafted].into_iter().chain(signed).collect()
}

/// An operation whose first corridor has these windows.
fn open_in(windows: &[(i32, i32)]) -> Operation {
    let mut operation = operation(1, Size::Small);
    operation.calendar = Calendar::new("UTC", "2019-03-24".parse().unwrap(), 3).unwrap();
    operation.corridors.truncate(1);
    let spans = windows.iter().map(|(from, long)| Window {
        opens: Moment(*from),
        closes: Moment(from + long),
    });
    operation.corridors[0].windows = Window::joined(spans.collect());
    operation
}

fn at(minute: i32) -> Timestamp {
    let midnight = "2019-03-24T00:00Z".parse::<Timestamp>().unwrap();
    Timestamp(midnight.0 + i64::from(minute) * 60_000)
}

fn has(windows: &[Window], minute: i32) -> bool {
    windows
        .iter()
        .any(|window| (window.opens.0..window.closes.0).contains(&minute))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_operation_keeps_the_minutes_that_are_in_both(
        folder in prop::collection::vec((0_i32..2_000, 1_i32..400), 0..6),
        ledger in prop::collection::vec((0_i32..2_000, 1_i32..400, any::<bool>()), 0..6),
        ends in prop::option::of(0_i32..2_400),
        signed in any::<bool>(),
    ) {
        let mut operation = open_in(&folder);
        let mut said = agreement(ends.map(at));
        if !signed {
            said.pop();
        }
        let mut agreed = [false; 2_500];
        for (number, (from, long, shut)) in ledger.iter().enumerate() {
            let window = label(&format!("w{number}"));
            let terms = WindowTerms {
                agreement: label("passage"),
                corridor: operation.corridors[0].id.clone(),
                opens: at(*from),
                closes: at(from + long),
            };
            said.push(Said::WindowProposed { window: window.clone(), terms });
            if *shut {
                let (party, how, on) = (label("zone"), Shut::Closed, "2019-03-02".parse().unwrap());
                said.push(Said::WindowShut { window, party, how, on, source: "call 1".to_owned() });
            } else {
                // A window that ends with its agreement ends the minute before.
                let until = ends.map_or(from + long, |ends| (from + long).min(ends - 1));
                (*from..until).for_each(|minute| agreed[minute as usize] = signed);
            }
        }
        let before = operation.corridors[0].windows.clone();
        // Before everything begins: the agreement has not ended yet.
        let fewer = keep_in_force(&mut operation, &access(said), at(-60));
        let left = &operation.corridors[0].windows;
        for minute in 0..2_400 {
            prop_assert_eq!(has(left, minute), has(&before, minute) && agreed[minute as usize], "{}", minute);
        }
        let lost: i64 = fewer.iter().map(|one| one.before - one.left).sum();
        let counted = (0..2_400).filter(|minute| has(&before, *minute) && !has(left, *minute)).count();
        prop_assert_eq!(lost, counted as i64);
    }
}
