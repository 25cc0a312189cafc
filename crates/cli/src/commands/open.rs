//! `corridor open`: a ledger begins on this device, or this device gets a key to join one.

use crate::desk::Folder;
use crate::exit::Status;
use crate::output;
use actions::ledger::{open_ledger, say_bundle_key};
use clap::Args;
use movement::ledger::LedgerId;
use serde_json::json;
use std::path::PathBuf;

const EXAMPLES: &str = "Examples:
  corridor open camp-ledger --operation Rukban-2019
  corridor open tablet-3 --join 0000000000000000000000000000000000000000000000000000000000000000   the keeper enrols it
  corridor open headquarters --operation Rukban-2019 --postgres postgres://corridor@localhost/rukban

The folder gets ledger.db with the facts, and the keys of this device, which stay there: device.key signs facts, and bundles for it
are sealed to bundle.key.
With --postgres facts are in that database, which must be empty, and its password is read from PGPASSWORD. docs/concepts/ledger.md";

/// Opens a ledger in FOLDER, with this device as its first keeper.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Open {
    /// Folder to make.
    folder: PathBuf,
    /// The operation whose ledger it is.
    #[arg(long, value_name = "NAME", required_unless_present = "join")]
    operation: Option<String>,
    /// Join this ledger instead: a key, and no facts until those of another device are merged.
    #[arg(long, value_name = "LEDGER", conflicts_with = "operation")]
    join: Option<LedgerId>,
    /// Keep the facts in this empty PostgreSQL database instead of the folder.
    #[arg(long, value_name = "ADDRESS")]
    postgres: Option<String>,
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
        let mut folder = Folder::make(&self.folder, self.site, self.join, self.postgres.as_deref())?;
        let device = folder.key.author();
        let ledger = folder.store.ledger();
        if let Some(operation) = &self.operation {
            folder.act(|desk| open_ledger(desk, operation))?;
        }
        let bundle_key = folder.secret.key();
        folder.act(|desk| say_bundle_key(desk, bundle_key))?;
        let value = || json!({ "device": device.to_string(), "ledger": ledger.to_string() });
        let text = || match self.join {
            None => format!("Ledger {ledger} is open.\nThis device is {device}."),
            Some(_) => {
                format!("This device is {device}.\nA keeper enrols it: corridor enrol FOLDER {device} --role clerk")
            }
        };
        output::answer_either(self.json, value, text)?;
        Ok(Status::Done)
    }
}
