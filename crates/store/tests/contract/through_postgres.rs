//! PostgreSQL: the same suite, a server that is stopped at once, tables of other programs. One test, so that one server does.

use crate::earlier;
use crate::facts::{Author, authors, ledger};
use crate::sealed;
use crate::server::Server;
use crate::suite::{CASES, says_the_same};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use store::{Blobs, Postgres, PostgresBlobs, Store};

#[test]
fn postgres_keeps_every_promise() {
    let server = Server::start();
    for (at, (name, case)) in CASES.iter().enumerate() {
        println!("{name}");
        case(&mut made(&server.database(&format!("case_{at}"))));
    }
    for (at, (name, case)) in sealed::CASES.iter().enumerate() {
        println!("{name}");
        let address = server.database(&format!("sealed_{at}"));
        drop(made(&address));
        case(&mut PostgresBlobs::open(&address, None).unwrap());
    }
    erased_in_every_file(&server);
    any_order(&server);
    two_programs(&server);
    earlier_versions(&server);
    other_tables(&server);
    reading_changes_nothing(&server);
    stopped_at_once(&server);
}

fn made(address: &str) -> Postgres {
    Postgres::make(address, None, ledger()).unwrap()
}

/// After an erasure no file of the tables has a byte of it; the server's log of writes does until it is recycled.
fn erased_in_every_file(server: &Server) {
    let address = server.database("erased");
    assert!(PostgresBlobs::open(&address, None).is_err(), "no ledger there");
    drop(made(&address));
    assert!(PostgresBlobs::open_to_read(&address, None).unwrap().is_none());
    let mut blobs = PostgresBlobs::open(&address, None).unwrap();
    assert_eq!(blobs.ledger(), ledger());
    let (gone, kept) = (sealed::record(3), sealed::record(5));
    blobs.put(sealed::ONE, &gone).unwrap();
    blobs.put(movement::ledger::HouseholdId([2; 16]), &kept).unwrap();
    let hits = |record: &[u8]| {
        server.client("erased").batch_execute("CHECKPOINT").unwrap();
        sealed::stretches(record, &server.tables("erased"))
    };
    assert!(hits(&gone) > 100 && hits(&kept) > 100);
    assert_eq!(blobs.erase(sealed::ONE).unwrap(), 1);
    assert_eq!(hits(&gone), 0);
    assert!(hits(&kept) > 100);
    let mut read = PostgresBlobs::open_to_read(&address, None).unwrap().unwrap();
    assert!(read.put(sealed::ONE, b"x").is_err() && read.list_blobs().unwrap().len() == 1);
    let newer = "INSERT INTO corridor_sealed_version (version) VALUES (99)";
    server.client("erased").batch_execute(newer).unwrap();
    assert!(PostgresBlobs::open(&address, None).is_err() && PostgresBlobs::open_to_read(&address, None).is_err());
    assert!(Postgres::open(&address, None).is_ok(), "facts have their own versions");
}

fn any_order(server: &Server) {
    let mut store = made(&server.database("any_order"));
    let empty = std::cell::RefCell::new((&mut store, server.client("any_order")));
    let mut runner = TestRunner::new(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(8)
    });
    let drawn = (authors(), any::<u64>());
    let checked = runner.run(&drawn, |(all, order)| {
        let (store, client) = &mut *empty.borrow_mut();
        client
            .batch_execute("DELETE FROM facts; DELETE FROM quarantine; DELETE FROM received")
            .unwrap();
        says_the_same(&all, order, *store)
    });
    checked.unwrap();
}

