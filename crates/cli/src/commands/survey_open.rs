//! `corridor survey-open`: a round of a survey begins.

use crate::desk::{DAY, Folder, now};
use crate::exit::Status;
use crate::output;
use actions::ledger::{Survey, open_survey};
use clap::Args;
use movement::ledger::{Choice, Timestamp};
use serde_json::json;
use std::path::PathBuf;

const EXAMPLES: &str = "Examples:
  corridor survey-open camp-ledger --wording intentions-2 --by RedCrescent
  corridor survey-open camp-ledger --wording intentions-2 --by RedCrescent --days 10 --holds 30 --option stay --option origin --option undecided

Every round offers to stay and to be undecided. An answer is an intention and no consent: nobody is seated by it.";

/// Opens a round of a survey in the ledger of FOLDER.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct SurveyOpen {
    /// Folder of a ledger.
    folder: PathBuf,
    /// The question, by the name of its wording.
    #[arg(long, value_name = "NAME")]
    wording: String,
    /// Who runs it.
    #[arg(long, value_name = "WHO")]
    by: String,
    /// A choice it offers, several times for several; without this all: stay, origin, elsewhere, third-place, undecided.
    #[arg(long, value_name = "CHOICE")]
    option: Vec<Choice>,
    /// Closed after so many days; counted once, afterwards.
    #[arg(long, default_value_t = 14, value_parser = clap::value_parser!(u32).range(0..=365))]
    days: u32,
    /// Every answer holds for so many days.
    #[arg(long, value_name = "DAYS", default_value_t = 60, value_parser = clap::value_parser!(u16).range(1..=365))]
    holds: u16,
    /// Where this is recorded.
    #[arg(long, default_value = "camp")]
    site: String,
    /// Answer in JSON.
    #[arg(long)]
    pub json: bool,
}

impl SurveyOpen {
    /// Records it and says the round's id.
    pub fn run(self) -> anyhow::Result<Status> {
        let mut folder = Folder::open(&self.folder, self.site)?;
        let options = match self.option.is_empty() {
            true => Choice::ALL.to_vec(),
            false => self.option,
        };
        let survey = Survey {
            wording: self.wording,
            options,
            by: self.by,
            closes: Timestamp(now().0 + i64::from(self.days) * DAY),
            holds_days: self.holds,
        };
        let (round, fact) = folder.act(|desk| open_survey(desk, survey))?;
        output::answer_either(
            self.json,
            || json!({ "round": round.to_string(), "fact": fact.to_string() }),
            || {
                format!(
                    "Round {round} opened, recorded as {fact}.\nEach adult is asked by itself; whoever will not answer loses nothing."
                )
            },
        )?;
        Ok(Status::Done)
    }
}
