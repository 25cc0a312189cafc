//! `corridor enrol`: which devices may record what.

use crate::desk::Folder;
use crate::exit::Status;
use crate::output;
use actions::ledger::{enrol_device, remove_device};
use clap::{Args, ValueEnum};
use movement::ledger::{AuthorId, Role};
use serde_json::json;
use std::path::PathBuf;

const EXAMPLES: &str = "Examples:
  corridor enrol camp-ledger 0000000000000000000000000000000000000000000000000000000000000000 --role clerk --role protection
  corridor enrol camp-ledger 0000000000000000000000000000000000000000000000000000000000000000 --remove

What a removed device recorded before, as far as this one knows, counts on; what comes later is set aside.";

/// What a device may record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum May {
    Keeper,
    Clerk,
    Protection,
    Convoy,
    Custodian,
    Access,
}

impl May {
    fn role(self) -> Role {
        match self {
            Self::Keeper => Role::Keeper,
            Self::Clerk => Role::Clerk,
            Self::Protection => Role::Protection,
            Self::Convoy => Role::Convoy,
            Self::Custodian => Role::Custodian,
            Self::Access => Role::Access,
        }
    }
}

/// Lets a device record facts in the ledger of FOLDER, or no longer.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Enrol {
    /// Folder of a ledger that this device keeps.
    folder: PathBuf,
    /// The device, as corridor open says it there.
    device: AuthorId,
    /// What it may record; several times for several.
    #[arg(long, value_enum, required_unless_present = "remove")]
    role: Vec<May>,
    /// It is lost, taken or retired: it may record nothing more.
    #[arg(long, conflicts_with = "role")]
    remove: bool,
    /// Where this is recorded.
    #[arg(long, default_value = "camp")]
    site: String,
    /// Answer in JSON.
    #[arg(long)]
    pub json: bool,
}

impl Enrol {
    /// Records it.
    pub fn run(self) -> anyhow::Result<Status> {
        let mut folder = Folder::open(&self.folder, self.site)?;
        let device = self.device;
        let roles = self.role.iter().map(|may| may.role()).collect();
        let fact = match self.remove {
            true => folder.act(|desk| remove_device(desk, device))?,
            false => folder.act(|desk| enrol_device(desk, device, roles))?,
        };
        let done = if self.remove { "removed" } else { "enrolled" };
        output::answer_either(
            self.json,
            || json!({ "device": device.to_string(), "fact": fact.to_string() }),
            || format!("Device {device} is {done}."),
        )?;
        Ok(Status::Done)
    }
}
