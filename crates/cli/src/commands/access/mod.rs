//! `corridor access`: who asked whom for what, who answered, what was agreed.

mod agenda;
mod agreement;
mod events;
mod import;
mod loaded;
mod report;
mod requests;
mod windows;

use crate::desk::Folder;
use crate::exit::Status;
use crate::output;
use actions::ledger::record_access;
use clap::{Args, Subcommand};
use loaded::Loaded;
use movement::access::{Day, Label, Said};
use std::path::PathBuf;

const EXAMPLES: &str = "Examples:
  corridor access party camp-ledger red-crescent --name RedCrescent
  corridor access import camp-ledger examples/rukban-2019/access.csv
  corridor access report camp-ledger --out access-report

Write what was said in neutral words, and where it is known from. Parties are institutions: never write a person's name. docs/concepts/access.md";

/// Records requests, answers, agreements and windows, and prints what they come to.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Access {
    #[command(subcommand)]
    act: Act,
    /// Answer in JSON.
    #[arg(long, global = true)]
    pub json: bool,
}

#[derive(Subcommand)]
enum Act {
    /// Names a party: an institution, an authority, a council.
    Party(requests::Party),
    /// Records that somebody asked others for something.
    Request(requests::Ask),
    /// Records what somebody who was asked did.
    Answer(requests::Reply),
    /// Records that who asked no longer asks.
    Withdraw(requests::TakeBack),
    /// Records that something stands in the way, or how it went on.
    Event(events::Hinder),
    /// Records a party's own account of a request or of an event.
    Account(events::Tell),
    /// Records the text of an agreement, or its next version, and names clauses that are missing.
    Draft(agreement::Drafted),
    /// Records that a party signed the text that stands.
    Sign(agreement::Sign),
    /// Records that a party no longer stands by an agreement.
    Leave(agreement::Leave),
    /// Records a window that is proposed under an agreement.
    Window(windows::Propose),
    /// Records that a party shut a window.
    Shut(windows::ShutIt),
    /// Records that a party which shut a window no longer does.
    Reopen(windows::Reopen),
    /// Records the rows of a table, all or none.
    Import(import::Import),
    /// Prints what is open: requests without an answer, signatures and clauses that are missing, shut windows.
    Agenda(agenda::Meet),
    /// Prints requests, answers, silences, days lost and accounts side by side.
    Report(report::Report),
}

impl Access {
    /// Carries out what was asked.
    pub fn run(self) -> anyhow::Result<Status> {
        let json = self.json;
        match self.act {
            Act::Party(act) => act.run(json),
            Act::Request(act) => act.run(json),
            Act::Answer(act) => act.run(json),
            Act::Withdraw(act) => act.run(json),
            Act::Event(act) => act.run(json),
            Act::Account(act) => act.run(json),
            Act::Draft(act) => act.run(json),
            Act::Sign(act) => act.run(json),
            Act::Leave(act) => act.run(json),
            Act::Window(act) => act.run(json),
            Act::Shut(act) => act.run(json),
            Act::Reopen(act) => act.run(json),
            Act::Import(act) => act.run(json),
            Act::Agenda(act) => act.run(json),
            Act::Report(act) => act.run(json),
        }
    }
}

/// The ledger, and where something is recorded.
#[derive(Args)]
struct At {
    /// Folder of a ledger.
    ledger: PathBuf,
    /// Where this is recorded.
    #[arg(long, default_value = "camp")]
    site: String,
}

impl At {
    /// Records one thing and says so, and people which loaded words it has.
    fn record(self, said: Said, json: bool, more: &str) -> anyhow::Result<Status> {
        let mut folder = Folder::open(&self.ledger, self.site)?;
        let loaded = Loaded::of(&said);
        let fact = folder.act(|desk| record_access(desk, said))?;
        output::recorded(json, fact, more)?;
        if !json {
            loaded.tell();
        }
        Ok(Status::Done)
    }
}

/// Who did something on which day, and where that is known from.
#[derive(Args)]
struct Deed {
    /// The party.
    #[arg(long)]
    party: Label,
    /// The day.
    #[arg(long, value_name = "DAY")]
    on: Day,
    /// Where this is known from: a letter, a call, a paper, with its date or number.
    #[arg(long)]
    source: String,
}
