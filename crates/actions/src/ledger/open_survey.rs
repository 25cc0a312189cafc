//! Opens a round of a survey. Records `SurveyOpened`; keepers and protection staff may.

use super::{Desk, NotRecorded};
use movement::ledger::{Body, Choice, FactId, RoundId, Timestamp};

/// What a round asks, and for how long.
#[derive(Clone, Debug)]
pub struct Survey {
    /// The question, by the name of its wording.
    pub wording: String,
    /// The choices offered.
    pub options: Vec<Choice>,
    /// Who runs it.
    pub by: String,
    /// Nobody is asked afterwards, and nothing is counted before.
    pub closes: Timestamp,
    /// For how many days an answer holds.
    pub holds_days: u16,
}

/// Opens a round, and says its id.
///
/// # Errors
/// The question is none that people can be asked, this device may not, or the medium failed.
pub fn open_survey(desk: &mut Desk<'_>, survey: Survey) -> Result<(RoundId, FactId), NotRecorded> {
    let round = RoundId(desk.id()?);
    let fact = desk.record(Body::SurveyOpened {
        round,
        wording: survey.wording,
        options: survey.options,
        by: survey.by,
        closes: survey.closes,
        holds_days: survey.holds_days,
    })?;
    Ok((round, fact))
}
