//! Custodians and sealed records, promise: nobody opens alone, what was erased stays erased, and the totals stay true.

use super::super::*;
use super::world::{Facts, World};
use super::{DESK, HOUSEHOLD, KEEPER, LEDGER, NOW};
use proptest::prelude::*;

const BLOB: BlobId = BlobId([7; 32]);

fn custodian(number: u8) -> CustodianId {
    CustodianId([number; 32])
}

/// A world whose second desk keeps the ledger and the custodians' desk, with three custodians of whom it takes two.
fn world() -> World {
    let mut world = World::new();
    let roles = vec![Role::Keeper, Role::Custodian];
    world.record(0, KEEPER, Body::DeviceEnrolled { device: DESK[1], roles });
    world.tell(0, 1);
    for number in 1..=3 {
        world
            .desk(
                1,
                Body::CustodianEnrolled {
                    custodian: custodian(number),
                },
            )
            .unwrap();
    }
    world.desk(1, Body::ThresholdSet { custodians: 2 }).unwrap();
    world.tell(1, 0);
    world
}

fn sealed(custodians: &[u8], threshold: u8) -> Body {
    Body::HouseholdSealed {
        household: HOUSEHOLD,
        blob: BLOB,
        custodians: custodians.iter().copied().map(custodian).collect(),
        threshold,
    }
}

fn opened(custodians: &[u8]) -> Body {
    Body::SealedOpened {
        household: HOUSEHOLD,
        reason: OpeningReason::LostPapers,
        custodians: custodians.iter().copied().map(custodian).collect(),
    }
}

const ERASED: Body = Body::HouseholdErased { household: HOUSEHOLD };

fn too_few(there: usize, needed: u8) -> Result<FactId, Refusal> {
    Err(Refusal::TooFewCustodians { there, needed })
}

#[test]
fn nothing_is_sealed_before_it_is_said_how_many_custodians_it_takes_and_never_for_one() {
    let mut world = World::new();
    assert_eq!(world.desk(0, sealed(&[1, 2], 2)), Err(Refusal::NoThreshold));
    let mut world = self::world();
    for (custodians, threshold, there, needed) in [
        (&[1, 2][..], 1, 2, 2),
        (&[1], 2, 1, 2),
        (&[1, 1], 2, 1, 2),
        (&[1, 2], 3, 2, 3),
    ] {
        let refused = world.desk(0, sealed(custodians, threshold));
        assert_eq!(refused, too_few(there, needed), "{custodians:?} {threshold}");
    }
    assert_eq!(
        world.desk(0, sealed(&[1, 9], 2)),
        Err(Refusal::UnknownCustodian(custodian(9)))
    );
    assert!(world.desk(0, sealed(&[1, 2, 3], 2)).is_ok());
    for custodians in [0, 1, 4] {
        assert!(
            world.desk(1, Body::ThresholdSet { custodians }).is_err(),
            "{custodians}"
        );
    }
}

#[test]
fn nobody_opens_alone_whatever_their_roles() {
    let mut world = world();
    assert_eq!(world.desk(1, opened(&[1, 2])), Err(Refusal::NothingSealed));
    world.desk(0, sealed(&[1, 2, 3], 3)).unwrap();
    world.tell(0, 1);
    for custodians in [&[][..], &[1], &[1, 1, 1], &[1, 2], &[2, 2, 1]] {
        assert!(world.desk(1, opened(custodians)).is_err(), "{custodians:?}");
    }
    world.desk(1, opened(&[1, 2, 3])).unwrap();
    world
        .desk(
            1,
            Body::CustodianRemoved {
                custodian: custodian(2),
            },
        )
        .unwrap();
    assert_eq!(
        world.desk(1, opened(&[1, 2, 3])),
        Err(Refusal::UnknownCustodian(custodian(2)))
    );
    let again = world.desk(
        1,
        Body::CustodianEnrolled {
            custodian: custodian(2),
        },
    );
    assert_eq!(again, Err(Refusal::RemovedCustodian));
}

#[test]
fn every_role_but_the_custodians_desk_is_refused_an_opening_and_every_role_but_a_clerk_a_sealing() {
    let all = [
        Role::Keeper,
        Role::Clerk,
        Role::Protection,
        Role::Convoy,
        Role::Custodian,
    ];
    for role in all {
        let mut world = world();
        world.desk(0, sealed(&[1, 2, 3], 2)).unwrap();
        let device = AuthorId([9; 32]);
        let id = world.record(
            0,
            KEEPER,
            Body::DeviceEnrolled {
                device,
                roles: vec![role],
            },
        );
        let state = State::of(LEDGER, &world.places[0]);
        let may = |body: &Body| decide(&state, device, body, NOW) != Err(Refusal::NotItsRole);
        let rights = [
            opened(&[1, 2]),
            sealed(&[1, 2], 2),
            ERASED,
            Body::ThresholdSet { custodians: 2 },
        ]
        .map(|body| may(&body));
        let expected = [
            role == Role::Custodian,
            role == Role::Clerk,
            matches!(role, Role::Keeper | Role::Protection),
            role == Role::Keeper,
        ];
        assert_eq!(rights, expected, "{role:?} {id}");
    }
}

