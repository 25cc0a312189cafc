//! Proposes and signs that somebody is moved who said neither yes nor no. Records `ExceptionProposed` and, on another device,
//! `ExceptionSigned`; only protection staff may.

use super::{Desk, NotRecorded};
use movement::ledger::{Body, FactId, Ground, PersonId, Timestamp};

/// Proposes it. Counts for nothing until another device signs.
///
/// # Errors
/// The person said no, is held, or has no guardian to be away; or the medium failed.
pub fn propose_exception(
    desk: &mut Desk<'_>,
    person: PersonId,
    ground: Ground,
    expires: Timestamp,
) -> Result<FactId, NotRecorded> {
    desk.record(Body::ExceptionProposed {
        person,
        ground,
        expires,
    })
}

/// Signs a proposal of another device.
///
/// # Errors
/// The proposal is not known here, or is this device's own; or the medium failed.
pub fn sign_exception(desk: &mut Desk<'_>, person: PersonId, proposal: FactId) -> Result<FactId, NotRecorded> {
    desk.record(Body::ExceptionSigned { person, proposal })
}
