//! Facts in one SQLite file: on every device and every site's hub.
//!
//! Write-ahead log with `synchronous=FULL`: a transaction is on the medium before it is acknowledged.

use crate::{AT_ONCE, Numbers, Read, Received, Store, StoreError, Taken, all_whole, counts, gone, read, whole};
use envelope::Signed;
use movement::ledger::{AuthorId, Fact, FactId, LedgerId};
use rusqlite::{Connection, OpenFlags, OptionalExtension, Transaction, params};
use rusqlite_migration::{M, Migrations, SchemaVersion};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs::OpenOptions;
use std::path::Path;

/// The SQL of each version of the tables, embedded when the program is built. A version once released is never changed.
const VERSIONS: [M<'static>; 1] = [M::up(include_str!("../../migrations/sqlite/1-facts.sql"))];

/// Author, number and id of a fact.
type Row = ([u8; 32], i64, [u8; 32]);

/// A store in a file.
#[derive(Debug)]
pub struct Sqlite {
    connection: Connection,
    ledger: LedgerId,
}

pub(crate) fn failed(doing: &'static str) -> impl Fn(rusqlite::Error) -> StoreError {
    move |cause| StoreError::new(doing, cause)
}

/// What a file is not that cannot be read as a store.
const NO_STORE: &str = "use this file as a store of facts -> give the ledger.db of a ledger folder";

impl Sqlite {
    /// Makes a store for a ledger in a new file.
    ///
    /// # Errors
    /// There is such a file, or it cannot be made.
    pub fn make(path: &Path, ledger: LedgerId) -> Result<Self, StoreError> {
        make_file(path)?;
        let connection = ready(path, &VERSIONS, NO_STORE)?;
        connection
            .execute("INSERT INTO ledger (id) VALUES ($1)", params![ledger.0])
            .map_err(failed("write to the store"))?;
        Ok(Self { connection, ledger })
    }

    /// Opens a store, and brings its tables to the version of this program.
    ///
    /// # Errors
    /// The file cannot be opened, is no store, or was written by a newer program.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let connection = ready(path, &VERSIONS, NO_STORE)?;
        let ledger = ledger(&connection, NO_STORE)?;
        Ok(Self { connection, ledger })
    }

    /// Opens a store without writing to it.
    ///
    /// # Errors
    /// The file cannot be read, is no store, or is of another version than this program.
    pub fn open_to_read(path: &Path) -> Result<Self, StoreError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags).map_err(failed("open the store"))?;
        let version = Migrations::from_slice(&VERSIONS).current_version(&connection);
        match version.map_err(|cause| StoreError::new(NO_STORE, cause))? {
            SchemaVersion::Inside(version) if version.get() == VERSIONS.len() => {}
            other => return Err(StoreError::new(NO_STORE, format_args!("its version is {other}"))),
        }
        let ledger = ledger(&connection, NO_STORE)?;
        Ok(Self { connection, ledger })
    }
}

/// Makes a new file, readable by its owner alone, as is the log beside it.
pub(crate) fn make_file(path: &Path) -> Result<(), StoreError> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let made = options.open(path);
    made.map(drop).map_err(|cause| StoreError::new("make the store", cause))
}

/// Opens a file that is there, durable and with the tables of the last version. What is taken out of it is written over.
pub(crate) fn ready(path: &Path, versions: &[M<'static>], no_store: &'static str) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(path, flags).map_err(failed("open the store"))?;
    connection
        .pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))
        .and_then(|()| connection.pragma_update(None, "synchronous", "FULL"))
        .and_then(|()| connection.pragma_update_and_check(None, "secure_delete", "ON", |_| Ok(())))
        .map_err(failed(no_store))?;
    Migrations::from_slice(versions)
        .to_latest(&mut connection)
        .map_err(|cause| StoreError::new("bring the store up to date", cause))?;
    Ok(connection)
}

/// Returns the ledger that a file is of.
pub(crate) fn ledger(connection: &Connection, no_store: &'static str) -> Result<LedgerId, StoreError> {
    let id = connection.query_row("SELECT id FROM ledger", [], |row| row.get(0));
    id.map(LedgerId).map_err(failed(no_store))
}

/// Takes in what was received.
fn take(transaction: &Transaction<'_>, all: &[Read]) -> rusqlite::Result<Vec<Taken>> {
    let mut fact = transaction
        .prepare("INSERT INTO facts (id, author, seq, bytes) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING")?;
    let mut taken = Vec::with_capacity(all.len());
    for one in all {
        taken.push(match one {
            Read::Fact(signed) => {
                // Every fact's number is one of these: its envelope was read.
                let (id, seq) = (signed.id, signed.fact.seq.cast_signed());
                let new = fact.execute(params![id.0, signed.fact.author.0, seq, signed.bytes])?;
                if new == 1 { Taken::Accepted(id) } else { Taken::Duplicate(id) }
            }
            Read::Unfit(bytes, why) => {
                let sql = "INSERT INTO quarantine (hash, bytes, reason) VALUES ($1, $2, $3) ON CONFLICT (hash) DO UPDATE SET reason = $3";
                let hash: [u8; 32] = Sha256::digest(bytes).into();
                transaction.execute(sql, params![hash, bytes, why.to_string()])?;
                Taken::Quarantined(*why)
            }
        });
    }
    Ok(taken)
}

