//! What every store must do, on each of them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout, missing_docs)]

mod earlier;
mod facts;
mod power;
mod sealed;
mod server;
mod suite;
mod through_postgres;

use facts::{Author, authors, ledger};
use proptest::prelude::*;
use store::{Folded, Memory, Sqlite, Store};
use suite::{CASES, says_the_same};

#[test]
fn memory_keeps_every_promise() {
    for (name, case) in CASES {
        println!("{name}");
        case(&mut Memory::new(ledger()));
    }
}

#[test]
fn sqlite_keeps_every_promise() {
    let folder = tempfile::tempdir().unwrap();
    for (name, case) in CASES {
        println!("{name}");
        case(&mut Sqlite::make(&folder.path().join(name), ledger()).unwrap());
    }
}

#[test]
fn a_store_that_keeps_its_state_keeps_every_promise() {
    for (name, case) in CASES {
        println!("{name}");
        case(&mut Folded::new(Memory::new(ledger())).unwrap());
    }
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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn stores_that_were_told_all_say_the_same_in_whatever_order_they_were_told(all in authors(), order in any::<u64>()) {
        let folder = tempfile::tempdir().unwrap();
        says_the_same(&all, order, &mut Memory::new(ledger()))?;
        says_the_same(&all, order, &mut Folded::new(Memory::new(ledger())).unwrap())?;
        says_the_same(&all, order, &mut Sqlite::make(&folder.path().join("ledger.db"), ledger()).unwrap())?;
    }
}
