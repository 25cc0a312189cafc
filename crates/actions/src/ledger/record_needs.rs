//! Records what a person needs to travel. Records `NeedsRecorded`; only a clerk may. Why it needs that is asked by nobody and kept nowhere.

use super::{Desk, NotRecorded};
use movement::ledger::{Body, FactId, PersonId, TransportNeed};
use std::collections::BTreeSet;

/// Records all that a person needs to travel; replaces what was recorded before.
///
/// # Errors
/// The person is not known, this device is no clerk's, or the medium failed.
pub fn record_needs(
    desk: &mut Desk<'_>,
    person: PersonId,
    needs: BTreeSet<TransportNeed>,
) -> Result<FactId, NotRecorded> {
    let needs = needs.into_iter().collect();
    desk.record(Body::NeedsRecorded { person, needs })
}
