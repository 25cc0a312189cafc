//! `corridor best-interests`: who receives a child that has no guardian.

use crate::desk::Folder;
use crate::exit::Status;
use crate::output;
use actions::ledger::decide_best_interests;
use clap::Args;
use movement::ledger::PersonId;
use std::path::PathBuf;

const EXAMPLES: &str = "Examples:
  corridor best-interests camp-ledger 00000000000000000000000000000000 --receiver 00000000000000000000000000000001
  corridor best-interests camp-ledger 00000000000000000000000000000000 --receiver 00000000000000000000000000000001 --json

Until then the child is held. Two decisions that name different ones hold it too; a new one replaces both. Why it was decided so is
kept elsewhere, sealed.";

/// Records the best-interests decision for an unaccompanied child.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct BestInterests {
    /// Folder of a ledger.
    folder: PathBuf,
    /// The child.
    person: PersonId,
    /// Who receives it.
    #[arg(long, value_name = "ID")]
    receiver: PersonId,
    /// Where this is recorded.
    #[arg(long, default_value = "camp")]
    site: String,
    /// Answer in JSON.
    #[arg(long)]
    pub json: bool,
}

impl BestInterests {
    /// Records it.
    pub fn run(self) -> anyhow::Result<Status> {
        let mut folder = Folder::open(&self.folder, self.site)?;
        let fact = folder.act(|desk| decide_best_interests(desk, self.person, self.receiver))?;
        output::recorded(self.json, fact, "")?;
        Ok(Status::Done)
    }
}
