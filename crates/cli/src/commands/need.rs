//! `corridor need`: what a person needs to travel, after it was registered.

use crate::desk::Folder;
use crate::exit::Status;
use crate::output;
use actions::ledger::record_needs;
use clap::Args;
use movement::ledger::{PersonId, TransportNeed, needs_for};
use serde_json::json;
use std::collections::BTreeSet;
use std::path::PathBuf;

const EXAMPLES: &str = "Examples:
  corridor need camp-ledger 00000000000000000000000000000000 wheelchair companion
  corridor need camp-ledger 00000000000000000000000000000000 DS-PS wg-hearing-a-lot --json
  corridor need camp-ledger 00000000000000000000000000000000 --none

Needs are wheelchair, stretcher, companion, interpreter and near-door; or codes of UNHCR or the Washington Group that they follow from. A code
is not kept, and why somebody needs something is asked by nobody. What was recorded before is replaced.";

/// What follows from one word.
type Found = &'static [TransportNeed];

/// Records all that PERSON needs to travel.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Need {
    /// Folder of a ledger.
    folder: PathBuf,
    /// The person.
    person: PersonId,
    /// Needs, or codes they follow from.
    #[arg(value_name = "NEED", value_parser = found, required_unless_present = "none")]
    needs: Vec<Found>,
    /// Nothing beyond a seat.
    #[arg(long, conflicts_with = "needs")]
    none: bool,
    /// Where this is recorded.
    #[arg(long, default_value = "camp")]
    site: String,
    /// Answer in JSON.
    #[arg(long)]
    pub json: bool,
}

fn found(text: &str) -> Result<Found, &'static str> {
    needs_for(text).ok_or("write a need such as wheelchair, or a code such as DS-PS or wg-walking-a-lot")
}

impl Need {
    /// Records it, and shows the needs it came to.
    pub fn run(self) -> anyhow::Result<Status> {
        let mut folder = Folder::open(&self.folder, self.site)?;
        let needs: BTreeSet<TransportNeed> = self.needs.iter().flat_map(|found| found.iter().copied()).collect();
        let shown: Vec<String> = needs.iter().map(ToString::to_string).collect();
        let fact = folder.act(|desk| record_needs(desk, self.person, needs))?;
        output::answer_either(
            self.json,
            || json!({ "fact": fact.to_string(), "needs": shown }),
            || {
                let none = if shown.is_empty() { "nothing beyond a seat" } else { "" };
                format!("Recorded as {fact}.\nNeeds: {none}{}", shown.join(", "))
            },
        )?;
        Ok(Status::Done)
    }
}
