//! `corridor exception` and `corridor countersign`: moving somebody who said neither yes nor no takes two people on two devices.

use crate::desk::{DAY, Folder, now};
use crate::exit::Status;
use crate::output;
use actions::ledger::{propose_exception, sign_exception};
use clap::{Args, ValueEnum};
use movement::ledger::{FactId, Ground, PersonId, Timestamp};
use std::path::PathBuf;

const EXAMPLES: &str = "Examples:
  corridor exception camp-ledger 00000000000000000000000000000000 --ground cannot-be-asked
  corridor exception camp-ledger 00000000000000000000000000000000 --ground guardian-away --days 2 --json

Counts for nothing until another device signs it (corridor countersign). A no is never overridden, and ends it at once.
Every exception in force is listed by corridor conflicts, and counted beside each plan drawn with the ledger.";

const SIGN_EXAMPLES: &str = "Examples:
  corridor countersign camp-ledger 00000000000000000000000000000000 --proposal 0000000000000000000000000000000000000000000000000000000000000000
  corridor countersign camp-ledger 00000000000000000000000000000000 --proposal 0000000000000000000000000000000000000000000000000000000000000000 --json";

/// Why nobody says yes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Why {
    CannotBeAsked,
    GuardianAway,
}

/// Proposes that somebody is moved who said neither yes nor no.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Exception {
    /// Folder of a ledger.
    folder: PathBuf,
    /// The person.
    person: PersonId,
    /// Why nobody says yes: the person cannot be asked and to stay endangers its life, or its guardian cannot be reached.
    #[arg(long, value_enum)]
    ground: Why,
    /// Ends after so many days.
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..=14))]
    days: u32,
    /// Where this is recorded.
    #[arg(long, default_value = "camp")]
    site: String,
    /// Answer in JSON.
    #[arg(long)]
    pub json: bool,
}

impl Exception {
    /// Records it.
    pub fn run(self) -> anyhow::Result<Status> {
        let mut folder = Folder::open(&self.folder, self.site)?;
        let ground = match self.ground {
            Why::CannotBeAsked => Ground::CannotBeAsked,
            Why::GuardianAway => Ground::GuardianAway,
        };
        let expires = Timestamp(now().0 + i64::from(self.days) * DAY);
        let fact = folder.act(|desk| propose_exception(desk, self.person, ground, expires))?;
        output::recorded(
            self.json,
            fact,
            "\nIt counts once somebody else signs it on another device.",
        )?;
        Ok(Status::Done)
    }
}

/// Signs what another device proposed.
#[derive(Args)]
#[command(after_help = SIGN_EXAMPLES)]
pub struct Countersign {
    /// Folder of a ledger.
    folder: PathBuf,
    /// The person.
    person: PersonId,
    /// The proposal, as its device said it.
    #[arg(long, value_name = "FACT")]
    proposal: FactId,
    /// Where this is recorded.
    #[arg(long, default_value = "camp")]
    site: String,
    /// Answer in JSON.
    #[arg(long)]
    pub json: bool,
}

impl Countersign {
    /// Records it.
    pub fn run(self) -> anyhow::Result<Status> {
        let mut folder = Folder::open(&self.folder, self.site)?;
        let fact = folder.act(|desk| sign_exception(desk, self.person, self.proposal))?;
        output::recorded(self.json, fact, "")?;
        Ok(Status::Done)
    }
}
