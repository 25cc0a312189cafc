//! `corridor seal`: names, papers and contacts of a household, to be read by several custodians together.

use crate::custody::{sealed_of, text};
use crate::desk::Folder;
use crate::exit::Status;
use crate::output;
use actions::ledger::seal_particulars;
use clap::Args;
use movement::ledger::HouseholdId;
use seal::Particulars;
use serde_json::json;
use std::path::PathBuf;

const EXAMPLES: &str = "Examples:
  corridor seal camp-ledger 00000000000000000000000000000000   what is sealed comes on standard input
  corridor seal camp-ledger 00000000000000000000000000000000 --from names.toml

Names are no arguments: the shell would keep them. Destroy the file they came from. Its form: docs/concepts/sealed.md";

/// Seals what is known of a HOUSEHOLD to the custodians of the ledger in FOLDER.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Seal {
    /// Folder of a ledger.
    folder: PathBuf,
    /// The household.
    household: HouseholdId,
    /// A TOML file instead of standard input.
    #[arg(long, value_name = "FILE")]
    from: Option<PathBuf>,
    /// Where this is recorded.
    #[arg(long, default_value = "camp")]
    site: String,
    /// Answer in JSON.
    #[arg(long)]
    pub json: bool,
}

impl Seal {
    /// Seals it and says the record's id.
    pub fn run(self) -> anyhow::Result<Status> {
        let particulars = Particulars::read(&text(self.from.as_deref())?)?;
        let mut folder = Folder::open(&self.folder, self.site)?;
        let mut sealed = sealed_of(&self.folder, folder.store.ledger())?;
        let record = folder.act(|desk| seal_particulars(desk, &mut *sealed, self.household, &particulars))?;
        output::answer_either(
            self.json,
            || json!({ "record": record.to_string() }),
            || format!("Sealed as record {record}.\nThis device cannot read it; the custodians can, together."),
        )?;
        Ok(Status::Done)
    }
}
