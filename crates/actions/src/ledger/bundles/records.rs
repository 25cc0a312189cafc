//! Sealed records in bundles: they go only where they may lie, and never come back once their household was erased.

use crate::ledger::{NotRecorded, SealedTakenIn, erase_known};
use movement::ledger::{AuthorId, BlobId, FactId, HouseholdId, State};
use seal::Record;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use store::{Blobs, Bundle, Item, Store, Unread, blob_id};

/// Returns the records that a device lacks and may hold.
pub(super) fn wanted(state: &State, blobs: &dyn Blobs, device: AuthorId) -> Result<Vec<BlobId>, NotRecorded> {
    if !state.members.may_hold_sealed(device) {
        return Ok(Vec::new());
    }
    let here = blobs.list_blobs()?;
    let lacks = state.sealed().filter(|(blob, ..)| !here.contains_key(blob));
    Ok(lacks.map(|(blob, ..)| blob).collect())
}

/// Returns the records that go with these facts, or were asked for.
pub(super) fn to_send(state: &State, facts: &[FactId], asked: &[BlobId]) -> Vec<BlobId> {
    let (facts, asked): (BTreeSet<_>, BTreeSet<_>) = (facts.iter().collect(), asked.iter().collect());
    let goes = state
        .sealed()
        .filter(|(blob, _, fact)| facts.contains(fact) || asked.contains(blob));
    goes.map(|(blob, ..)| blob).collect()
}

/// Takes in the records of a bundle whose facts were taken in, and destroys those of households that were erased.
pub(super) fn take_in<R: Read>(
    store: &dyn Store,
    blobs: &mut dyn Blobs,
    device: Option<AuthorId>,
    bundle: &mut Bundle<R>,
) -> Result<SealedTakenIn, NotRecorded> {
    let mut done = SealedTakenIn {
        erased: erase_known(store, blobs)?,
        ..SealedTakenIn::default()
    };
    if bundle.records_to_come == 0 {
        return Ok(done);
    }
    let fold = store.folded()?;
    let may = device.is_none_or(|device| fold.state().members.may_hold_sealed(device));
    let here = blobs.list_blobs()?;
    let named = fold
        .state()
        .sealed()
        .map(|(blob, household, _)| (blob, household))
        .collect();
    loop {
        match bundle.next_record() {
            Ok(Some(Item::Whole(bytes))) => {
                place(fold.state(), blobs, (may, &here, &named), &bytes, &mut done)?;
            }
            Ok(Some(Item::Damaged)) => done.left += 1,
            Err(Unread::Medium(error)) => return Err(NotRecorded::Bundle(Unread::Medium(error))),
            Ok(None) | Err(_) => return Ok(done),
        }
    }
}

fn place(
    state: &State,
    blobs: &mut dyn Blobs,
    (may, here, named): (bool, &BTreeMap<BlobId, HouseholdId>, &BTreeSet<(BlobId, HouseholdId)>),
    bytes: &[u8],
    done: &mut SealedTakenIn,
) -> Result<(), NotRecorded> {
    let id = blob_id(bytes);
    match Record::read(bytes).map(|record| record.household) {
        Ok(household) if state.custody.is_erased(household) => done.erased += 1,
        Ok(_) if here.contains_key(&id) => done.known += 1,
        Ok(household) if may && named.contains(&(id, household)) => {
            blobs.put(household, bytes)?;
            done.new += 1;
        }
        _ => done.left += 1,
    }
    Ok(())
}
