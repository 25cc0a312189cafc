//! Takes in a bundle: whatever of it arrived whole. Records nothing of its own.

use super::{Here, records};
use crate::ledger::quota::Quota;
use crate::ledger::take_in::AT_ONCE;
use crate::ledger::{NotRecorded, SealedTakenIn, TakenIn};
use std::io::Read;
use store::{Bundle, Item, Unread};

/// Things that are no fact of this ledger, or damaged, after which no more is read: nobody's disk is filled with them.
const ENOUGH: usize = 1_000;

/// What became of a bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BundleTaken {
    /// What was whole.
    pub taken: TakenIn,
    /// The sealed records in it.
    pub sealed: SealedTakenIn,
    /// What was damaged on its way; it is asked for again.
    pub damaged: usize,
    /// Facts and sealed records that the bundle promised and that did not arrive.
    pub missing: u64,
    /// It held so much that is no fact of this ledger that the rest was not read.
    pub gave_up: bool,
}

/// Takes in a bundle, some items at a time: a cut loses only what had not come.
///
/// # Errors
/// It is no bundle or one of another ledger, or a medium failed; what was taken in until then stays.
pub fn take_in_bundle<R: Read>(here: &mut Here<'_>, mut bundle: Bundle<R>) -> Result<BundleTaken, NotRecorded> {
    if bundle.ledger != here.store.ledger() {
        return Err(NotRecorded::OtherLedger);
    }
    let mut done = BundleTaken {
        taken: TakenIn::default(),
        sealed: SealedTakenIn::default(),
        damaged: 0,
        missing: 0,
        gave_up: false,
    };
    let (mut more, mut quota) = (true, Quota::of(here.store)?);
    while more && !done.gave_up {
        let mut part = Vec::new();
        let read = next_part(&mut bundle, &mut part, &mut done.damaged);
        let (taken, held_back) = quota.take_in(here.store, part)?;
        done.taken.add(&taken);
        done.taken.held_back += held_back;
        done.gave_up = done.taken.quarantined + done.taken.held_back + done.damaged >= ENOUGH;
        more = match read {
            Ok(more) => more,
            Err(Unread::Medium(error)) => return Err(NotRecorded::Bundle(Unread::Medium(error))),
            Err(_) => false,
        };
    }
    if let Some(blobs) = &mut here.blobs {
        done.sealed = records::take_in(here.store, &mut **blobs, here.device, &mut bundle)?;
        done.missing = bundle.records_to_come;
    }
    done.missing += bundle.to_come;
    Ok(done)
}

/// Reads items until there are enough to be taken in at once; says whether there are more.
fn next_part<R: Read>(bundle: &mut Bundle<R>, part: &mut Vec<Vec<u8>>, damaged: &mut usize) -> Result<bool, Unread> {
    for _ in 0..AT_ONCE {
        match bundle.next_item()? {
            Some(Item::Whole(bytes)) => part.push(bytes),
            Some(Item::Damaged) => *damaged += 1,
            None => return Ok(false),
        }
    }
    Ok(true)
}
