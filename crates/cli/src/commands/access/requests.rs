//! `corridor access party`, `request`, `answer`, `withdraw`: letters and what came back.

use super::{At, Deed};
use crate::exit::Status;
use anyhow::bail;
use clap::{Args, ValueEnum};
use movement::access::{Answer, Day, Hindrance, Label, Request, Said, Topic};

const PARTY: &str = "Examples:
  corridor access party camp-ledger red-crescent --name RedCrescent
  corridor access party camp-ledger zone-command --name ZoneCommand --json";

/// Names a party of the ledger.
#[derive(Args)]
#[command(after_help = PARTY)]
pub(super) struct Party {
    #[command(flatten)]
    at: At,
    /// Its label, by which everything else names it.
    party: Label,
    /// Its name, as it calls itself.
    #[arg(long)]
    name: String,
}

impl Party {
    pub(super) fn run(self, json: bool) -> anyhow::Result<Status> {
        let (party, name) = (self.party, self.name);
        self.at.record(Said::PartyNamed { party, name }, json, "")
    }
}

const REQUEST: &str = "Examples:
  corridor access request camp-ledger meeting-1 --from red-crescent --to zone-command --topic meeting --about to-meet --on 2019-03-23 --wanted 2019-03-26 --source letter-12
  corridor access request camp-ledger aid-2 --from red-crescent --to zone-command --to camp-council --topic aid-convoy --about food --on 2019-03-01 --step 7 --step 3 --people 40000 --source letter-9

With --step 7 --step 3 there are 7 days to answer, then 3 more. When the last one has passed, the report says that no reply came; nobody records it.";

/// Records that somebody asked others for something.
#[derive(Args)]
#[command(after_help = REQUEST)]
pub(super) struct Ask {
    #[command(flatten)]
    at: At,
    /// A label of its own.
    request: Label,
    /// Who asks.
    #[arg(long)]
    from: Label,
    /// Who is asked; several times for several.
    #[arg(long, required = true)]
    to: Vec<Label>,
    /// meeting, entry, aid-convoy, departure, guarantee, visit, information or other.
    #[arg(long)]
    topic: Topic,
    /// What is asked, in neutral words and at most 500 characters.
    #[arg(long)]
    about: String,
    /// The day it was sent.
    #[arg(long, value_name = "DAY")]
    on: Day,
    /// The day it is asked for.
    #[arg(long, value_name = "DAY")]
    wanted: Option<Day>,
    /// Days to answer; several times for several steps.
    #[arg(long, value_name = "DAYS")]
    step: Vec<u16>,
    /// People it is about.
    #[arg(long)]
    people: Option<u64>,
    /// Where this is known from.
    #[arg(long)]
    source: String,
}

impl Ask {
    pub(super) fn run(mut self, json: bool) -> anyhow::Result<Status> {
        self.to.sort();
        self.to.dedup();
        let asks = Request {
            topic: self.topic,
            from: self.from,
            to: self.to,
            about: self.about,
            on: self.on,
            wanted: self.wanted,
            steps: self.step,
            people: self.people,
            source: self.source,
        };
        let request = self.request;
        self.at.record(Said::RequestMade { request, asks }, json, "")
    }
}

/// What somebody who was asked did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Did {
    Accepted,
    Declined,
    Countered,
    Came,
    StayedAway,
    LetIn,
    TurnedBack,
}

const ANSWER: &str = "Examples:
  corridor access answer camp-ledger meeting-1 --party zone-command --did accepted --on 2019-03-25 --source letter-13
  corridor access answer camp-ledger meeting-1 --party zone-command --did turned-back --hindrance movement-inside-country --on 2019-03-26 --source call-4

Hindrances: denial-of-needs, restriction-of-services, entry-into-country, movement-inside-country, interference, violence, hostilities, mines-and-remnants,
physical-environment (OCHA's list). Silence is never recorded: it follows when the last day to answer has passed.";

/// Records what somebody who was asked did.
#[derive(Args)]
#[command(after_help = ANSWER)]
pub(super) struct Reply {
    #[command(flatten)]
    at: At,
    /// The request.
    request: Label,
    #[command(flatten)]
    deed: Deed,
    /// What it did.
    #[arg(long, value_enum)]
    did: Did,
    /// What stood in the way, as it was told; with declined and turned-back.
    #[arg(long)]
    hindrance: Option<Hindrance>,
    /// The request it made instead; with countered.
    #[arg(long)]
    counter: Option<Label>,
}

impl Reply {
    pub(super) fn run(self, json: bool) -> anyhow::Result<Status> {
        let answer = match (self.did, self.hindrance, self.counter) {
            (Did::Accepted, None, None) => Answer::Accepted,
            (Did::Came, None, None) => Answer::Came,
            (Did::StayedAway, None, None) => Answer::StayedAway,
            (Did::LetIn, None, None) => Answer::LetIn,
            (Did::Declined, Some(why), None) => Answer::Declined(why),
            (Did::TurnedBack, Some(why), None) => Answer::TurnedBack(why),
            (Did::Countered, None, Some(other)) => Answer::Countered(other),
            _ => bail!(
                "declined and turned-back go with --hindrance, countered with --counter, and the others with neither -> say it so"
            ),
        };
        let Deed { party, on, source } = self.deed;
        let request = self.request;
        let said = Said::RequestAnswered {
            request,
            party,
            answer,
            on,
            source,
        };
        self.at.record(said, json, "")
    }
}

const WITHDRAW: &str = "Examples:
  corridor access withdraw camp-ledger meeting-1 --on 2019-03-27 --source letter-14
  corridor access withdraw camp-ledger meeting-1 --on 2019-03-27 --source letter-14 --json";

/// Records that who asked no longer asks.
#[derive(Args)]
#[command(after_help = WITHDRAW)]
pub(super) struct TakeBack {
    #[command(flatten)]
    at: At,
    /// The request.
    request: Label,
    /// The day.
    #[arg(long, value_name = "DAY")]
    on: Day,
    /// Where this is known from.
    #[arg(long)]
    source: String,
}

impl TakeBack {
    pub(super) fn run(self, json: bool) -> anyhow::Result<Status> {
        let (request, on, source) = (self.request, self.on, self.source);
        self.at.record(Said::RequestWithdrawn { request, on, source }, json, "")
    }
}
