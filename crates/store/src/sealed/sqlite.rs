//! Sealed records in a SQLite file of their own, so that a copy of the facts takes none of them along.
//!
//! Write-ahead log with `synchronous=FULL`; what is deleted is written over (`secure_delete`), and after an erasure the log is
//! emptied and the file written anew (`VACUUM`). What a flash card keeps of blocks it has replaced is beyond any program: it is
//! as sealed as it was.

use super::{Blobs, blob_id};
use crate::StoreError;
use crate::sqlite::{failed, ledger, make_file, ready};
use movement::ledger::{BlobId, HouseholdId, LedgerId};
use rusqlite::{Connection, OpenFlags, OptionalExtension, params};
use rusqlite_migration::M;
use std::collections::BTreeMap;
use std::path::Path;

/// The SQL of each version of the tables. A version once released is never changed.
const VERSIONS: [M<'static>; 1] = [M::up(include_str!("../../migrations/sqlite/sealed-1-blobs.sql"))];

/// What a file is not that cannot be read.
const NO_STORE: &str = "use this file as a store of sealed records -> give the sealed.db of a ledger folder";

/// Sealed records in a file.
#[derive(Debug)]
pub struct SqliteBlobs {
    connection: Connection,
    ledger: LedgerId,
}

impl SqliteBlobs {
    /// Makes a place for the sealed records of a ledger in a new file.
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

    /// Opens a file of sealed records.
    ///
    /// # Errors
    /// It cannot be opened, is none, or was written by a newer program.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let connection = ready(path, &VERSIONS, NO_STORE)?;
        let ledger = ledger(&connection, NO_STORE)?;
        Ok(Self { connection, ledger })
    }

    /// Opens a file of sealed records without writing to it.
    ///
    /// # Errors
    /// It cannot be read, or is none.
    pub fn open_to_read(path: &Path) -> Result<Self, StoreError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags).map_err(failed("open the store"))?;
        let ledger = ledger(&connection, NO_STORE)?;
        Ok(Self { connection, ledger })
    }
}

fn put(connection: &Connection, household: HouseholdId, bytes: &[u8]) -> rusqlite::Result<BlobId> {
    let id = blob_id(bytes);
    let sql = "INSERT INTO blobs (id, household, bytes) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
    connection.execute(sql, params![id.0, household.0, bytes])?;
    Ok(id)
}

impl Blobs for SqliteBlobs {
    fn ledger(&self) -> LedgerId {
        self.ledger
    }

    fn put(&mut self, household: HouseholdId, bytes: &[u8]) -> Result<BlobId, StoreError> {
        put(&self.connection, household, bytes).map_err(failed("write to the store"))
    }

    fn put_all(&mut self, records: &[(HouseholdId, Vec<u8>)]) -> Result<(), StoreError> {
        let write = |connection: &mut Connection| {
            let whole = connection.transaction()?;
            for (household, bytes) in records {
                put(&whole, *household, bytes)?;
            }
            whole.commit()
        };
        write(&mut self.connection).map_err(failed("write to the store"))
    }

    fn find_blob(&self, id: BlobId) -> Result<Option<Vec<u8>>, StoreError> {
        let sql = "SELECT bytes FROM blobs WHERE id = $1";
        let bytes: Option<Vec<u8>> = self
            .connection
            .query_row(sql, params![id.0], |row| row.get(0))
            .optional()
            .map_err(failed("read the store"))?;
        super::whole(id, bytes)
    }

    fn list_blobs(&self) -> Result<BTreeMap<BlobId, HouseholdId>, StoreError> {
        let read = || -> rusqlite::Result<Vec<([u8; 32], [u8; 16])>> {
            let mut statement = self.connection.prepare("SELECT id, household FROM blobs")?;
            statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
        };
        let rows = read().map_err(failed("read the store"))?;
        Ok(rows
            .into_iter()
            .map(|(id, household)| (BlobId(id), HouseholdId(household)))
            .collect())
    }

    fn erase(&mut self, household: HouseholdId) -> Result<usize, StoreError> {
        let gone = self
            .connection
            .execute("DELETE FROM blobs WHERE household = $1", params![household.0])
            .map_err(failed("erase in the store"))?;
        // Also where nothing was deleted now: an erasure that was cut off is done again to its end.
        let emptied = |connection: &Connection| -> rusqlite::Result<bool> {
            connection.execute_batch("VACUUM")?;
            connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| {
                Ok(row.get::<_, i64>(0)? == 0)
            })
        };
        match emptied(&self.connection).map_err(failed("erase in the store"))? {
            true => Ok(gone),
            false => Err(StoreError::new(
                "empty the log of the store",
                "another program reads it -> do it again",
            )),
        }
    }
}
