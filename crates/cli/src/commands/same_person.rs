//! `corridor same-person` and `corridor not-same`: people decide who is registered twice.

use crate::desk::Folder;
use crate::exit::Status;
use crate::output;
use actions::ledger::{join_pair, part_pair};
use clap::{Args, ValueEnum};
use movement::ledger::{PersonId, Source};
use std::path::PathBuf;

const SAME_EXAMPLES: &str = "Examples:
  corridor same-person camp-ledger 00000000000000000000000000000000 00000000000000000000000000000001
  corridor same-person camp-ledger 00000000000000000000000000000000 00000000000000000000000000000001 --stands 00000000000000000000000000000000 --by own

From then on a no, a withdrawal or a missing yes of either record holds for both, and the two have one seat. A yes of one is never one of the
other. Who stands in two households is planned for in neither until --stands says with which it travels. docs/concepts/duplicates.md";

const NOT_EXAMPLES: &str = "Examples:
  corridor not-same camp-ledger 00000000000000000000000000000000 00000000000000000000000000000001
  corridor not-same camp-ledger 00000000000000000000000000000000 00000000000000000000000000000001 --by own --json

Where somebody said that they are one, it counts once two devices say that they are not; until then both are held back.";

/// Who says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum By {
    /// The person, or who decides for it.
    Own,
    /// Staff, by what is recorded.
    Staff,
}

impl By {
    fn source(self) -> Source {
        match self {
            Self::Own => Source::Own,
            Self::Staff => Source::Staff,
        }
    }
}

/// Records that PERSON and OTHER, who were registered apart, are one.
#[derive(Args)]
#[command(after_help = SAME_EXAMPLES)]
pub struct SamePerson {
    /// Folder of a ledger.
    folder: PathBuf,
    /// One.
    person: PersonId,
    /// The other.
    other: PersonId,
    /// Which of the two records stands, with its household; the other one is a copy.
    #[arg(long, value_name = "ID")]
    stands: Option<PersonId>,
    /// Who says so.
    #[arg(long, value_enum, default_value = "staff")]
    by: By,
    /// Where this is recorded.
    #[arg(long, default_value = "camp")]
    site: String,
    /// Answer in JSON.
    #[arg(long)]
    pub json: bool,
}

impl SamePerson {
    /// Records it.
    pub fn run(self) -> anyhow::Result<Status> {
        let mut folder = Folder::open(&self.folder, self.site)?;
        let by = self.by.source();
        let fact = folder.act(|desk| join_pair(desk, self.person, self.other, by, self.stands))?;
        output::recorded(self.json, fact, "\nA no of either record now holds for both.")?;
        Ok(Status::Done)
    }
}

/// Records that PERSON and OTHER, who look like one, are two.
#[derive(Args)]
#[command(after_help = NOT_EXAMPLES)]
pub struct NotSame {
    /// Folder of a ledger.
    folder: PathBuf,
    /// One.
    person: PersonId,
    /// The other.
    other: PersonId,
    /// Who says so.
    #[arg(long, value_enum, default_value = "staff")]
    by: By,
    /// Where this is recorded.
    #[arg(long, default_value = "camp")]
    site: String,
    /// Answer in JSON.
    #[arg(long)]
    pub json: bool,
}

impl NotSame {
    /// Records it.
    pub fn run(self) -> anyhow::Result<Status> {
        let mut folder = Folder::open(&self.folder, self.site)?;
        let by = self.by.source();
        let fact = folder.act(|desk| part_pair(desk, self.person, self.other, by))?;
        output::recorded(self.json, fact, "")?;
        Ok(Status::Done)
    }
}
