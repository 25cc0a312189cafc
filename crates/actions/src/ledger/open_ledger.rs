//! Opens a ledger. Records `LedgerOpened`, and enrols the first device for everything.

use super::{Desk, NotRecorded};
use movement::ledger::{Body, Role};

/// Opens the ledger of an operation at the desk whose key it is named by.
///
/// # Errors
/// It is open already, it is another device's to open, or the medium failed.
pub fn open_ledger(desk: &mut Desk<'_>, operation: &str) -> Result<(), NotRecorded> {
    let operation = operation.to_owned();
    desk.record(Body::LedgerOpened { operation })?;
    desk.record(Body::DeviceEnrolled {
        device: desk.key.author(),
        roles: vec![Role::Keeper, Role::Clerk, Role::Protection, Role::Convoy, Role::Access],
    })?;
    Ok(())
}