/// Counts what became of what was received.
fn count(transaction: &Transaction<'_>, taken: &[Taken]) -> rusqlite::Result<()> {
    let sql = "INSERT INTO received (what, times) VALUES ($1, $2) ON CONFLICT (what) DO UPDATE SET times = received.times + $2";
    for (what, times) in counts(taken).into_iter().filter(|(_, times)| *times > 0) {
        transaction.execute(sql, params![what, times])?;
    }
    Ok(())
}

impl Store for Sqlite {
    fn ledger(&self) -> LedgerId {
        self.ledger
    }

    fn take_in(&mut self, received: &[Vec<u8>]) -> Result<Vec<Taken>, StoreError> {
        // Signatures are checked before the file is locked.
        let all = read(self.ledger, received);
        let transaction = self.connection.transaction().map_err(failed("write to the store"))?;
        let taken = take(&transaction, &all).map_err(failed("write to the store"))?;
        count(&transaction, &taken).map_err(failed("write to the store"))?;
        transaction.commit().map_err(failed("write to the store"))?;
        Ok(taken)
    }

    fn find(&self, id: FactId) -> Result<Option<Signed>, StoreError> {
        let sql = "SELECT bytes FROM facts WHERE id = $1";
        let bytes: Option<Vec<u8>> = self
            .connection
            .query_row(sql, params![id.0], |row| row.get(0))
            .optional()
            .map_err(failed("read the store"))?;
        bytes.map(|bytes| whole(&bytes, id)).transpose()
    }

    fn facts(&self) -> Result<BTreeMap<FactId, Fact>, StoreError> {
        let failed = failed("read the store");
        let mut statement = self
            .connection
            .prepare("SELECT id, bytes FROM facts")
            .map_err(&failed)?;
        let row = |row: &rusqlite::Row<'_>| Ok((FactId(row.get(0)?), row.get(1)?));
        let mut rows = statement.query_map([], row).map_err(&failed)?;
        let mut facts = BTreeMap::new();
        loop {
            let part = rows.by_ref().take(AT_ONCE).collect::<rusqlite::Result<Vec<_>>>();
            let (ids, envelopes): (Vec<FactId>, Vec<Vec<u8>>) = part.map_err(&failed)?.into_iter().unzip();
            if ids.is_empty() {
                return Ok(facts);
            }
            facts.extend(all_whole(&ids, &envelopes)?);
        }
    }

    fn numbers(&self) -> Result<Numbers, StoreError> {
        let read = || -> rusqlite::Result<Vec<Row>> {
            let mut statement = self.connection.prepare("SELECT author, seq, id FROM facts")?;
            statement
                .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
                .collect()
        };
        let mut numbers = Numbers::new();
        for (author, seq, id) in read().map_err(failed("read the store"))? {
            let of_author = numbers.entry(AuthorId(author)).or_default();
            of_author.insert((seq.cast_unsigned(), FactId(id)));
        }
        Ok(numbers)
    }

    fn envelopes(&self, ids: &[FactId]) -> Result<Vec<Vec<u8>>, StoreError> {
        let failed = failed("read the store");
        let mut statement = self
            .connection
            .prepare("SELECT bytes FROM facts WHERE id = $1")
            .map_err(&failed)?;
        let mut envelope = |id: &FactId| {
            let bytes = statement.query_row(params![id.0], |row| row.get(0)).optional();
            bytes.map_err(&failed)?.ok_or_else(|| gone(*id))
        };
        ids.iter().map(&mut envelope).collect()
    }

    fn quarantine(&self) -> Result<Vec<(Vec<u8>, String)>, StoreError> {
        let read = || -> rusqlite::Result<Vec<(Vec<u8>, String)>> {
            let mut statement = self
                .connection
                .prepare("SELECT bytes, reason FROM quarantine ORDER BY bytes")?;
            statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
        };
        read().map_err(failed("read the store"))
    }

    fn received(&self) -> Result<Received, StoreError> {
        let read = || -> rusqlite::Result<BTreeMap<String, i64>> {
            let mut statement = self.connection.prepare("SELECT what, times FROM received")?;
            statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
        };
        Ok(Received::of(&read().map_err(failed("read the store"))?))
    }
}
