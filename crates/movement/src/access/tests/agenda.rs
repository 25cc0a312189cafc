//! The agenda, promise: what is open is on it, and what is answered, taken back, signed or over is not.

use super::requests::{answered, asks};
use super::*;

fn meeting() -> Desk {
    let mut desk = Desk::new();
    let request = label("meeting");
    desk.say(Said::RequestMade {
        request,
        asks: asks(&[7]),
    })
    .unwrap();
    desk
}

#[test]
fn requests_are_on_it_until_they_are_answered_or_taken_back_and_only_for_those_they_concern() {
    let mut desk = meeting();
    let (today, aid) = (day("2019-03-24"), label("aid"));
    let open = |desk: &Desk, with: Option<&Label>| {
        let agenda = desk.access.agenda(with, today, NOW);
        agenda
            .requests
            .iter()
            .map(|open| open.party.to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        (open(&desk, None), open(&desk, Some(&aid))),
        (vec!["camp".into(), "zone".into()], vec!["camp".into(), "zone".into()])
    );
    assert_eq!(open(&desk, Some(&label("camp"))), ["camp"]);
    desk.say(answered("2019-03-24")).unwrap();
    assert_eq!(open(&desk, None), ["camp"]);
    let (request, on) = (label("meeting"), today);
    desk.say(Said::RequestWithdrawn {
        request,
        on,
        source: source(),
    })
    .unwrap();
    assert!(desk.access.agenda(None, today, NOW).is_empty());
}

#[test]
fn an_agreement_is_on_it_until_all_have_signed_and_no_clause_is_missing() {
    let mut desk = Desk::new();
    let clauses = |kinds: &[ClauseKind]| {
        let clauses = kinds.iter().map(|kind| Clause {
            kind: Some(*kind),
            text: "as agreed".to_owned(),
        });
        Said::AgreementDrafted {
            agreement: label("passage"),
            draft: Draft {
                title: "Passage".to_owned(),
                clauses: clauses.collect(),
                signers: vec![label("camp")],
                ends: None,
            },
        }
    };
    desk.say(clauses(&ClauseKind::ALL[1..])).unwrap();
    let agenda = desk.access.agenda(None, day("2019-03-24"), NOW);
    assert_eq!(agenda.agreements[0].missing, [ClauseKind::ALL[0]]);
    let version = desk.say(clauses(ClauseKind::ALL)).unwrap();
    let (agreement, party, on) = (label("passage"), label("camp"), day("2019-03-24"));
    assert!(
        desk.access.agenda(Some(&label("zone")), on, NOW).is_empty(),
        "it concerns who signs"
    );
    desk.say(Said::AgreementSigned {
        agreement,
        version,
        party,
        on,
        source: source(),
    })
    .unwrap();
    assert!(desk.access.agenda(None, on, NOW).is_empty());
}
