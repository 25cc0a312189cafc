//! Seals names, papers and contacts of a household. Records `HouseholdSealed`; only a clerk may, and cannot read it afterwards.

use super::sealing::{terms, was_sealed};
use super::{Desk, NotRecorded};
use movement::ledger::{BlobId, HouseholdId};
use seal::{Particulars, Terms, seal};
use store::{Blobs, blob_id};
use zeroize::Zeroizing;

/// Seals what is known of a household to the custodians enrolled now. What was sealed before stays beside it.
///
/// # Errors
/// This device is no clerk's, there are too few custodians, somebody named is not of this household, or a medium failed.
pub fn seal_particulars(
    desk: &mut Desk<'_>,
    blobs: &mut dyn Blobs,
    household: HouseholdId,
    particulars: &Particulars,
) -> Result<BlobId, NotRecorded> {
    let terms = checked(desk, household, particulars)?;
    let seed = Zeroizing::new(desk.id()?);
    let bytes = seal(&terms, particulars, seed).map_err(NotRecorded::NotSealed)?.bytes();
    blobs.put(household, &bytes)?;
    desk.record(was_sealed(&terms, blob_id(&bytes)))?;
    Ok(blob_id(&bytes))
}

/// Returns to whom it is sealed, once all is well. The state is only looked at, never copied: a ledger may be large.
fn checked(desk: &Desk<'_>, household: HouseholdId, particulars: &Particulars) -> Result<Terms, NotRecorded> {
    let fold = desk.store.folded()?;
    let state = fold.state();
    let terms = terms(state, household)?;
    // Asked before anything is kept: a record that no fact names would never be taken in by another device.
    desk.may(state, &was_sealed(&terms, BlobId([0; 32])))?;
    let members = state.population.households.get(&household).map(|known| &known.persons);
    let mut named = particulars.persons.iter().map(|person| person.id);
    if let Some(stranger) = named.find(|person| members.is_none_or(|members| !members.contains(person))) {
        return Err(NotRecorded::NotOfHousehold(stranger));
    }
    Ok(terms)
}
