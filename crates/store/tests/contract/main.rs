//! What every store must do, on each of them.
#![allow(clippy::unwrap_used, missing_docs)]

mod facts;
mod power;
mod sealed;

use facts::{Author, authors, ledger};
use movement::ledger::{LedgerId, State};
use proptest::prelude::*;
use store::{Memory, Sqlite, Store, Taken, Unfit};

/// A store of each kind; files go with the folder.
fn stores(folder: &tempfile::TempDir) -> Vec<(&'static str, Box<dyn Store>)> {
    vec![
        ("memory", Box::new(Memory::new(ledger()))),
        (
            "sqlite",
            Box::new(Sqlite::make(&folder.path().join("ledger.db"), ledger()).unwrap()),
        ),
    ]
}

fn each(check: impl Fn(&str, &mut dyn Store)) {
    let folder = tempfile::tempdir().unwrap();
    for (name, mut store) in stores(&folder) {
        check(name, store.as_mut());
    }
}

#[test]
fn what_is_taken_in_is_found_and_known_the_second_time() {
    each(|name, store| {
        let facts = Author::new(1).facts(5);
        let bytes: Vec<Vec<u8>> = facts.iter().map(|f| f.bytes.clone()).collect();
        let taken = store.take_in(&bytes).unwrap();
        assert!(taken.iter().all(|t| matches!(t, Taken::Accepted(_))), "{name}");
        let again = store.take_in(&bytes).unwrap();
        assert!(again.iter().all(|t| matches!(t, Taken::Duplicate(_))), "{name}");
        for fact in &facts {
            assert_eq!(store.find(fact.id).unwrap().as_ref(), Some(fact), "{name}");
        }
        assert_eq!(store.facts().unwrap().len(), 5, "{name}");
    });
}

#[test]
fn nothing_received_vanishes() {
    each(|name, store| {
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
            (4, 1, 1, 2),
            "{name}"
        );
        let kept: Vec<Vec<u8>> = store
            .quarantine()
            .unwrap()
            .into_iter()
            .map(|(bytes, _)| bytes)
            .collect();
        assert!(kept.contains(&cut) && kept.contains(&b"no fact".to_vec()), "{name}");
    });
}

#[test]
fn a_fact_of_another_ledger_is_kept_aside() {
    each(|name, store| {
        let theirs = Author::new(1).fact_of(LedgerId([9; 32]));
        let taken = store.take_in(std::slice::from_ref(&theirs.bytes)).unwrap();
        assert_eq!(taken, [Taken::Quarantined(Unfit::OtherLedger)], "{name}");
        assert!(
            store.facts().unwrap().is_empty() && store.quarantine().unwrap().len() == 1,
            "{name}"
        );
    });
}

#[test]
fn a_file_opened_to_read_stays_as_it_is_and_one_that_is_no_store_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ledger.db");
    let facts = Author::new(1).facts(3);
    let mut store = Sqlite::make(&file, ledger()).unwrap();
    store
        .take_in(&facts.iter().map(|f| f.bytes.clone()).collect::<Vec<_>>())
        .unwrap();
    drop(store);
    let before = std::fs::read(&file).unwrap();
    let mut read = Sqlite::open_to_read(&file).unwrap();
    assert_eq!((read.ledger(), read.facts().unwrap().len()), (ledger(), 3));
    assert!(read.take_in(&[facts[0].bytes.clone()]).is_err());
    drop(read);
    assert_eq!(std::fs::read(&file).unwrap(), before);
    assert!(Sqlite::make(&file, ledger()).is_err(), "made over another one");
    assert!(Sqlite::open(&folder.path().join("none.db")).is_err());
    assert!(!folder.path().join("none.db").exists());
    for garbage in [
        &b""[..],
        b"no database at all, however long it may be, and it is longer than a header of one hundred bytes",
    ] {
        std::fs::write(&file, garbage).unwrap();
        assert!(Sqlite::open_to_read(&file).is_err() && Sqlite::open(&file).is_err());
    }
}

#[test]
fn a_gap_in_an_author_is_asked_for_again_and_two_histories_are_both_kept() {
    each(|name, store| {
        let author = Author::new(1);
        let facts = author.facts(4);
        let bytes = |at: usize| facts[at].bytes.clone();
        store.take_in(&[bytes(0), bytes(1), bytes(3)]).unwrap();
        assert_eq!(store.vector().unwrap()[&author.id()], 2, "{name}");
        let fork = author.facts_saying(2, "other");
        store.take_in(&[bytes(2), fork[1].bytes.clone()]).unwrap();
        assert_eq!(store.vector().unwrap()[&author.id()], 4, "{name}");
        assert_eq!(store.facts().unwrap().len(), 5, "{name}");
        let beyond = store.beyond(&[(author.id(), 3)].into()).unwrap();
        assert_eq!(beyond, vec![bytes(3)], "{name}");
    });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn stores_that_were_told_all_say_the_same_in_whatever_order_they_were_told(
        all in authors(),
        order in any::<u64>(),
        twice in any::<prop::sample::Index>(),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let mut told: Vec<Vec<u8>> = all.iter().map(|f| f.bytes.clone()).collect();
        let model = {
            let mut store = Memory::new(ledger());
            store.take_in(&told).unwrap();
            State::of(ledger(), &store.facts().unwrap())
        };
        // A shuffle by a small generator, so that a failing case comes again.
        let mut random = order | 1;
        for at in (1..told.len()).rev() {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            told.swap(at, (random >> 33) as usize % (at + 1));
        }
        told.push(told[twice.index(told.len())].clone());
        for (name, mut store) in stores(&folder) {
            for part in told.chunks(3) {
                store.take_in(part).unwrap();
            }
            prop_assert_eq!(&State::of(ledger(), &store.facts().unwrap()), &model, "{}", name);
            // Passed on to an empty one in two parts, it is the same again.
            let mut other = Memory::new(ledger());
            let first = store.beyond(&other.vector().unwrap()).unwrap();
            other.take_in(&first[..first.len() / 2]).unwrap();
            let rest = store.beyond(&other.vector().unwrap()).unwrap();
            other.take_in(&rest).unwrap();
            prop_assert_eq!(&State::of(ledger(), &other.facts().unwrap()), &model, "{}", name);
        }
    }
}
