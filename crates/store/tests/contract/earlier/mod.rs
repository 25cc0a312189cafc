//! Stores as programs of earlier versions left them: every later program opens them and loses nothing.

use movement::ledger::State;
use store::{Sqlite, Store};

/// Tables and rows of each version in SQLite, oldest first.
const SQLITE: [&str; 1] = [include_str!("sqlite-1.sql")];

/// The same in PostgreSQL.
pub const POSTGRES: [&str; 1] = [include_str!("postgres-1.sql")];

/// Checks that a store holds what the programs of that time had acknowledged.
pub fn holds_all(store: &dyn Store) {
    let facts = store.facts().unwrap();
    let state = State::of(store.ledger(), &facts);
    assert_eq!((facts.len(), state.set_aside.len()), (6, 0));
    assert_eq!(
        (state.population.households.len(), state.population.persons.len()),
        (2, 2)
    );
    assert_eq!(
        store.vector().unwrap().values().map(|known| known.facts).sum::<u64>(),
        6
    );
    assert_eq!(store.quarantine().unwrap()[0].0, b"no fact");
    let counted = store.received().unwrap();
    assert_eq!((counted.all, counted.accepted, counted.quarantined), (7, 6, 1));
}

#[test]
fn a_file_of_every_earlier_version_is_read_whole_and_one_of_a_later_version_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    for (at, sql) in SQLITE.iter().enumerate() {
        let file = folder.path().join(format!("{at}.db"));
        let connection = rusqlite::Connection::open(&file).unwrap();
        connection.execute_batch(sql).unwrap();
        drop(connection);
        holds_all(&Sqlite::open(&file).unwrap());
        holds_all(&Sqlite::open_to_read(&file).unwrap());
        let connection = rusqlite::Connection::open(&file).unwrap();
        connection.pragma_update(None, "user_version", 99).unwrap();
        drop(connection);
        assert!(Sqlite::open(&file).is_err() && Sqlite::open_to_read(&file).is_err());
    }
}

#[test]
fn both_databases_have_the_same_versions() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/migrations");
    let names = |database: &str| {
        let files = std::fs::read_dir(format!("{root}/{database}")).unwrap();
        let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
        // Sealed records are in files of their own.
        let mut names: Vec<String> = names.filter(|name| !name.starts_with("sealed-")).collect();
        names.sort();
        names
    };
    assert_eq!(names("sqlite"), names("postgres"));
    assert_eq!(names("sqlite").len(), SQLITE.len(), "keep a store of each version here");
    assert_eq!(SQLITE.len(), POSTGRES.len());
}
