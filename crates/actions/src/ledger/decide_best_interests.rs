//! Records a best-interests decision for an unaccompanied child. Records `BestInterestsDecided`; only protection staff may.

use super::{Desk, NotRecorded};
use movement::ledger::{Body, FactId, PersonId};

/// Names who receives a child that has no guardian; replaces what was decided before.
///
/// # Errors
/// It is no unaccompanied child, it would receive itself, or the medium failed.
pub fn decide_best_interests(desk: &mut Desk<'_>, person: PersonId, receiver: PersonId) -> Result<FactId, NotRecorded> {
    desk.record(Body::BestInterestsDecided { person, receiver })
}
