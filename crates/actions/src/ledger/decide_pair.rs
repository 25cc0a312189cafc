//! Records that two persons are one, or that they are two. Records `SamePerson` and `NotSame`; clerks and protection staff may.

use super::{Desk, NotRecorded};
use movement::ledger::{Body, FactId, PersonId, Source};

/// Records that two persons who were registered apart are one, and which of the two records stands, where somebody said so.
/// From then on a no of either holds for both.
///
/// # Errors
/// One of them is not known, they are no pair, or the medium failed.
pub fn join_pair(
    desk: &mut Desk<'_>,
    person: PersonId,
    other: PersonId,
    by: Source,
    stands: Option<PersonId>,
) -> Result<FactId, NotRecorded> {
    let (person, other) = (person.min(other), person.max(other));
    desk.record(Body::SamePerson {
        person,
        other,
        by,
        stands,
    })
}

/// Records that two persons are two. Where somebody said that they are one, it counts once two devices say it.
///
/// # Errors
/// One of them is not known, they are no pair, or the medium failed.
pub fn part_pair(desk: &mut Desk<'_>, person: PersonId, other: PersonId, by: Source) -> Result<FactId, NotRecorded> {
    let (person, other) = (person.min(other), person.max(other));
    desk.record(Body::NotSame { person, other, by })
}
