//! `corridor merge`: takes in what another device recorded.

use crate::custody::{sealed_of, sealed_to_read};
use crate::desk::{Folder, facts_of};
use crate::exit::Status;
use crate::output;
use actions::ledger::{SealedTakenIn, erase_known, take_in, take_in_bundle, take_in_sealed};
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

Either way round and as often as one likes: both ledgers then say the same. Of a folder the sealed records are taken in too. The other one is only read.";

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
        let done = take_in(folder.store.as_mut(), &*other)?;
        let sealed = self.sealed(&folder)?;
        output::answer_either(
            self.json,
            || json!({ "new": done.new, "known": done.known, "quarantined": done.quarantined, "sealed": sealed.new, "left": sealed.left, "erased": sealed.erased }),
            || {
                let facts = format!(
                    "{} new, {} known already, {} in quarantine.",
                    done.new, done.known, done.quarantined
                );
                match sealed == SealedTakenIn::default() {
                    true => facts,
                    false => format!(
                        "{facts}\nSealed records: {} new, {} known already, {} left where they are, {} of erased households.",
                        sealed.new, sealed.known, sealed.left, sealed.erased
                    ),
                }
            },
        )?;
        Ok(Status::Done)
    }

    fn take_in_bundle(&self, folder: &mut Folder) -> anyhow::Result<Status> {
        let about = || self.other.display().to_string();
        let from = BufReader::new(File::open(&self.other).with_context(about)?);
        let done = take_in_bundle(folder.store.as_mut(), from).with_context(about)?;
        // Records are not in bundles, but that a household is erased may be.
        self.sealed(folder)?;
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

    /// Takes in sealed records where the other one has any, and destroys those of households that are erased.
    fn sealed(&self, folder: &Folder) -> anyhow::Result<SealedTakenIn> {
        let (other, own) = (sealed_to_read(&self.other)?, sealed_to_read(&self.folder)?);
        if other.is_none() && own.is_none() {
            return Ok(SealedTakenIn::default());
        }
        drop(own);
        let mut here = sealed_of(&self.folder, folder.store.ledger())?;
        Ok(match other {
            Some(other) => take_in_sealed(folder.store.as_ref(), &mut here, &other)?,
            None => SealedTakenIn {
                erased: erase_known(folder.store.as_ref(), &mut here)?,
                ..SealedTakenIn::default()
            },
        })
    }
}

/// Tells a bundle from a ledger: files of SQLite say what they are in their first bytes.
fn is_bundle(path: &Path) -> bool {
    let mut first = [0; 15];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut first));
    path.is_file() && (read.is_err() || &first != b"SQLite format 3")
}
