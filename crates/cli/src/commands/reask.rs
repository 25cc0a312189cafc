//! `corridor reask`: who is to be asked whether it wishes to move, again or for the first time.

use crate::desk::{DAY, facts_of, now, state};
use crate::exit::Status;
use crate::output;
use clap::Args;
use movement::ledger::{Timestamp, ToAsk};
use serde_json::{Value, json};
use std::path::PathBuf;

const EXAMPLES: &str = "Examples:
  corridor reask camp-ledger --within 3          whose consent ends within three days, and who was never asked
  corridor reask camp-ledger --told facts-4      also those who have not heard facts-4

Who said no is left in peace and is not listed, so the list tells nobody's answer. Each person is asked alone; there is no way to
record several at once.";

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
        let state = state(&facts_of(&self.folder)?)?;
        let before = Timestamp(now().0 + i64::from(self.within) * DAY);
        let listed = state.to_ask(before, &self.told);
        let value = |one: &ToAsk| json!({ "person": one.person.to_string(), "ask": one.who.to_string() });
        let line = |one: &ToAsk| match one.person == one.who {
            true => format!("\n  {}", one.person),
            false => format!("\n  {}: ask {}", one.person, one.who),
        };
        output::answer_either(
            self.json,
            || json!({ "to_ask": listed.iter().map(value).collect::<Vec<Value>>() }),
            || {
                format!(
                    "To ask: {}{}",
                    listed.len(),
                    listed.iter().map(line).collect::<String>()
                )
            },
        )?;
        Ok(Status::Done)
    }
}
