//! `corridor merge`: takes in what another device recorded.

use crate::desk::{Folder, facts_of};
use crate::exit::Status;
use crate::output;
use actions::ledger::{take_in, take_in_bundle};
use anyhow::Context;
use clap::Args;
use serde_json::json;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

const EXAMPLES: &str = "Examples:
  corridor merge camp-ledger tablet-3
  corridor merge tablet-3 /media/stick/ledger.db --json
  corridor merge tablet-3 stick/camp.bundle

Either way round and as often as one likes: both ledgers then say the same. The other one is only read.";

/// Takes in the facts of another ledger folder, of its ledger.db, or of a bundle.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Merge {
    /// Folder of the ledger that takes in.
    folder: PathBuf,
    /// The other folder, its ledger.db, or a bundle.
    other: PathBuf,
    /// Answer in JSON.
    #[arg(long)]
    pub json: bool,
}

impl Merge {
    /// Takes them in and says how many were new.
    pub fn run(self) -> anyhow::Result<Status> {
        let mut folder = Folder::open(&self.folder, String::new())?;
        if is_bundle(&self.other) {
            return self.take_in_bundle(&mut folder);
        }
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

    fn take_in_bundle(&self, folder: &mut Folder) -> anyhow::Result<Status> {
        let about = || self.other.display().to_string();
        let from = BufReader::new(File::open(&self.other).with_context(about)?);
        let done = take_in_bundle(&mut folder.store, from).with_context(about)?;
        let taken = done.taken;
        let lacking = done.missing > 0 || done.damaged > 0;
        let value = || {
            json!({
                "new": taken.new, "known": taken.known, "quarantined": taken.quarantined,
                "damaged": done.damaged, "missing": done.missing,
            })
        };
        let text = || {
            let rest = match (done.gave_up, lacking) {
                (true, _) => {
                    "\nMost of it is no fact of this ledger, and the rest was not read: ask where it comes from."
                }
                (false, true) => "\nThe rest did not come whole: ask for it with corridor bundle --ask.",
                (false, false) => "",
            };
            format!(
                "{} new, {} known already, {} in quarantine, {} damaged, {} missing.{rest}",
                taken.new, taken.known, taken.quarantined, done.damaged, done.missing
            )
        };
        output::answer_either(self.json, value, text)?;
        Ok(Status::Done)
    }
}

/// Tells a bundle from a ledger: files of SQLite say what they are in their first bytes.
fn is_bundle(path: &Path) -> bool {
    let mut first = [0; 15];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut first));
    path.is_file() && (read.is_err() || &first != b"SQLite format 3")
}
