//! Takes in a bundle: whatever of it arrived whole. Records nothing of its own.

use super::NotRecorded;
use super::take_in::{AT_ONCE, TakenIn};
use std::io::Read;
use store::{Bundle, Item, Store, Unread};

/// Things that are no fact of this ledger, or damaged, after which no more is read: nobody's disk is filled with them.
const ENOUGH: usize = 1_000;

/// What became of a bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BundleTaken {
    /// What was whole.
    pub taken: TakenIn,
    /// What was damaged on its way; it is asked for again.
    pub damaged: usize,
    /// Facts that the bundle promised and that did not arrive.
    pub missing: u64,
    /// It held so much that is no fact of this ledger that the rest was not read.
    pub gave_up: bool,
}

/// Takes in a bundle, some items at a time: a cut loses only what had not come.
///
/// # Errors
/// It is no bundle or one of another ledger, or a medium failed; what was taken in until then stays.
pub fn take_in_bundle(store: &mut dyn Store, from: impl Read) -> Result<BundleTaken, NotRecorded> {
    let mut bundle = Bundle::open(from).map_err(NotRecorded::Bundle)?;
    if bundle.ledger != store.ledger() {
        return Err(NotRecorded::OtherLedger);
    }
    let mut done = BundleTaken {
        taken: TakenIn::default(),
        damaged: 0,
        missing: 0,
        gave_up: false,
    };
    let mut more = true;
    while more && !done.gave_up {
        let mut part = Vec::new();
        let read = next_part(&mut bundle, &mut part, &mut done.damaged);
        done.taken.add(&store.take_in(&part)?);
        done.gave_up = done.taken.quarantined + done.damaged >= ENOUGH;
        more = match read {
            Ok(more) => more,
            Err(Unread::Medium(error)) => return Err(NotRecorded::Bundle(Unread::Medium(error))),
            Err(_) => false,
        };
    }
    done.missing = bundle.to_come;
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
