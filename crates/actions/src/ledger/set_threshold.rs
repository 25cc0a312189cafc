//! Sets how many custodians it takes. Records `ThresholdSet`; only a keeper may.

use super::{Desk, NotRecorded};
use movement::ledger::{Body, FactId};

/// Sets how many custodians must come together to open what is sealed from now on; what is sealed keeps its own number.
///
/// # Errors
/// This device is no keeper, it is fewer than two or more than there are, or the medium failed.
pub fn set_threshold(desk: &mut Desk<'_>, custodians: u8) -> Result<FactId, NotRecorded> {
    desk.record(Body::ThresholdSet { custodians })
}
