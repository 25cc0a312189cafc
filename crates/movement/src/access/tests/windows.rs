//! Agreements and windows, promise: open only while everybody who must sign stands by the text, and nobody shut it.

use super::*;

/// What may befall a window, besides time.
#[derive(Clone, Copy, Debug)]
enum Step {
    Change,
    Sign(&'static str),
    Leave(&'static str),
    Shut(&'static str),
    Reopen(&'static str),
}

const STEPS: [Step; 8] = [
    Step::Change,
    Step::Sign("camp"),
    Step::Sign("zone"),
    Step::Leave("zone"),
    Step::Shut("zone"),
    Step::Reopen("zone"),
    Step::Shut("camp"),
    Step::Reopen("camp"),
];

fn drafted(words: usize) -> Said {
    Said::AgreementDrafted {
        agreement: label("passage"),
        draft: Draft {
            title: "Passage".to_owned(),
            clauses: vec![Clause {
                kind: Some(ClauseKind::SafePassage),
                text: format!("as agreed, {words}"),
            }],
            signers: vec![label("camp"), label("zone")],
            ends: None,
        },
    }
}

fn agreed() -> Desk {
    let mut desk = Desk::new();
    desk.say(drafted(0)).unwrap();
    let terms = WindowTerms {
        agreement: label("passage"),
        corridor: "west".to_owned(),
        opens: Timestamp(NOW.0 - 1),
        closes: Timestamp(NOW.0 + 1),
    };
    desk.say(Said::WindowProposed {
        window: label("monday"),
        terms,
    })
    .unwrap();
    desk
}

fn is_open(access: &Access) -> bool {
    access.windows[&label("monday")].state(access, NOW) == WindowState::Open
}

/// Takes a step where the desk lets it; says whether it did.
fn take(desk: &mut Desk, step: Step) -> bool {
    let (agreement, window, on, source) = (label("passage"), label("monday"), day("2019-04-01"), source());
    let said = match step {
        Step::Change => drafted(desk.facts.len()),
        Step::Sign(party) => {
            let record = &desk.access.agreements[&agreement];
            let version = record.drafts.ids()[0];
            let party = label(party);
            Said::AgreementSigned {
                agreement,
                version,
                party,
                on,
                source,
            }
        }
        Step::Leave(party) => Said::AgreementLeft {
            agreement,
            party: label(party),
            on,
            source,
        },
        Step::Shut(party) => Said::WindowShut {
            window,
            party: label(party),
            how: Shut::Suspended,
            on,
            source,
        },
        Step::Reopen(party) => Said::WindowReopened {
            window,
            party: label(party),
            on,
            source,
        },
    };
    desk.say(said).is_ok()
}

/// A model that knows nothing of facts: who stands by the text, and who keeps the window shut.
#[derive(Clone, Default)]
struct Model {
    signed: [bool; 2],
    shut: [bool; 2],
}

impl Model {
    fn take(&mut self, step: Step) {
        let at = |party: &str| usize::from(party == "zone");
        match step {
            Step::Change => self.signed = [false; 2],
            Step::Sign(party) => self.signed[at(party)] = true,
            Step::Leave(party) => self.signed[at(party)] = false,
            Step::Shut(party) => self.shut[at(party)] = true,
            Step::Reopen(party) => self.shut[at(party)] = false,
        }
    }

    fn is_open(&self) -> bool {
        self.signed == [true; 2] && self.shut == [false; 2]
    }
}

/// Tries every sequence of so many steps after what was done before.
fn every(desk: &Desk, model: &Model, left: usize, seen: &mut (usize, usize)) {
    seen.0 += 1;
    seen.1 += usize::from(model.is_open());
    assert_eq!(is_open(&desk.access), model.is_open());
    if left == 0 {
        return;
    }
    for step in STEPS {
        let (mut desk, mut model) = (desk.clone(), model.clone());
        if take(&mut desk, step) {
            model.take(step);
            every(&desk, &model, left - 1, seen);
        }
    }
}

#[test]
fn after_every_sequence_of_six_steps_a_window_is_open_exactly_when_all_stand_by_the_text_and_nobody_shut_it() {
    let mut seen = (0, 0);
    every(&agreed(), &Model::default(), 6, &mut seen);
    assert!(seen.0 > 50_000 && seen.1 > 500, "{seen:?}");
}

#[test]
fn of_two_desks_that_did_not_know_of_each_other_what_shuts_wins() {
    let mut both = agreed();
    assert!(take(&mut both, Step::Sign("camp")) && take(&mut both, Step::Sign("zone")) && is_open(&both.access));
    let mut met = [0, 0];
    for left in pairs() {
        for right in pairs() {
            let (mut one, mut other) = (both.clone(), both.clone());
            other.number = 1;
            for step in left {
                take(&mut one, step);
            }
            for step in right {
                take(&mut other, step);
            }
            let open = is_open(&one.with(&other));
            met[usize::from(open)] += 1;
            // What either of them knows to be shut stays shut when they meet.
            assert!(
                !open || (is_open(&one.access) && is_open(&other.access)),
                "{left:?} {right:?}"
            );
            assert_eq!(one.with(&other), other.with(&one));
        }
    }
    assert!(met[0] > 2_000 && met[1] > 0, "{met:?}");
}

fn pairs() -> Vec<[Step; 2]> {
    let firsts = STEPS
        .iter()
        .flat_map(|first| STEPS.iter().map(move |second| [*first, *second]));
    firsts.collect()
}

#[test]
fn a_changed_word_voids_every_signature_and_the_old_text_is_signed_no_more() {
    let mut desk = agreed();
    let old = desk.access.agreements[&label("passage")].draft().unwrap().0;
    assert!(take(&mut desk, Step::Sign("camp")) && take(&mut desk, Step::Sign("zone")));
    assert_eq!(
        desk.access.agreements[&label("passage")].state(NOW),
        AgreementState::InForce
    );
    assert!(take(&mut desk, Step::Change) && !is_open(&desk.access));
    let missing = AgreementState::Missing {
        unsigned: vec![label("camp"), label("zone")],
        left: Vec::new(),
    };
    assert_eq!(desk.access.agreements[&label("passage")].state(NOW), missing);
    let late = Said::AgreementSigned {
        agreement: label("passage"),
        version: old,
        party: label("camp"),
        on: day("2019-04-01"),
        source: source(),
    };
    assert_eq!(desk.say(late), Err(NotSaid::OtherVersion));
}

#[test]
fn a_window_is_open_within_its_hours_and_its_agreement_alone() {
    let mut desk = agreed();
    assert!(take(&mut desk, Step::Sign("camp")) && take(&mut desk, Step::Sign("zone")));
    let state = |at| desk.access.windows[&label("monday")].state(&desk.access, Timestamp(at));
    assert_eq!(state(NOW.0 - 2), WindowState::Opens(Timestamp(NOW.0 - 1)));
    assert_eq!(
        (state(NOW.0 - 1), state(NOW.0 + 1)),
        (WindowState::Open, WindowState::Open)
    );
    assert_eq!(state(NOW.0 + 2), WindowState::Over);
}

#[test]
fn the_clauses_that_are_missing_are_named_also_that_on_men_and_boys() {
    let clauses = |but: Option<ClauseKind>| {
        let kinds = ClauseKind::ALL.iter().filter(|kind| Some(**kind) != but);
        let clauses = kinds.map(|kind| Clause {
            kind: Some(*kind),
            text: "as agreed".to_owned(),
        });
        Draft {
            title: "Passage".to_owned(),
            clauses: clauses.collect(),
            signers: vec![label("camp")],
            ends: None,
        }
    };
    assert_eq!(clauses(None).missing(), []);
    for kind in ClauseKind::ALL {
        assert_eq!(clauses(Some(*kind)).missing(), [*kind]);
    }
}
