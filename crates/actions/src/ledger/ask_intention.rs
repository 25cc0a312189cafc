//! Keeps what one adult answered in a survey round, or that it would not. Records `IntentionAsked`; clerks and protection staff may,
//! and cannot read it afterwards. There is no way to keep the answers of several at once.

use super::sealing::{household_of, terms};
use super::{Desk, NotRecorded};
use movement::ledger::{BlobId, Body, FactId, PersonId, Refusal, RoundId, Setting, Timestamp};
use seal::{Answer, Intention, seal_intention};
use store::{Blobs, blob_id};
use zeroize::Zeroizing;

/// Milliseconds of a day.
const DAY: i64 = 24 * 60 * 60 * 1000;

/// Somebody who was asked, and how.
#[derive(Clone, Debug)]
pub struct Interview {
    /// The round.
    pub round: RoundId,
    /// Who.
    pub person: PersonId,
    /// The language, as a BCP 47 tag.
    pub language: String,
    /// Who else was there.
    pub setting: Setting,
}

/// Seals an answer to the custodians enrolled now, and records that the person was asked. The earlier answers stay.
///
/// # Errors
/// It is no adult of this ledger, the round is over, it did not offer the choice, or a medium failed.
pub fn ask_intention(
    desk: &mut Desk<'_>,
    blobs: &mut dyn Blobs,
    interview: Interview,
    answer: Answer,
) -> Result<FactId, NotRecorded> {
    let state = desk.store.state()?;
    let (round, person) = (interview.round, interview.person);
    let known = state.surveys.rounds.get(&round).and_then(|record| record.round());
    let known = known.ok_or(NotRecorded::Refused(Refusal::UnknownRound))?;
    // For as long as the round says: a time of its own would tell answers apart.
    let expires = Timestamp(desk.now.0 + i64::from(known.holds_days) * DAY);
    let body = |blob| Body::IntentionAsked {
        round,
        person,
        language: interview.language.clone(),
        setting: interview.setting,
        expires,
        blob,
    };
    // Asked before anything is kept: a record that no fact names would never be taken in by another device.
    desk.may(&state, &body(BlobId([0; 32])))?;
    if answer.choice.is_some_and(|choice| !known.options.contains(&choice)) {
        return Err(NotRecorded::NotOffered);
    }
    let household = household_of(&state, person).ok_or(NotRecorded::Refused(Refusal::Contradictory))?;
    let terms = terms(&state, household)?;
    let said = Intention { round, person, answer };
    let seed = Zeroizing::new(desk.id()?);
    let bytes = seal_intention(&terms, &said, seed)
        .map_err(NotRecorded::NotSealed)?
        .bytes();
    blobs.put(household, &bytes)?;
    desk.record(body(blob_id(&bytes)))
}
