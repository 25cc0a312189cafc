//! Where sealed records are kept: apart from facts, behind a trait of their own, in memory, in a second SQLite file, or in PostgreSQL in a schema of their own.
//!
//! A record is bytes that the store cannot read, with the household it is about. Facts are never taken out; records are,
//! when their household is erased.

mod memory;
mod postgres;
mod sqlite;

pub use memory::MemoryBlobs;
pub use postgres::PostgresBlobs;
pub use sqlite::SqliteBlobs;

use crate::StoreError;
use movement::ledger::{BlobId, HouseholdId, LedgerId};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// A place where the sealed records of one ledger are kept.
pub trait Blobs {
    /// Returns the ledger.
    fn ledger(&self) -> LedgerId;

    /// Keeps a record, and says its id. Durable when it returns; the same bytes again change nothing.
    ///
    /// # Errors
    /// The medium failed.
    fn put(&mut self, household: HouseholdId, bytes: &[u8]) -> Result<BlobId, StoreError>;

    /// Keeps the records of several households, all of them or none. Durable when it returns.
    ///
    /// # Errors
    /// The medium failed.
    fn put_all(&mut self, records: &[(HouseholdId, Vec<u8>)]) -> Result<(), StoreError>;

    /// Returns a record; `None` when it is not here.
    ///
    /// # Errors
    /// The medium failed, or what it holds was damaged.
    fn find_blob(&self, id: BlobId) -> Result<Option<Vec<u8>>, StoreError>;

    /// Returns the ids of all records, each with its household.
    ///
    /// # Errors
    /// The medium failed.
    fn list_blobs(&self) -> Result<BTreeMap<BlobId, HouseholdId>, StoreError>;

    /// Destroys all records of a household with the shares of their keys, and says how many there were. When it returns, no
    /// file of this store has a byte of them.
    ///
    /// # Errors
    /// The medium failed; do it again.
    fn erase(&mut self, household: HouseholdId) -> Result<usize, StoreError>;
}

/// Returns what the medium holds under an id: one flipped bit is found, never believed.
fn whole(id: BlobId, found: Option<Vec<u8>>) -> Result<Option<Vec<u8>>, StoreError> {
    match found {
        Some(bytes) if blob_id(&bytes) != id => Err(StoreError::new(
            "read a sealed record of the store",
            "it is damaged -> take it in from another device",
        )),
        found => Ok(found),
    }
}

/// Returns the id of a record.
pub fn blob_id(bytes: &[u8]) -> BlobId {
    BlobId(Sha256::digest(bytes).into())
}
