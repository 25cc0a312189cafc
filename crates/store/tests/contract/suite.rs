//! The one suite: each case is given an empty store of any kind.

use crate::facts::{Author, ledger};
use envelope::{Signed, StateDigest};
use movement::ledger::{LedgerId, State};
use proptest::prelude::*;
use store::{Memory, Store, Taken, Unfit};

/// A promise, with its name.
pub type Case = (&'static str, fn(&mut dyn Store));

macro_rules! cases {
    ($($case:ident,)*) => {
        /// What every store must do.
        pub const CASES: &[Case] = &[$((stringify!($case), $case)),*];
    };
}

cases! {
    what_is_taken_in_is_found_and_known_the_second_time,
    nothing_received_vanishes,
    a_fact_of_another_ledger_is_kept_aside,
    a_gap_in_an_author_is_asked_for_again_and_two_histories_are_both_kept,
}

fn what_is_taken_in_is_found_and_known_the_second_time(store: &mut dyn Store) {
    let facts = Author::new(1).facts(5);
    let bytes: Vec<Vec<u8>> = facts.iter().map(|f| f.bytes.clone()).collect();
    let taken = store.take_in(&bytes).unwrap();
    assert!(taken.iter().all(|t| matches!(t, Taken::Accepted(_))));
    let again = store.take_in(&bytes).unwrap();
    assert!(again.iter().all(|t| matches!(t, Taken::Duplicate(_))));
    for fact in &facts {
        assert_eq!(store.find(fact.id).unwrap().as_ref(), Some(fact));
    }
    assert_eq!(store.facts().unwrap().len(), 5);
}

fn nothing_received_vanishes(store: &mut dyn Store) {
    let facts = Author::new(1).facts(2);
    let mut cut = facts[0].bytes.clone();
    cut.pop();
    let received = vec![
        facts[0].bytes.clone(),
        cut.clone(),
        facts[0].bytes.clone(),
        b"no fact".to_vec(),
    ];
    store.take_in(&received).unwrap();
    let counted = store.received().unwrap();
    assert_eq!(
        (counted.all, counted.accepted, counted.duplicate, counted.quarantined),
        (4, 1, 1, 2)
    );
    let kept: Vec<Vec<u8>> = store
        .quarantine()
        .unwrap()
        .into_iter()
        .map(|(bytes, _)| bytes)
        .collect();
    assert!(kept.contains(&cut) && kept.contains(&b"no fact".to_vec()));
}

fn a_fact_of_another_ledger_is_kept_aside(store: &mut dyn Store) {
    let theirs = Author::new(1).fact_of(LedgerId([9; 32]));
    let taken = store.take_in(std::slice::from_ref(&theirs.bytes)).unwrap();
    assert_eq!(taken, [Taken::Quarantined(Unfit::OtherLedger)]);
    assert!(store.facts().unwrap().is_empty() && store.quarantine().unwrap().len() == 1);
}

fn a_gap_in_an_author_is_asked_for_again_and_two_histories_are_both_kept(store: &mut dyn Store) {
    let author = Author::new(1);
    let facts = author.facts(4);
    let bytes = |at: usize| facts[at].bytes.clone();
    store.take_in(&[bytes(0), bytes(1), bytes(3)]).unwrap();
    assert_eq!(store.vector().unwrap()[&author.id()].facts, 2);
    let fork = author.facts_saying(2, "other");
    store.take_in(&[bytes(2), fork[1].bytes.clone()]).unwrap();
    assert_eq!(store.vector().unwrap()[&author.id()].facts, 4);
    assert_eq!(store.facts().unwrap().len(), 5);
    // Who knows as much, and of both histories, lacks the last one; who knows one history alone is sent the other with it.
    let known = |facts: &[Vec<u8>]| {
        let mut other = Memory::new(store.ledger());
        other.take_in(facts).unwrap();
        other.vector().unwrap()
    };
    let both = [bytes(0), bytes(1), fork[1].bytes.clone(), bytes(2)];
    assert_eq!(store.beyond(&known(&both)).unwrap(), [bytes(3)]);
    for one in [
        &[bytes(0), bytes(1)][..],
        &[bytes(0), fork[1].bytes.clone()],
        &[bytes(0), bytes(1), bytes(2), bytes(3)],
    ] {
        let sent = store.beyond(&known(one)).unwrap();
        assert!(sent.contains(&fork[1].bytes) && sent.contains(&bytes(1)) && sent.len() == 5);
    }
}

/// Returns what a store was told in an order drawn from a number, one thing twice.
pub fn shuffled(all: &[Signed], order: u64) -> Vec<Vec<u8>> {
    let mut told: Vec<Vec<u8>> = all.iter().map(|f| f.bytes.clone()).collect();
    // A shuffle by a small generator, so that a failing case comes again.
    let mut random = order | 1;
    for at in (1..told.len()).rev() {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        told.swap(at, (random >> 33) as usize % (at + 1));
    }
    told.push(told[order as usize % told.len()].clone());
    told
}

/// Tells an empty store everything in some order, and checks that it says the same as one that was told in another.
pub fn says_the_same(all: &[Signed], order: u64, store: &mut dyn Store) -> Result<(), TestCaseError> {
    let state = |store: &dyn Store| State::of(ledger(), &store.facts().unwrap());
    let mut model = Memory::new(ledger());
    let in_order: Vec<Vec<u8>> = all.iter().map(|f| f.bytes.clone()).collect();
    model.take_in(&in_order).unwrap();
    for part in shuffled(all, order).chunks(3) {
        store.take_in(part).unwrap();
    }
    prop_assert_eq!(state(store), state(&model));
    let folded = store.folded().unwrap();
    prop_assert_eq!(folded.state(), &state(&model));
    prop_assert_eq!(StateDigest::of(folded.state()), StateDigest::of(&state(&model)));
    drop(folded);
    prop_assert_eq!(store.vector().unwrap(), model.vector().unwrap());
    // Passed on to an empty one in two parts, it is the same again.
    let mut other = Memory::new(ledger());
    let first = store.beyond(&other.vector().unwrap()).unwrap();
    other.take_in(&first[..first.len() / 2]).unwrap();
    let rest = store.beyond(&other.vector().unwrap()).unwrap();
    other.take_in(&rest).unwrap();
    prop_assert_eq!(state(&other), state(&model));
    Ok(())
}
