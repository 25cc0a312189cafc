//! `corridor erase`: what is sealed of a household is destroyed.

use crate::custody::sealed_of;
use crate::desk::Folder;
use crate::exit::Status;
use crate::output;
use actions::ledger::erase_household;
use clap::Args;
use movement::ledger::HouseholdId;
use serde_json::json;
use std::path::PathBuf;

const EXAMPLES: &str = "Examples:
  corridor erase camp-ledger 00000000000000000000000000000000 --for-good
  corridor erase camp-ledger 00000000000000000000000000000000 --for-good --json

Every device that merges this destroys its records too. Ids and counts stay, so that totals stay true. Nothing brings it back.";

/// Destroys what is sealed of a HOUSEHOLD with every share of its keys.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Erase {
    /// Folder of a ledger.
    folder: PathBuf,
    /// The household.
    household: HouseholdId,
    /// The household asked for it, and nothing brings it back.
    #[arg(long, required = true)]
    for_good: bool,
    /// Where this is recorded.
    #[arg(long, default_value = "camp")]
    site: String,
    /// Answer in JSON.
    #[arg(long)]
    pub json: bool,
}

impl Erase {
    /// Records it and destroys what is here.
    pub fn run(self) -> anyhow::Result<Status> {
        let mut folder = Folder::open(&self.folder, self.site)?;
        let mut sealed = sealed_of(&self.folder, folder.store.ledger())?;
        let gone = folder.act(|desk| erase_household(desk, &mut *sealed, self.household))?;
        output::answer_either(
            self.json,
            || json!({ "destroyed": gone }),
            || format!("Erased; {gone} records destroyed here. Merge the other devices, so that theirs are too."),
        )?;
        Ok(Status::Done)
    }
}
