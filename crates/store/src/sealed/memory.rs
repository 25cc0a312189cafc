//! Sealed records in memory: for tests, and the model the other stores are held to.

use super::{Blobs, blob_id};
use crate::StoreError;
use movement::ledger::{BlobId, HouseholdId, LedgerId};
use std::collections::BTreeMap;

/// Sealed records that are forgotten when the program ends.
#[derive(Clone, Debug)]
pub struct MemoryBlobs {
    ledger: LedgerId,
    all: BTreeMap<BlobId, (HouseholdId, Vec<u8>)>,
}

impl MemoryBlobs {
    /// Returns an empty place for a ledger.
    pub fn new(ledger: LedgerId) -> Self {
        Self {
            ledger,
            all: BTreeMap::new(),
        }
    }
}

impl Blobs for MemoryBlobs {
    fn ledger(&self) -> LedgerId {
        self.ledger
    }

    fn put(&mut self, household: HouseholdId, bytes: &[u8]) -> Result<BlobId, StoreError> {
        let id = blob_id(bytes);
        self.all.entry(id).or_insert_with(|| (household, bytes.to_vec()));
        Ok(id)
    }

    fn put_all(&mut self, records: &[(HouseholdId, Vec<u8>)]) -> Result<(), StoreError> {
        for (household, bytes) in records {
            self.put(*household, bytes)?;
        }
        Ok(())
    }

    fn find_blob(&self, id: BlobId) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(self.all.get(&id).map(|(_, bytes)| bytes.clone()))
    }

    fn list_blobs(&self) -> Result<BTreeMap<BlobId, HouseholdId>, StoreError> {
        Ok(self.all.iter().map(|(id, (household, _))| (*id, *household)).collect())
    }

    fn erase(&mut self, household: HouseholdId) -> Result<usize, StoreError> {
        let before = self.all.len();
        self.all.retain(|_, (of, _)| *of != household);
        Ok(before - self.all.len())
    }
}
