//! Removes a custodian whose key is lost, taken or retired. Records `CustodianRemoved`; only a keeper may.

use super::{Desk, NotRecorded};
use movement::ledger::{Body, CustodianId, FactId};

/// Has a key open nothing more here. It keeps the shares it has: what was sealed to it is as safe as the other custodians are.
///
/// # Errors
/// This device is no keeper, there is no such custodian, or the medium failed.
pub fn remove_custodian(desk: &mut Desk<'_>, custodian: CustodianId) -> Result<FactId, NotRecorded> {
    desk.record(Body::CustodianRemoved { custodian })
}
