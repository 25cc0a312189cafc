//! Registers a person of a household. Records `PersonRegistered`; only a clerk may.

use super::{Desk, NotRecorded};
use movement::ledger::{Body, HouseholdId, PersonId, Standing};

/// Registers a person, and who decides for it.
///
/// # Errors
/// The household is not known, this device is no clerk's, or the medium failed.
pub fn register_person(
    desk: &mut Desk<'_>,
    household: HouseholdId,
    standing: Standing,
) -> Result<PersonId, NotRecorded> {
    let person = PersonId(desk.id()?);
    desk.record(Body::PersonRegistered {
        person,
        household,
        standing,
    })?;
    Ok(person)
}
