//! Enrols a device. Records `DeviceEnrolled`; only a keeper may.

use super::{Desk, NotRecorded};
use movement::ledger::{AuthorId, Body, FactId, Role};
use std::collections::BTreeSet;

/// Lets a device record facts of these roles.
///
/// # Errors
/// This device is no keeper, or the medium failed.
pub fn enrol_device(desk: &mut Desk<'_>, device: AuthorId, roles: BTreeSet<Role>) -> Result<FactId, NotRecorded> {
    let roles = roles.into_iter().collect();
    desk.record(Body::DeviceEnrolled { device, roles })
}
