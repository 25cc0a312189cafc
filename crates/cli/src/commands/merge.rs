//! `corridor merge`: takes in what another device recorded.

use crate::custody::{sealed_of, sealed_to_read};
use crate::desk::{Folder, facts_of};
use crate::exit::Status;
use crate::output;
use actions::ledger::{
    Here, IN_QUARANTINE, OF_ALL_UNKNOWN, OF_ONE_UNKNOWN, SealedTakenIn, erase_known, open_bundle, take_in,
    take_in_bundle, take_in_sealed,
};
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
            || json!({ "new": done.new, "known": done.known, "quarantined": done.quarantined, "held_back": done.held_back, "sealed": sealed.new, "left": sealed.left, "erased": sealed.erased }),
            || {
                let facts = format!(
                    "{} new, {} known already, {} in quarantine.",
                    done.new, done.known, done.quarantined
                );
                format!("{facts}{}{}", not_kept(done.held_back), in_words(&sealed))
            },
        )?;
        Ok(Status::Done)
    }

    fn take_in_bundle(&self, folder: &mut Folder) -> anyhow::Result<Status> {
        let about = || self.other.display().to_string();
        let from = BufReader::new(File::open(&self.other).with_context(about)?);
        let bundle = open_bundle(from, Some(&folder.secret)).with_context(about)?;
        let mut sealed = sealed_of(&self.folder, folder.store.ledger())?;
        let mut here = Here {
            store: folder.store.as_mut(),
            blobs: Some(&mut *sealed),
            device: Some(folder.key.author()),
            room: None,
        };
        let done = take_in_bundle(&mut here, bundle).with_context(about)?;
        let (taken, sealed) = (done.taken, done.sealed);
        let value = || {
            json!({
                "new": taken.new, "known": taken.known, "quarantined": taken.quarantined, "held_back": taken.held_back,
                "damaged": done.damaged, "missing": done.missing,
                "sealed": sealed.new, "left": sealed.left, "erased": sealed.erased,
            })
        };
        let text = || {
            let rest = match (done.gave_up, done.missing > 0 || done.damaged > 0) {
                (true, _) => {
                    "\nMost of it is no fact of this ledger, and the rest was not read: ask where it comes from."
                }
                (false, true) => "\nThe rest did not come whole: ask for it with corridor bundle --ask.",
                (false, false) => "",
            };
            format!(
                "{} new, {} known already, {} in quarantine, {} damaged, {} missing.{}{}{rest}",
                taken.new,
                taken.known,
                taken.quarantined,
                done.damaged,
                done.missing,
                not_kept(taken.held_back),
                in_words(&sealed)
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
            Some(other) => take_in_sealed(folder.store.as_ref(), &mut *here, &*other)?,
            None => SealedTakenIn {
                erased: erase_known(folder.store.as_ref(), &mut *here)?,
                ..SealedTakenIn::default()
            },
        })
    }
}

/// Says how much was not kept, and why.
pub(super) fn not_kept(held_back: usize) -> String {
    match held_back {
        0 => String::new(),
        _ => format!(
            "\n{held_back} not kept: of a device that is not enrolled at most {OF_ONE_UNKNOWN} facts are, {OF_ALL_UNKNOWN} of all such devices, and {IN_QUARANTINE} things in quarantine. If that device is one of yours, merge the keeper's facts first and this again; else ask where it comes from."
        ),
    }
}

fn in_words(sealed: &SealedTakenIn) -> String {
    match *sealed == SealedTakenIn::default() {
        true => String::new(),
        false => format!(
            "\nSealed records: {} new, {} known already, {} left where they are, {} of erased households.",
            sealed.new, sealed.known, sealed.left, sealed.erased
        ),
    }
}

/// Tells a bundle from a ledger: files of SQLite say what they are in their first bytes.
fn is_bundle(path: &Path) -> bool {
    let mut first = [0; 15];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut first));
    path.is_file() && (read.is_err() || &first != b"SQLite format 3")
}
