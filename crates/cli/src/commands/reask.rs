//! `corridor reask`: who is to be asked whether it wishes to move, again or for the first time.

use crate::desk::{DAY, facts_of, now, state};
use crate::exit::Status;
use crate::output;
use clap::Args;
use movement::ledger::Timestamp;
use serde_json::json;
use std::path::PathBuf;

const EXAMPLES: &str = "Examples:
  corridor reask camp-ledger --within 3          whose consent ends within three days, and who was never asked
  corridor reask camp-ledger --told facts-4      also those who have not heard facts-4

Who said no is left in peace and is not listed, so the list tells nobody's answer, nor for whom somebody is asked: corridor show does.
Each person is asked alone; there is no way to record several at once.";

/// Lists who is to be asked about moving in the ledger of FOLDER.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Reask {
    /// Folder of a ledger, or its ledger.db.
    folder: PathBuf,
    /// Consents that end within so many days.
    #[arg(long, value_name = "DAYS", default_value_t = 0, value_parser = clap::value_parser!(u32).range(0..=365))]
    within: u32,
    /// Information that everybody must have heard; several times for several.
    #[arg(long, value_name = "VERSION")]
    told: Vec<String>,
    /// Answer in JSON.
    #[arg(long)]
    pub json: bool,
}

impl Reask {
    /// Prints the list.
    pub fn run(self) -> anyhow::Result<Status> {
        let state = state(&*facts_of(&self.folder)?)?;
        let before = Timestamp(now().0 + i64::from(self.within) * DAY);
        let listed = state.to_ask(before, &self.told);
        let listed: Vec<String> = listed.iter().map(ToString::to_string).collect();
        let lines = || listed.iter().map(|person| format!("\n  {person}")).collect::<String>();
        output::answer_either(
            self.json,
            || json!({ "to_ask": listed }),
            || {
                format!(
                    "To ask, for themselves or for those they decide for: {}{}",
                    listed.len(),
                    lines()
                )
            },
        )?;
        Ok(Status::Done)
    }
}
