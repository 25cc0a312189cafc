//! A fold that goes on says what one from nothing says, whatever came in which order.

use super::super::*;
use super::world::World;
use super::{DESK, HOUSEHOLD, KEEPER, LEDGER, NOW, PERSON, no, step, yes};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Facts of all kinds by devices of all sorts, enrolled, removed, unknown, and with two histories.
fn bodies() -> impl Strategy<Value = (u8, Body)> {
    let stranger = AuthorId([7; 32]);
    let roles = prop::sample::subsequence(vec![Role::Keeper, Role::Clerk, Role::Protection, Role::Convoy], 0..=4);
    let device = prop::sample::select(vec![KEEPER, DESK[0], DESK[1], stranger]);
    let standing = prop::sample::select(vec![Standing::Adult, Standing::Unaccompanied]);
    let body = prop_oneof![
        Just(yes()),
        Just(no()),
        Just(step(Direction::In)),
        Just(step(Direction::Out)),
        (device.clone(), roles).prop_map(|(device, roles)| Body::DeviceEnrolled { device, roles }),
        (device, 0..5_u64).prop_map(|(device, facts)| Body::DeviceRemoved { device, facts }),
        standing.prop_map(|standing| Body::PersonRegistered {
            person: PERSON,
            household: HOUSEHOLD,
            standing
        }),
        pairs(),
        Just(Body::LedgerOpened {
            operation: "Again".to_owned()
        }),
    ];
    (0..4_u8, body)
}

/// Decisions about pairs of three persons, one of them nowhere registered.
fn pairs() -> impl Strategy<Value = Body> {
    let person = || prop::sample::select(vec![PERSON, PersonId([8; 16]), PersonId([9; 16])]);
    let stands = prop::option::of(person());
    (person(), person(), stands, any::<bool>()).prop_map(|(person, other, stands, same)| match (same, Source::Staff) {
        (true, by) => Body::SamePerson {
            person,
            other,
            by,
            stands,
        },
        (false, by) => Body::NotSame { person, other, by },
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn a_fold_that_goes_on_is_the_fold_from_nothing(
        said in prop::collection::vec(bodies(), 0..12),
        order in any::<u64>(),
        parts in 1..5_usize,
    ) {
        let mut world = World::new();
        for (who, body) in said {
            let author = [KEEPER, DESK[0], DESK[1], AuthorId([7; 32])][who as usize];
            world.record(0, author, body);
        }
        let mut facts: Vec<(FactId, Fact)> = world.all.clone().into_iter().collect();
        let mut random = order | 1;
        for at in (1..facts.len()).rev() {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            facts.swap(at, (random >> 33) as usize % (at + 1));
        }
        let mut fold = Fold::of(LEDGER, BTreeMap::new());
        let mut told = BTreeMap::new();
        for part in facts.chunks(parts) {
            fold.take(part.to_vec());
            fold.take(part.to_vec());
            told.extend(part.iter().cloned());
            prop_assert_eq!(fold.state(), &State::of(LEDGER, &told));
        }
    }
}

#[test]
fn a_device_with_two_histories_is_shown_and_both_are_kept() {
    let mut world = World::new();
    world.desk(0, yes()).unwrap();
    assert!(State::of(LEDGER, &world.all).conflicts(NOW).is_empty());
    // The desk was set back to an older copy, and records another fact with the same number.
    let (id, fact) = world.all.iter().find(|(_, fact)| fact.body == yes()).unwrap();
    let (id, other) = (
        *id,
        Fact {
            body: no(),
            ..fact.clone()
        },
    );
    world.all.insert(FactId([9; 32]), other);
    let state = State::of(LEDGER, &world.all);
    let mut facts = vec![id, FactId([9; 32])];
    facts.sort_unstable();
    let shown = Conflict::TwoHistories {
        device: DESK[0],
        from: 2,
        facts,
    };
    assert_eq!(state.conflicts(NOW), [shown]);
    // What either says counts: the no holds.
    let status = state.consent(PERSON, &Purpose::Move, NOW);
    assert!(matches!(status, ConsentStatus::Withdrawn { .. }), "{status:?}");
}