#[test]
fn an_opening_recorded_by_too_few_is_kept_and_shown() {
    let mut world = world();
    world.desk(0, sealed(&[1, 2, 3], 2)).unwrap();
    world.tell(0, 1);
    let good = world.desk(1, opened(&[1, 3])).unwrap();
    let bad = [opened(&[1]), opened(&[1, 9])].map(|body| world.record(1, DESK[1], body));
    let state = State::of(LEDGER, &world.places[1]);
    let shown: Vec<FactId> = state
        .conflicts(NOW)
        .into_iter()
        .filter_map(|conflict| match conflict {
            Conflict::OpenedByTooFew { fact, .. } => Some(fact),
            _ => None,
        })
        .collect();
    assert!(
        bad.iter().all(|fact| shown.contains(fact)) && !shown.contains(&good),
        "{shown:?}"
    );
    assert_eq!(state.custody.households[&HOUSEHOLD].openings.len(), 3);
}

#[test]
fn of_two_thresholds_the_larger_one_holds_until_somebody_who_knows_both_sets_it() {
    let mut world = world();
    world.record(0, KEEPER, Body::ThresholdSet { custodians: 3 });
    let state = State::of(LEDGER, &world.places[0]);
    assert_eq!(state.custody.threshold(), Some(3));
    assert!(matches!(state.conflicts(NOW)[..], [Conflict::ThresholdTwice { .. }]));
    world.tell(0, 1);
    world.desk(1, Body::ThresholdSet { custodians: 2 }).unwrap();
    let state = State::of(LEDGER, &world.places[1]);
    assert_eq!((state.custody.threshold(), state.conflicts(NOW)), (Some(2), vec![]));
}

#[test]
fn what_was_erased_is_not_sealed_or_opened_again_and_the_totals_stay() {
    let mut world = world();
    world.desk(0, sealed(&[1, 2], 2)).unwrap();
    let before = State::of(LEDGER, &world.places[0]).population;
    world.desk(0, ERASED).unwrap();
    world.tell(0, 1);
    assert_eq!(world.desk(0, sealed(&[1, 2], 2)), Err(Refusal::Erased));
    assert_eq!(world.desk(1, opened(&[1, 2])), Err(Refusal::Erased));
    let state = State::of(LEDGER, &world.places[1]);
    assert!(state.custody.is_erased(HOUSEHOLD));
    assert_eq!(state.population, before);
}

#[test]
fn a_line_of_the_log_does_not_tell_an_erased_household_from_another() {
    let lines = [sealed(&[1, 2], 2), opened(&[1, 2]), ERASED].map(|body| body.to_string());
    assert!(lines.iter().all(|line| *line == lines[0]), "{lines:?}");
}

proptest! {
    #[test]
    fn an_erasure_holds_in_whatever_order_and_with_whatever_else_is_known(
        steps in prop::collection::vec((0..2_usize, 0..5_u8), 0..12),
        kept in prop::collection::vec(any::<bool>(), 40),
    ) {
        let mut world = world();
        for (place, step) in steps {
            let body = match step {
                0 => sealed(&[1, 2, 3], 2),
                1 => opened(&[1, 2]),
                2 => ERASED,
                3 => Body::ThresholdSet { custodians: 3 },
                _ => Body::CustodianRemoved { custodian: custodian(3) },
            };
            // What a desk refuses is recorded by a program that was changed.
            if world.desk(place, body.clone()).is_err() {
                world.record(place, DESK[place], body);
            }
            if step == 4 {
                world.tell(place, 1 - place);
            }
        }
        let whole = State::of(LEDGER, &world.all);
        let part: Facts = world.all.iter().zip(&kept).filter(|(_, kept)| **kept).map(|((id, fact), _)| (*id, fact.clone())).collect();
        let part = State::of(LEDGER, &part);
        // Who knows more never knows less: erased and removed stay so, and an opening stays to be seen.
        for (household, record) in &part.custody.households {
            if part.set_aside.is_empty() {
                prop_assert!(record.erased.is_subset(&whole.custody.households[household].erased));
                prop_assert!(record.openings.keys().all(|fact| whole.custody.households[household].openings.contains_key(fact)));
            }
        }
        prop_assert!(whole.custody.threshold().is_none_or(|custodians| custodians >= 2));
        prop_assert_eq!(State::of(LEDGER, &world.all.clone().into_iter().rev().collect()), whole);
    }
}
