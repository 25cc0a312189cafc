//! `corridor access event` and `account`: what stood in the way, and how each party tells it.

use super::At;
use crate::exit::Status;
use clap::Args;
use movement::access::{Day, Event, Hindrance, Label, Said};

const EVENT: &str = "Examples:
  corridor access event camp-ledger road-shut-1 --kind hostilities --told-by red-crescent --from 2019-03-26 --place crossing --people 40000 --source letter-15
  corridor access event camp-ledger road-shut-1 --kind hostilities --told-by red-crescent --from 2019-03-26 --until 2019-03-29 --place crossing --source letter-18

Told again under the same label it replaces what was told before, as when it is over.";

/// Records that something stands in the way.
#[derive(Args)]
#[command(after_help = EVENT)]
pub(super) struct Hinder {
    #[command(flatten)]
    at: At,
    /// A label of its own.
    event: Label,
    /// One of OCHA's nine kinds, as corridor access answer --help lists them.
    #[arg(long)]
    kind: Hindrance,
    /// Who says so.
    #[arg(long)]
    told_by: Label,
    /// The first day.
    #[arg(long, value_name = "DAY")]
    from: Day,
    /// The first day on which it was over.
    #[arg(long, value_name = "DAY")]
    until: Option<Day>,
    /// Where.
    #[arg(long)]
    place: String,
    /// People affected, where that is known.
    #[arg(long)]
    people: Option<u64>,
    /// The request it befell.
    #[arg(long)]
    request: Option<Label>,
    /// Where this is known from.
    #[arg(long)]
    source: String,
}

impl Hinder {
    pub(super) fn run(self, json: bool) -> anyhow::Result<Status> {
        let what = Event {
            kind: self.kind,
            request: self.request,
            from: self.from,
            until: self.until,
            people: self.people,
            place: self.place,
            told_by: self.told_by,
            source: self.source,
        };
        let event = self.event;
        self.at.record(Said::Hindered { event, what }, json, "")
    }
}

const ACCOUNT: &str = "Examples:
  corridor access account camp-ledger meeting-1 --party zone-command --words no-letter-came --source call-4
  corridor access account camp-ledger road-shut-1 --party camp-council --words shots-were-heard --source letter-16 --json

Each party has one account of a thing, of at most 500 characters as everybody else's. None replaces another's.";

/// Records a party's own account.
#[derive(Args)]
#[command(after_help = ACCOUNT)]
pub(super) struct Tell {
    #[command(flatten)]
    at: At,
    /// The request or event.
    of: Label,
    /// Whose account.
    #[arg(long)]
    party: Label,
    /// Its words.
    #[arg(long)]
    words: String,
    /// Where this is known from.
    #[arg(long)]
    source: String,
}

impl Tell {
    pub(super) fn run(self, json: bool) -> anyhow::Result<Status> {
        let (of, party, words, source) = (self.of, self.party, self.words, self.source);
        let said = Said::AccountGiven {
            of,
            party,
            words,
            source,
        };
        self.at.record(said, json, "")
    }
}
