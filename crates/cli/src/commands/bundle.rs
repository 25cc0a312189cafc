//! `corridor bundle`: facts for another device, on a stick, sealed to it.

use crate::custody::sealed_to_read;
use crate::desk::{Folder, facts_of};
use crate::exit::Status;
use crate::keys::{draw, identity};
use crate::{disk, output};
use actions::ledger::{Here, NotRecorded, answer, ask, key_of, open_bundle, recipients, say_bundle_key, seal_bundle};
use anyhow::{Context, bail};
use clap::Args;
use envelope::Signed;
use movement::ledger::{AuthorId, BlobId, BundleKey, LedgerId, State};
use seal::BundleSecret;
use serde_json::json;
use std::collections::BTreeSet;
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use store::{Blobs, Item, Made, Vector};

const EXAMPLES: &str = "Examples:
  corridor bundle camp-ledger --all --out stick/camp.bundle
  corridor bundle tablet-3 --ask --out stick/tablet-3.bundle
  corridor bundle camp-ledger --for stick/tablet-3.bundle --out stick/camp.bundle

Every bundle says what its maker knows, so that the answer holds only what is lacking. It is sealed to the devices it is for: with --for
to the one that asked, else to all that have a key, or to those named with --to. corridor merge takes one in, also one that was cut off.
docs/concepts/bundles.md";

/// Writes the facts of a ledger, or those that another device lacks, into one sealed file.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Bundle {
    /// Folder of a ledger, or its ledger.db.
    ledger: PathBuf,
    /// What the maker of this bundle lacks.
    #[arg(long = "for", value_name = "BUNDLE", required_unless_present_any = ["all", "ask"])]
    lacking: Option<PathBuf>,
    /// All facts.
    #[arg(long, conflicts_with_all = ["lacking", "ask"])]
    all: bool,
    /// None: only say what is known here, to be answered with --for.
    #[arg(long, conflicts_with = "lacking")]
    ask: bool,
    /// A device to seal it to; several times for several.
    #[arg(long, value_name = "DEVICE")]
    to: Vec<AuthorId>,
    /// Do not seal it: whoever comes by the file reads tokens, needs, and who said yes or no.
    #[arg(long, conflicts_with = "to")]
    clear: bool,
    /// File to write.
    #[arg(long, short, value_name = "FILE")]
    out: PathBuf,
    /// Answer in JSON.
    #[arg(long)]
    pub json: bool,
}

/// What was asked, and by whom.
#[derive(Default)]
struct Question {
    by: Option<AuthorId>,
    known: Vector,
    wanted: Vec<BlobId>,
    facts: Vec<Signed>,
}

impl Bundle {
    /// Writes it and says what is in it.
    pub fn run(self) -> anyhow::Result<Status> {
        if self.ask {
            let mut folder = Folder::open(&self.ledger, String::new())?;
            let key = folder.secret.key();
            folder.act(|desk| say_bundle_key(desk, key))?;
        }
        let mut store = facts_of(&self.ledger)?;
        let (device, secret) = identity(&self.ledger)?;
        let question = match &self.lacking {
            Some(file) => question(file, store.ledger(), secret.as_ref())?,
            None => Question::default(),
        };
        let mut fold = store.folded()?.into_owned();
        let heard = question.facts.iter();
        fold.take(heard.map(|signed| (signed.id, signed.fact.clone())));
        let devices = self.devices(fold.state(), device, &question)?;
        let mut blobs = sealed_to_read(&self.ledger)?;
        let here = Here {
            store: store.as_mut(),
            blobs: blobs.as_deref_mut().map(|blobs| blobs as &mut dyn Blobs),
            device,
            room: None,
        };
        let made = match self.ask {
            true => ask(&here)?,
            false => answer(&here, &devices, &question.known, &question.wanted)?,
        };
        // A device that heard of nobody yet has nothing to hide but its own key.
        let nobody_known = self.ask && !fold.state().members.is_open();
        self.write(made, &keys(fold.state(), &devices)?, nobody_known)
    }

