//! Takes the consent of one person for one purpose. Records `ConsentGiven`; only protection staff may. There is no way to
//! take the consent of several at once.

use super::{Desk, NotRecorded};
use movement::ledger::{Body, FactId, Hearing, PersonId, Purpose, Signer, Timestamp};

/// A yes, as it was heard.
#[derive(Clone, Debug)]
pub struct Asked {
    /// For whom.
    pub person: PersonId,
    /// What for.
    pub purpose: Purpose,
    /// Who said it.
    pub by: Signer,
    /// How it was asked.
    pub hearing: Hearing,
    /// Until when it holds.
    pub expires: Timestamp,
}

/// Records a yes.
///
/// # Errors
/// Somebody else decides for this person, or it is held; or the medium failed.
pub fn take_consent(desk: &mut Desk<'_>, asked: Asked) -> Result<FactId, NotRecorded> {
    desk.record(Body::ConsentGiven {
        person: asked.person,
        purpose: asked.purpose,
        by: asked.by,
        hearing: asked.hearing,
        expires: asked.expires,
    })
}
