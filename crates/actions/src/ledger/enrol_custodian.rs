//! Enrols a custodian. Records `CustodianEnrolled`; only a keeper may.

use super::{Desk, NotRecorded};
use movement::ledger::{Body, CustodianId, FactId};

/// Has shares of records sealed from now on go to this key too.
///
/// # Errors
/// This device is no keeper, the key was removed, or the medium failed.
pub fn enrol_custodian(desk: &mut Desk<'_>, custodian: CustodianId) -> Result<FactId, NotRecorded> {
    desk.record(Body::CustodianEnrolled { custodian })
}
