//! Destroys what is sealed of a household, with every share of its keys. Records `HouseholdErased`; keepers and protection staff may.

use super::{Desk, NotRecorded};
use movement::ledger::{Body, HouseholdId};
use std::collections::BTreeSet;
use store::{Blobs, Store};

/// Erases a household, and says how many records were here. The fact comes first: every device that learns it erases as well.
///
/// # Errors
/// The household is not known, this device may not, or a medium failed; do it again then.
pub fn erase_household(
    desk: &mut Desk<'_>,
    blobs: &mut dyn Blobs,
    household: HouseholdId,
) -> Result<usize, NotRecorded> {
    let erased = desk.store.folded()?.state().custody.is_erased(household);
    if !erased {
        desk.record(Body::HouseholdErased { household })?;
    }
    // Also where it was erased before: the program may have ended between the fact and this.
    Ok(blobs.erase(household)?)
}

/// Erases here what is erased by the facts of a store, and says how many records went.
///
/// # Errors
/// A medium failed; do it again then.
pub fn erase_known(store: &dyn Store, blobs: &mut dyn Blobs) -> Result<usize, NotRecorded> {
    let fold = store.folded()?;
    let custody = &fold.state().custody;
    let here: BTreeSet<HouseholdId> = blobs.list_blobs()?.into_values().collect();
    let mut gone = 0;
    for household in here.into_iter().filter(|household| custody.is_erased(*household)) {
        gone += blobs.erase(household)?;
    }
    Ok(gone)
}
