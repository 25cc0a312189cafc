//! Sealed records in PostgreSQL: beside the facts of one ledger, in tables and a schema of their own.
//!
//! An erasure deletes the rows and has the table written anew (`VACUUM FULL`), so that no file of it has a byte of them. The server's
//! log of writes keeps them until it is recycled, and backups as long as they are kept: sealed as they were.

use super::{Blobs, blob_id};
use crate::StoreError;
use crate::postgres::connect::{config, connect, failed};
use crate::postgres::versions::{self, SEALED};
use movement::ledger::{BlobId, HouseholdId, LedgerId};
use postgres::{Client, Config, Row, types::ToSql};
use std::cell::RefCell;
use std::collections::BTreeMap;

const READ: &str = "read the store of sealed records";
const WRITE: &str = "write to the store of sealed records";
const PUT: &str = "INSERT INTO sealed.blobs (id, household, bytes) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";

/// Sealed records in a database that holds the facts of their ledger.
pub struct PostgresBlobs {
    client: RefCell<Client>,
    config: Config,
    ledger: LedgerId,
    only_reads: bool,
}

impl PostgresBlobs {
    /// Opens the sealed records of a ledger, and makes their tables where there are none yet.
    ///
    /// # Errors
    /// The database cannot be reached, holds no ledger, or was written by a newer program.
    pub fn open(address: &str, password: Option<&str>) -> Result<Self, StoreError> {
        Self::ready(address, password, false)
    }

    /// Opens the sealed records of a ledger without writing to them; none where there are no tables for them.
    ///
    /// # Errors
    /// The database cannot be reached, holds no ledger, or its tables are of another version than this program.
    pub fn open_to_read(address: &str, password: Option<&str>) -> Result<Option<Self>, StoreError> {
        let mut client = connect(&config(address, password)?)?;
        match versions::current(&mut client, SEALED)? {
            0 => Ok(None),
            _ => Self::ready(address, password, true).map(Some),
        }
    }

    fn ready(address: &str, password: Option<&str>, only_reads: bool) -> Result<Self, StoreError> {
        let config = config(address, password)?;
        let mut client = connect(&config)?;
        versions::check(&mut client, versions::FACTS)?;
        if !only_reads {
            versions::to_latest(&mut client, SEALED)?;
        }
        versions::check(&mut client, SEALED)?;
        let row = client.query_opt("SELECT id FROM ledger", &[]).map_err(failed(READ))?;
        let id = row.map(|row| fixed(&row, 0)).transpose()?;
        let none = || StoreError::new(READ, "this database names no ledger -> corridor open makes one in it");
        Ok(Self {
            client: RefCell::new(client),
            config,
            ledger: LedgerId(id.ok_or_else(none)?),
            only_reads,
        })
    }

    /// Does something with the connection, which is made anew when it was lost before.
    fn with<T>(
        &self,
        doing: &'static str,
        act: impl FnOnce(&mut Client) -> Result<T, postgres::Error>,
    ) -> Result<T, StoreError> {
        let mut client = self.client.borrow_mut();
        if client.is_closed() {
            *client = connect(&self.config)?;
        }
        act(&mut client).map_err(failed(doing))
    }

    fn may_write(&self) -> Result<(), StoreError> {
        if self.only_reads {
            return Err(StoreError::new(WRITE, "it was opened to be read"));
        }
        Ok(())
    }

    fn write(&self, sql: &str, values: &[&(dyn ToSql + Sync)]) -> Result<u64, StoreError> {
        self.may_write()?;
        self.with(WRITE, |client| client.execute(sql, values))
    }
}

fn fixed<const N: usize>(row: &Row, column: usize) -> Result<[u8; N], StoreError> {
    let bytes: &[u8] = row.get(column);
    let wrong = |_| StoreError::new(READ, "an id has another length than ids have: the store is damaged");
    bytes.try_into().map_err(wrong)
}

impl Blobs for PostgresBlobs {
    fn ledger(&self) -> LedgerId {
        self.ledger
    }

    fn put(&mut self, household: HouseholdId, bytes: &[u8]) -> Result<BlobId, StoreError> {
        let id = blob_id(bytes);
        self.write(PUT, &[&&id.0[..], &&household.0[..], &bytes])?;
        Ok(id)
    }

    fn put_all(&mut self, records: &[(HouseholdId, Vec<u8>)]) -> Result<(), StoreError> {
        self.may_write()?;
        self.with(WRITE, |client| {
            let mut whole = client.transaction()?;
            for (household, bytes) in records {
                whole.execute(PUT, &[&&blob_id(bytes).0[..], &&household.0[..], bytes])?;
            }
            whole.commit()
        })
    }

    fn find_blob(&self, id: BlobId) -> Result<Option<Vec<u8>>, StoreError> {
        let sql = "SELECT bytes FROM sealed.blobs WHERE id = $1";
        let row = self.with(READ, |client| client.query_opt(sql, &[&&id.0[..]]))?;
        super::whole(id, row.map(|row| row.get(0)))
    }

    fn list_blobs(&self) -> Result<BTreeMap<BlobId, HouseholdId>, StoreError> {
        let rows = self.with(READ, |client| {
            client.query("SELECT id, household FROM sealed.blobs", &[])
        })?;
        let one = |row: &Row| Ok((BlobId(fixed(row, 0)?), HouseholdId(fixed(row, 1)?)));
        rows.iter().map(one).collect()
    }

    fn erase(&mut self, household: HouseholdId) -> Result<usize, StoreError> {
        let gone = self.write("DELETE FROM sealed.blobs WHERE household = $1", &[&&household.0[..]])?;
        // Also where nothing was deleted now: an erasure that was cut off is done again to its end.
        self.with("erase in the store of sealed records", |client| {
            client.batch_execute("VACUUM (FULL) sealed.blobs")
        })?;
        Ok(usize::try_from(gone).unwrap_or(usize::MAX))
    }
}
