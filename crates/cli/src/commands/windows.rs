//! `corridor windows`: which windows are open, which are shut, and by whose missing word.

use crate::desk::{facts_of, now, state};
use crate::exit::Status;
use crate::output;
use clap::Args;
use movement::access::WindowState;
use movement::ledger::Timestamp;
use serde_json::json;
use std::path::PathBuf;

const EXAMPLES: &str = "Examples:
  corridor windows camp-ledger
  corridor windows camp-ledger --at 2019-04-01T10:00Z --json

A window is open only within its hours, while everybody who must sign stands by the text of its agreement, and while nobody shut it.";

/// Shows every window of the ledger of FOLDER, and why it is shut.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Windows {
    /// Folder of a ledger, or its ledger.db.
    folder: PathBuf,
    /// The time for which it is told; without it now.
    #[arg(long, value_name = "TIME")]
    at: Option<Timestamp>,
    /// Answer in JSON.
    #[arg(long)]
    pub json: bool,
}

impl Windows {
    /// Prints them.
    pub fn run(self) -> anyhow::Result<Status> {
        let state = state(&*facts_of(&self.folder)?)?;
        let at = self.at.unwrap_or_else(now);
        let windows = state.access.windows.iter().map(|(label, window)| {
            let terms = window.terms();
            (label, terms, window.state(&state.access, at))
        });
        let windows: Vec<_> = windows.collect();
        let value = || {
            let each = windows.iter().map(|(label, terms, state)| {
                json!({
                    "window": label, "corridor": terms.map(|terms| &terms.corridor), "opens": terms.map(|terms| terms.opens),
                    "closes": terms.map(|terms| terms.closes), "open": *state == WindowState::Open, "state": state.to_string(),
                })
            });
            json!({ "windows": each.collect::<Vec<_>>() })
        };
        let text = || {
            if windows.is_empty() {
                return "No window is recorded: nobody may depart.".to_owned();
            }
            let lines = windows.iter().map(|(label, terms, state)| {
                let hours = terms.map(|terms| format!(" of {}, {} to {}", terms.corridor, terms.opens, terms.closes));
                format!("{label}{}: {state}", hours.unwrap_or_default())
            });
            lines.collect::<Vec<_>>().join("\n")
        };
        output::answer_either(self.json, value, text)?;
        Ok(Status::Done)
    }
}
