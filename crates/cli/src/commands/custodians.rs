//! `corridor custodians`: who opens sealed records, and how many it takes.

use crate::desk::{Folder, facts_of, state};
use crate::exit::Status;
use crate::output;
use actions::ledger::{enrol_custodian, remove_custodian, set_threshold};
use clap::Args;
use movement::ledger::CustodianId;
use serde_json::json;
use std::path::PathBuf;

const EXAMPLES: &str = "Examples:
  corridor custodians camp-ledger   who they are
  corridor custodians camp-ledger --enrol 0000000000000000000000000000000000000000000000000000000000000000 --threshold 2
  corridor custodians camp-ledger --remove 0000000000000000000000000000000000000000000000000000000000000000

Enrol them before anything is sealed: who comes later has no share in it. It takes two at least.";

/// Enrols and removes custodians in the ledger of FOLDER, sets how many it takes, and lists them.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Custodians {
    /// Folder of a ledger.
    folder: PathBuf,
    /// A public key, as corridor custodian-key says it; several times for several.
    #[arg(long, value_name = "KEY")]
    enrol: Vec<CustodianId>,
    /// A key that is lost, taken or retired.
    #[arg(long, value_name = "KEY")]
    remove: Vec<CustodianId>,
    /// How many custodians it takes to open what is sealed from now on.
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u8).range(2..))]
    threshold: Option<u8>,
    /// Where this is recorded.
    #[arg(long, default_value = "camp")]
    site: String,
    /// Answer in JSON.
    #[arg(long)]
    pub json: bool,
}

impl Custodians {
    /// Records what is given and lists them.
    pub fn run(self) -> anyhow::Result<Status> {
        if !self.enrol.is_empty() || !self.remove.is_empty() || self.threshold.is_some() {
            let mut folder = Folder::open(&self.folder, self.site.clone())?;
            for custodian in &self.remove {
                folder.act(|desk| remove_custodian(desk, *custodian))?;
            }
            for custodian in &self.enrol {
                folder.act(|desk| enrol_custodian(desk, *custodian))?;
            }
            if let Some(threshold) = self.threshold {
                folder.act(|desk| set_threshold(desk, threshold))?;
            }
        }
        let custody = state(&*facts_of(&self.folder)?)?.custody;
        let all: Vec<String> = custody.custodians().iter().map(ToString::to_string).collect();
        let takes = custody.threshold();
        let text = || {
            let takes = takes.map_or("Nothing says yet how many it takes.".to_owned(), |takes| {
                format!("It takes {takes}.")
            });
            let lines = all.iter().map(|custodian| format!("custodian {custodian}"));
            lines.chain([takes]).collect::<Vec<_>>().join("\n")
        };
        output::answer_either(self.json, || json!({ "custodians": all, "threshold": takes }), text)?;
        Ok(Status::Done)
    }
}
