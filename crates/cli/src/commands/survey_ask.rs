//! `corridor survey-ask`: who is still to be asked in a round.

use crate::desk::{DAY, facts_of, now, state};
use crate::exit::Status;
use crate::output;
use anyhow::bail;
use clap::Args;
use movement::ledger::{RoundId, Timestamp};
use serde_json::json;
use std::path::PathBuf;

const EXAMPLES: &str = "Examples:
  corridor survey-ask camp-ledger 00000000000000000000000000000001
  corridor survey-ask camp-ledger 00000000000000000000000000000001 --within 7   also whose answer ends within seven days

Adults who were not asked in the round, or whose answer has ended. Every answer of a round holds equally long, and one who would not answer
is not listed sooner than others: the list tells nobody's answer.";

/// Lists whom to ask in a ROUND of the ledger in FOLDER.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct SurveyAsk {
    /// Folder of a ledger, or its ledger.db.
    folder: PathBuf,
    /// The round.
    round: RoundId,
    /// Answers that end within so many days.
    #[arg(long, value_name = "DAYS", default_value_t = 0, value_parser = clap::value_parser!(u32).range(0..=365))]
    within: u32,
    /// Answer in JSON.
    #[arg(long)]
    pub json: bool,
}

impl SurveyAsk {
    /// Prints the list.
    pub fn run(self) -> anyhow::Result<Status> {
        let state = state(&*facts_of(&self.folder)?)?;
        if !state.surveys.rounds.contains_key(&self.round) {
            bail!(
                "{} is no survey round here -> check the id, or take in what others recorded",
                self.round
            )
        }
        let before = Timestamp(now().0 + i64::from(self.within) * DAY);
        let listed = state.to_survey(self.round, before);
        let listed: Vec<String> = listed.iter().map(ToString::to_string).collect();
        let asked = state.surveys.standing(self.round, None).len();
        let lines = || listed.iter().map(|person| format!("\n  {person}")).collect::<String>();
        output::answer_either(
            self.json,
            || json!({ "asked": asked, "to_ask": listed }),
            || format!("Asked in this round: {asked}\nTo ask: {}{}", listed.len(), lines()),
        )?;
        Ok(Status::Done)
    }
}
