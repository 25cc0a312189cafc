//! `corridor merge`: takes in what another device recorded.

use crate::desk::{Folder, facts_of};
use crate::exit::Status;
use crate::output;
use actions::ledger::take_in;
use clap::Args;
use serde_json::json;
use std::path::PathBuf;

const EXAMPLES: &str = "Examples:
  corridor merge camp-ledger tablet-3
  corridor merge tablet-3 /media/stick/ledger.db --json

Either way round and as often as one likes: both ledgers then say the same. The other one is only read.";

/// Takes in the facts of another ledger folder, or of its ledger.db.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Merge {
    /// Folder of the ledger that takes in.
    folder: PathBuf,
    /// The other folder, or its ledger.db.
    other: PathBuf,
    /// Answer in JSON.
    #[arg(long)]
    pub json: bool,
}

impl Merge {
    /// Takes them in and says how many were new.
    pub fn run(self) -> anyhow::Result<Status> {
        let mut folder = Folder::open(&self.folder, String::new())?;
        let other = facts_of(&self.other)?;
        let done = take_in(&mut folder.store, &other)?;
        output::answer_either(
            self.json,
            || json!({ "new": done.new, "known": done.known, "quarantined": done.quarantined }),
            || {
                format!(
                    "{} new, {} known already, {} in quarantine.",
                    done.new, done.known, done.quarantined
                )
            },
        )?;
        Ok(Status::Done)
    }
}
