//! Opens a ledger. Records `LedgerOpened`, and enrols the first device for everything.

use super::{Desk, NotRecorded};
use movement::ledger::{Body, LedgerId, Refusal, Role, State};

/// Opens the ledger of an operation at a desk whose store is empty.
///
/// # Errors
/// There is a ledger already, or the medium failed.
pub fn open_ledger(desk: &mut Desk<'_>, operation: &str) -> Result<LedgerId, NotRecorded> {
    if State::of(&desk.store.facts()?).members.ledger().is_some() {
        return Err(NotRecorded::Refused(Refusal::Open));
    }
    let ledger = LedgerId(desk.id());
    let operation = operation.to_owned();
    desk.sign(ledger, Body::LedgerOpened { operation }, Vec::new())?;
    let enrolled = Body::DeviceEnrolled {
        device: desk.key.author(),
        roles: vec![Role::Keeper, Role::Clerk, Role::Protection, Role::Convoy],
    };
    desk.record(enrolled)?;
    Ok(ledger)
}