fn two_programs(server: &Server) {
    let address = server.database("two_programs");
    drop(made(&address));
    let facts: Vec<Vec<u8>> = Author::new(3).facts(200).into_iter().map(|f| f.bytes).collect();
    let takes = |reversed: bool| {
        let (address, mut facts) = (address.clone(), facts.clone());
        std::thread::spawn(move || {
            let mut store = Postgres::open(&address, None).unwrap();
            if reversed {
                facts.reverse();
            }
            for part in facts.chunks(20) {
                store.take_in(part).unwrap();
            }
        })
    };
    let both = [takes(false), takes(true)];
    both.into_iter().for_each(|one| one.join().unwrap());
    let counted = Postgres::open(&address, None).unwrap().received().unwrap();
    assert_eq!((counted.all, counted.accepted, counted.duplicate), (400, 200, 200));
}

fn other_tables(server: &Server) {
    let address = server.database("other_tables");
    let none = |told: &str| {
        let error = Postgres::open(&address, None).err().unwrap().to_string();
        assert!(error.contains(told), "{error}");
        assert!(Postgres::open_to_read(&address, None).is_err());
    };
    none("holds no ledger");
    drop(made(&address));
    assert!(
        Postgres::make(&address, None, ledger()).is_err(),
        "made over another one"
    );
    let sql = "INSERT INTO corridor_version (version) VALUES (99)";
    server.client("other_tables").batch_execute(sql).unwrap();
    none("version 99");
    let with_password = address.replace("corridor@", "corridor:secret@");
    for (wrong, told) in [
        (with_password.as_str(), "PGPASSWORD"),
        ("postgres://corridor@example.org/facts", "another computer"),
        ("postgres://corridor@127.0.0.1,10.0.0.1/facts", "another computer"),
        ("not an address", "postgres://"),
        ("postgres://corridor@127.0.0.1:1/facts", "reach"),
    ] {
        let error = Postgres::open(wrong, None).err().unwrap().to_string();
        assert!(error.contains(told) && !error.contains("secret"), "{error}");
    }
}

fn earlier_versions(server: &Server) {
    for (at, sql) in earlier::POSTGRES.iter().enumerate() {
        let name = format!("earlier_{at}");
        let address = server.database(&name);
        server.client(&name).batch_execute(sql).unwrap();
        earlier::holds_all(&Postgres::open(&address, None).unwrap());
        earlier::holds_all(&Postgres::open_to_read(&address, None).unwrap());
    }
}

fn reading_changes_nothing(server: &Server) {
    let address = server.database("reading");
    drop(made(&address));
    let mut store = Postgres::open_to_read(&address, None).unwrap();
    let facts = Author::new(1).facts(1);
    assert!(store.take_in(&[facts[0].bytes.clone()]).is_err());
    assert_eq!(store.received().unwrap().all, 0);
}

/// Times the server is stopped while a program writes.
const CUTS: usize = 3;

fn stopped_at_once(server: &Server) {
    let address = server.database("stopped");
    let mut store = made(&address);
    let facts = Author::new(9).facts(4_000);
    let mut acknowledged = 0;
    for cut in 1..=CUTS {
        let (told, heard) = std::sync::mpsc::channel::<()>();
        std::thread::scope(|threads| {
            threads.spawn(|| {
                // In the middle of the facts, not between them.
                (0..25 * cut).for_each(|_| heard.recv().unwrap());
                server.cut();
                heard
            });
            // A lost connection is an error and no panic.
            while store.take_in(&[facts[acknowledged].bytes.clone()]).is_ok() {
                acknowledged += 1;
                told.send(()).ok();
            }
        });
        assert!(store.facts().is_err() && store.vector().is_err(), "there is no server");
        server.up();
        // The same store goes on: what was acknowledged is there, and at most one thing more.
        let known = usize::try_from(store.vector().unwrap()[&Author::new(9).id()].facts).unwrap();
        assert!(
            (acknowledged..=acknowledged + 1).contains(&known),
            "{acknowledged} {known}"
        );
        for fact in &facts[..acknowledged] {
            assert_eq!(store.find(fact.id).unwrap().as_ref(), Some(fact), "cut {cut}");
        }
    }
    assert!(acknowledged >= 25 * CUTS);
}
