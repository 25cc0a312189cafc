//! `corridor bundle`: facts for another device, on a stick.

use crate::desk::facts_of;
use crate::exit::Status;
use crate::{disk, output};
use anyhow::Context;
use clap::Args;
use serde_json::json;
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use store::{Bundle as Read, Vector, bundle, question};

const EXAMPLES: &str = "Examples:
  corridor bundle camp-ledger --all --out stick/camp.bundle
  corridor bundle tablet-3 --ask --out stick/tablet-3.bundle
  corridor bundle camp-ledger --for stick/tablet-3.bundle --out stick/camp.bundle

Every bundle says what its maker knows, so that the answer holds only what is lacking. corridor merge takes one in, \
also one that was cut off. Its facts are not sealed. docs/concepts/bundles.md";

/// Writes the facts of a ledger, or those that another device lacks, into one file.
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
    /// File to write.
    #[arg(long, short, value_name = "FILE")]
    out: PathBuf,
    /// Answer in JSON.
    #[arg(long)]
    pub json: bool,
}

impl Bundle {
    /// Writes it and says what is in it.
    pub fn run(self) -> anyhow::Result<Status> {
        let store = facts_of(&self.ledger)?;
        let made = match &self.lacking {
            Some(file) => bundle(&*store, &known(file)?)?,
            None if self.all => bundle(&*store, &Vector::new())?,
            None => question(&*store)?,
        };
        let folder = self.out.parent().unwrap_or(Path::new(""));
        let folder = if folder.as_os_str().is_empty() {
            Path::new(".")
        } else {
            folder
        };
        let name = self.out.file_name().and_then(|name| name.to_str());
        let name = name.context("--out names no file -> write FOLDER/NAME.bundle")?;
        disk::write_all(folder, &[(name, made.bytes)], "choose a place that can be written")?;
        let text = || {
            let left = match made.left {
                0 => String::new(),
                left => {
                    format!("\n{left} had no room: take this one in, then answer a bundle of that device with --for.")
                }
            };
            format!("{} facts in {}.{left}", made.facts, self.out.display())
        };
        output::answer_either(self.json, || json!({ "facts": made.facts, "left": made.left }), text)?;
        Ok(Status::Done)
    }
}

/// Returns what the maker of a bundle knows.
fn known(file: &Path) -> anyhow::Result<Vector> {
    let about = || file.display().to_string();
    let from = BufReader::new(File::open(file).with_context(about)?);
    Ok(Read::open(from).with_context(about)?.known)
}
