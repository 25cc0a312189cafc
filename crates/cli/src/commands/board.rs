//! `corridor board`: who goes aboard of a convoy, and who leaves it.

use crate::desk::Folder;
use crate::exit::Status;
use crate::output;
use actions::ledger::{Boarder, NotRecorded, board};
use clap::Args;
use movement::ledger::{ConvoyId, Direction, HouseholdId, PersonId};
use serde_json::json;
use std::path::PathBuf;

const EXAMPLES: &str = "Examples:
  corridor board camp-ledger --convoy 00000000000000000000000000000007 --token K7Q-M2X
  corridor board camp-ledger --convoy 00000000000000000000000000000007 --person 00000000000000000000000000000000 --json
  corridor board camp-ledger --convoy 00000000000000000000000000000007 --token K7Q-M2X --roadside
  corridor board camp-ledger --convoy 00000000000000000000000000000007 --person 00000000000000000000000000000000 --out

Nobody boards without a consent in force. A household boards whole or not at all, and who of it has none is not said. With --roadside the answer is
ok or \"not on this list\", whatever the reason: who stands beside the vehicle must not learn who said no, or who is known at all.";

/// Records who boards a convoy, or leaves it.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Board {
    /// Folder of a ledger.
    folder: PathBuf,
    /// The convoy, by its id of 32 hexadecimal digits.
    #[arg(long, value_name = "ID")]
    convoy: ConvoyId,
    #[command(flatten)]
    who: Who,
    /// Got out, before it departed or on the way.
    #[arg(long)]
    out: bool,
    /// Answer ok or not on this list, and nothing else.
    #[arg(long)]
    roadside: bool,
    /// Where this is recorded.
    #[arg(long, default_value = "camp")]
    site: String,
    /// Answer in JSON.
    #[arg(long)]
    pub json: bool,
}

/// Who boards.
#[derive(Args)]
#[group(required = true, multiple = false)]
struct Who {
    /// Everybody of the household with this token on its card.
    #[arg(long)]
    token: Option<String>,
    /// Everybody of this household.
    #[arg(long, value_name = "ID")]
    household: Option<HouseholdId>,
    /// One person.
    #[arg(long, value_name = "ID")]
    person: Option<PersonId>,
}

impl Who {
    fn boarder(self) -> anyhow::Result<Boarder> {
        match (self.token, self.household, self.person) {
            (Some(token), ..) => Ok(Boarder::Token(token)),
            (_, Some(household), _) => Ok(Boarder::Household(household)),
            (_, _, Some(person)) => Ok(Boarder::Person(person)),
            _ => anyhow::bail!("nobody to board -> give --token, --household or --person"),
        }
    }
}

impl Board {
    /// Records it.
    pub fn run(self) -> anyhow::Result<Status> {
        let mut folder = Folder::open(&self.folder, self.site)?;
        let (who, way) = (
            self.who.boarder()?,
            if self.out { Direction::Out } else { Direction::In },
        );
        // Refused is told apart from failed: at a roadside all refusals are one, and a full disk is none.
        let done = folder.act(|desk| match board(desk, &who, self.convoy, way) {
            Ok(facts) => Ok(Ok(facts)),
            Err(no @ (NotRecorded::Refused(_) | NotRecorded::NotEverybody)) => Ok(Err(no)),
            Err(failed) => Err(failed),
        })?;
        match done {
            done if self.roadside => roadside(self.json, done.is_ok()),
            Err(no) => Err(no.into()),
            Ok(facts) => {
                let ids: Vec<String> = facts.iter().map(ToString::to_string).collect();
                let went = if self.out { "left" } else { "aboard" };
                let text = || format!("{} {went}; recorded as {}.", ids.len(), ids.join(", "));
                output::answer_either(self.json, || json!({ went: ids.len(), "facts": ids }), text)?;
                Ok(Status::Done)
            }
        }
    }
}

fn roadside(as_json: bool, ok: bool) -> anyhow::Result<Status> {
    let text = || if ok { "ok" } else { "not on this list" }.to_owned();
    output::answer_either(as_json, || json!({ "ok": ok }), text)?;
    Ok(if ok { Status::Done } else { Status::BadInput })
}
