//! Registers a household. Records `HouseholdRegistered`; only a clerk may.

use super::{Desk, NotRecorded};
use movement::ledger::{Body, HouseholdId};

/// Registers a household with the token on its card.
///
/// # Errors
/// This device is no clerk's, or the medium failed.
pub fn register_household(desk: &mut Desk<'_>, token: &str) -> Result<HouseholdId, NotRecorded> {
    let household = HouseholdId(desk.id()?);
    let token = token.to_owned();
    desk.record(Body::HouseholdRegistered { household, token })?;
    Ok(household)
}
