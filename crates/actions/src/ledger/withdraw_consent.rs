//! Records a no. Records `ConsentWithdrawn`; anybody who hears it may, and it is never refused for what it says.

use super::{Desk, NotRecorded};
use movement::ledger::{Body, Channel, FactId, PersonId, Purpose};

/// Records that a person says no, or no longer. No reason is asked.
///
/// # Errors
/// This device is not enrolled at all, or the medium failed.
pub fn withdraw_consent(
    desk: &mut Desk<'_>,
    person: PersonId,
    purpose: Purpose,
    channel: Channel,
) -> Result<FactId, NotRecorded> {
    desk.record(Body::ConsentWithdrawn {
        person,
        purpose,
        channel,
    })
}
