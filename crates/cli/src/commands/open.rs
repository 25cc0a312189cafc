//! `corridor open`: a ledger begins on this device, or this device gets a key to join one.

use crate::desk::Folder;
use crate::exit::Status;
use crate::output;
use actions::ledger::open_ledger;
use clap::Args;
use serde_json::json;
use std::path::PathBuf;

const EXAMPLES: &str = "Examples:
  corridor open camp-ledger --operation Rukban-2019
  corridor open tablet-3 --join   only a key: the keeper enrols it with corridor enrol

The folder gets ledger.db with the facts and device.key with this device's key, which stays there. docs/concepts/ledger.md";

/// Opens a ledger in FOLDER, with this device as its first keeper.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Open {
    /// Folder to make.
    folder: PathBuf,
    /// The operation whose ledger it is.
    #[arg(long, value_name = "NAME", required_unless_present = "join")]
    operation: Option<String>,
    /// Only make a key: the facts come from another device.
    #[arg(long, conflicts_with = "operation")]
    join: bool,
    /// Where this device is used.
    #[arg(long, default_value = "camp")]
    site: String,
    /// Answer in JSON.
    #[arg(long)]
    pub json: bool,
}

impl Open {
    /// Makes the folder and says the device's id.
    pub fn run(self) -> anyhow::Result<Status> {
        let mut folder = Folder::make(&self.folder, self.site)?;
        let device = folder.key.author();
        let ledger = match &self.operation {
            Some(operation) => Some(folder.act(|desk| open_ledger(desk, operation))?),
            None => None,
        };
        let value = || json!({ "device": device.to_string(), "ledger": ledger.map(|l| l.to_string()) });
        let text = || match ledger {
            Some(ledger) => format!("Ledger {ledger} is open.\nThis device is {device}."),
            None => {
                format!("This device is {device}.\nA keeper enrols it: corridor enrol LEDGER {device} --role clerk")
            }
        };
        output::answer_either(self.json, value, text)?;
        Ok(Status::Done)
    }
}
