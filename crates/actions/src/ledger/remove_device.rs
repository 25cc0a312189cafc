//! Removes a device that is lost, taken or retired. Records `DeviceRemoved`; only a keeper may.

use super::{Desk, NotRecorded};
use movement::ledger::{AuthorId, Body, FactId};

/// Lets a device record nothing more. What this desk knows of it counts on; what comes later is set aside.
///
/// # Errors
/// This device is no keeper, or the medium failed.
pub fn remove_device(desk: &mut Desk<'_>, device: AuthorId) -> Result<FactId, NotRecorded> {
    let facts = desk.store.vector()?.get(&device).map_or(0, |known| known.facts);
    desk.record(Body::DeviceRemoved { device, facts })
}