    /// Returns the devices it is for.
    fn devices(&self, state: &State, own: Option<AuthorId>, question: &Question) -> anyhow::Result<BTreeSet<AuthorId>> {
        Ok(match (&self.lacking, self.to.is_empty()) {
            _ if self.clear => BTreeSet::new(),
            (_, false) => self.to.iter().copied().collect(),
            (Some(file), true) => match question.by {
                Some(device) => BTreeSet::from([device]),
                None => bail!(
                    "{} does not say which device made it -> name the device with --to",
                    file.display()
                ),
            },
            (None, true) => recipients(state, own),
        })
    }

    fn write(&self, made: Made, keys: &BTreeSet<BundleKey>, nobody_known: bool) -> anyhow::Result<Status> {
        let clear = self.clear || (nobody_known && keys.is_empty());
        if keys.is_empty() && !clear {
            bail!(
                "no other device has said a key that this could be sealed to -> take in a bundle that it made with --ask, or name it with --to"
            );
        }
        let (facts, records, left) = (made.facts, made.records, made.left);
        let bytes = match clear {
            true => made.in_the_clear(),
            false => seal_bundle(made, keys, &mut draw)?.bytes,
        };
        let (folder, name) = place(&self.out)?;
        disk::write_all(folder, &[(name, bytes)], "choose a place that can be written")?;
        if self.clear {
            output::tell(
                "corridor: this bundle is not sealed: whoever comes by the file reads all of it. Carry it on an encrypted stick.",
            );
        }
        let text = || {
            let sealed = match keys.len() {
                0 => "in the clear".to_owned(),
                1 => "sealed to 1 device".to_owned(),
                devices => format!("sealed to {devices} devices"),
            };
            let left = match left {
                0 => String::new(),
                left => {
                    format!("\n{left} had no room: take this one in, then answer a bundle of that device with --for.")
                }
            };
            format!(
                "{facts} facts and {records} sealed records in {}, {sealed}.{left}",
                self.out.display()
            )
        };
        let value = || json!({ "facts": facts, "records": records, "left": left, "devices": keys.len() });
        output::answer_either(self.json, value, text)?;
        Ok(Status::Done)
    }
}

fn keys(state: &State, devices: &BTreeSet<AuthorId>) -> anyhow::Result<BTreeSet<BundleKey>> {
    let keys = devices.iter().map(|device| Ok(key_of(state, *device)?));
    keys.collect()
}

fn place(out: &Path) -> anyhow::Result<(&Path, &str)> {
    let folder = out.parent().filter(|folder| !folder.as_os_str().is_empty());
    let name = out.file_name().and_then(|name| name.to_str());
    let name = name.context("--out names no file -> write FOLDER/NAME.bundle")?;
    Ok((folder.unwrap_or(Path::new(".")), name))
}

/// Facts of a question that are heard: a device says its key, and no more.
const HEARD: usize = 16;

/// Returns what the maker of a bundle knows, lacks, and says of its key.
fn question(file: &Path, ledger: LedgerId, secret: Option<&BundleSecret>) -> anyhow::Result<Question> {
    let about = || file.display().to_string();
    let from = BufReader::new(File::open(file).with_context(about)?);
    let mut bundle = open_bundle(from, secret).with_context(about)?;
    if bundle.ledger != ledger {
        return Err(NotRecorded::OtherLedger).with_context(about);
    }
    let mut facts = Vec::new();
    while let (true, Ok(Some(item))) = (facts.len() < HEARD, bundle.next_item()) {
        let Item::Whole(bytes) = item else { break };
        facts.extend(envelope::open(&bytes).ok());
    }
    Ok(Question {
        by: bundle.maker,
        known: bundle.known,
        wanted: bundle.wanted,
        facts,
    })
}
