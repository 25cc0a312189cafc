//! `corridor conflicts`: what contradicts itself, for people to decide.

use crate::desk::{facts_of, now, state};
use crate::exit::Status;
use crate::output;
use clap::Args;
use movement::ledger::State;
use serde_json::json;
use std::path::PathBuf;

const EXAMPLES: &str = "Examples:
  corridor conflicts camp-ledger
  corridor conflicts camp-ledger --json

Facts that do not count, exceptions that two devices signed, and what was received and is no fact, are listed too. Nothing is ever decided by itself.";

/// Lists contradictions, facts set aside and what is in quarantine in the ledger of FOLDER.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Conflicts {
    /// Folder of a ledger, or its ledger.db.
    folder: PathBuf,
    /// Answer in JSON.
    #[arg(long)]
    pub json: bool,
}

impl Conflicts {
    /// Prints them.
    pub fn run(self) -> anyhow::Result<Status> {
        let store = facts_of(&self.folder)?;
        let state = state(&*store)?;
        let conflicts: Vec<String> = state.conflicts(now()).iter().map(ToString::to_string).collect();
        let aside: Vec<String> = state.set_aside.iter().map(|(id, why)| format!("{id}: {why}")).collect();
        let quarantine: Vec<String> = store
            .quarantine()?
            .into_iter()
            .map(|(bytes, why)| format!("{} bytes: {why}", bytes.len()))
            .collect();
        let exceptions: Vec<String> = exceptions(&state);
        let text = || {
            let part = |what: &str, lines: &[String]| {
                let lines = lines.iter().map(|line| format!("\n  {line}"));
                format!("{what}: {}{}", lines.len(), lines.collect::<String>())
            };
            [
                part("Contradictions", &conflicts),
                part("Facts set aside", &aside),
                part("In quarantine", &quarantine),
                part("Moved without a yes, signed by two", &exceptions),
            ]
            .join("\n")
        };
        let value = || json!({ "conflicts": conflicts, "set_aside": aside, "quarantine": quarantine, "exceptions": exceptions });
        output::answer_either(self.json, value, text)?;
        Ok(Status::Done)
    }
}

/// Returns the exceptions in force; only the ground would sort people, and it is told by `corridor show`.
fn exceptions(state: &State) -> Vec<String> {
    state
        .exceptions_in_force(now())
        .map(|(person, proposal)| format!("person {person} by {proposal}"))
        .collect()
}
