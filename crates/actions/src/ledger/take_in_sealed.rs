//! Takes in sealed records that another device has. Records nothing of its own.

use super::{NotRecorded, erase_known};
use movement::ledger::{BlobId, HouseholdId, State};
use seal::Record;
use std::collections::BTreeSet;
use store::{Blobs, Store, blob_id};

/// What became of the sealed records of another device.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SealedTakenIn {
    /// Records that were not here.
    pub new: usize,
    /// Records that were here.
    pub known: usize,
    /// Records that no fact known here names, or not as they are: left where they are.
    pub left: usize,
    /// Records here, or there, of households that were erased: destroyed here, and not taken in.
    pub erased: usize,
}

impl std::ops::AddAssign for SealedTakenIn {
    fn add_assign(&mut self, more: Self) {
        self.new += more.new;
        self.known += more.known;
        self.left += more.left;
        self.erased += more.erased;
    }
}

/// Takes in the records that facts name, and destroys those of households that were erased. To be called when the facts of the
/// other device were taken in.
///
/// # Errors
/// The other device's are of another ledger, or a medium failed; what was taken in until then stays.
pub fn take_in_sealed(
    store: &dyn Store,
    blobs: &mut dyn Blobs,
    other: &dyn Blobs,
) -> Result<SealedTakenIn, NotRecorded> {
    if other.ledger() != store.ledger() || blobs.ledger() != store.ledger() {
        return Err(NotRecorded::OtherLedger);
    }
    let mut done = SealedTakenIn {
        erased: erase_known(store, blobs)?,
        ..SealedTakenIn::default()
    };
    let state = State::of(store.ledger(), &store.facts()?);
    let here = blobs.list_blobs()?;
    let all: BTreeSet<(BlobId, HouseholdId)> = state.sealed().map(|(blob, household, _)| (blob, household)).collect();
    for (id, household) in other.list_blobs()? {
        let named = all.contains(&(id, household));
        if state.custody.is_erased(household) {
            done.erased += 1;
        } else if here.contains_key(&id) {
            done.known += 1;
        } else if let Some(bytes) = other.find_blob(id)?.filter(|bytes| named && is(bytes, id, household)) {
            blobs.put(household, &bytes)?;
            done.new += 1;
        } else {
            done.left += 1;
        }
    }
    Ok(done)
}

/// Tells whether these bytes are the record of that id, and about that household: else an erasure would miss it.
fn is(bytes: &[u8], id: BlobId, household: HouseholdId) -> bool {
    blob_id(bytes) == id && Record::read(bytes).is_ok_and(|record| record.household == household)
}
