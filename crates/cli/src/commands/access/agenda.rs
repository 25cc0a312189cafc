//! `corridor access agenda`: what is open, for the table at which people meet.

use super::report::operation;
use crate::desk::{facts_of, now};
use crate::exit::Status;
use crate::{disk, output};
use anyhow::{Context, bail};
use clap::Args;
use documents::access::agenda_html;
use movement::access::{Access, Agenda, Day, Label};
use serde_json::{Value, json};
use std::path::PathBuf;

const EXAMPLES: &str = "Examples:
  corridor access agenda camp-ledger
  corridor access agenda camp-ledger --with zone-command --out meeting

With --out it writes agenda.html, which prints with room to write. What corridor ask says of a plan belongs on the table beside it.";

/// Prints what is open with a party, or with all.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Meet {
    /// Folder of a ledger, or its ledger.db.
    ledger: PathBuf,
    /// The party that is met; without it everything that is open.
    #[arg(long, value_name = "PARTY")]
    with: Option<Label>,
    /// The day for which deadlines are told, UTC; without it today.
    #[arg(long, value_name = "DAY")]
    until: Option<Day>,
    /// Folder for agenda.html.
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
}

impl Meet {
    pub(super) fn run(self, json: bool) -> anyhow::Result<Status> {
        let store = facts_of(&self.ledger)?;
        let fold = store.folded()?;
        let access = &fold.state().access;
        let today = self.until.or_else(|| Day::of(now()));
        let today = today.context("this computer's clock shows no day -> set it, or say --until")?;
        if let Some(with) = self.with.as_ref().filter(|with| !access.parties.contains_key(with)) {
            bail!("no party {with} is known here -> name it first: corridor access party");
        }
        let agenda = access.agenda(self.with.as_ref(), today, now());
        if let Some(folder) = &self.out {
            let with = self.with.as_ref().map(|with| access.name_of(with));
            let page = agenda_html(operation(fold.facts()), access, &agenda, with.as_deref(), today);
            disk::write_all(folder, &[("agenda.html", page)], "choose a folder that can be written")?;
        }
        output::answer_either(json, || value(&agenda), || text(access, &agenda))?;
        Ok(Status::Done)
    }
}

fn text(access: &Access, agenda: &Agenda<'_>) -> String {
    if agenda.is_empty() {
        return "Nothing is open.".to_owned();
    }
    let requests = agenda.requests.iter().map(|open| {
        let (from, to) = (access.name_of(&open.asks.from), access.name_of(open.party));
        format!(
            "{}  {}, asked for by {from} of {to}: {}  ({})",
            open.asks.on, open.asks.topic, open.reply, open.label
        )
    });
    let agreements = agenda.agreements.iter().map(|open| {
        let missing = match open.missing.len() {
            0 => String::new(),
            clauses => format!("; {clauses} clauses of the list are not in it"),
        };
        format!("agreement {}: {}{missing}", open.label, open.state)
    });
    let windows = agenda
        .windows
        .iter()
        .map(|(label, state)| format!("window {label}: {state}"));
    let events = agenda.events.iter().map(|(label, event)| {
        let by = access.name_of(&event.told_by);
        format!(
            "{}  {} at {}, as {by} tells it  ({label})",
            event.from, event.kind, event.place
        )
    });
    requests
        .chain(agreements)
        .chain(windows)
        .chain(events)
        .collect::<Vec<_>>()
        .join("\n")
}

fn value(agenda: &Agenda<'_>) -> Value {
    let requests = agenda
        .requests
        .iter()
        .map(|open| json!({ "request": open.label, "party": open.party, "state": open.reply.to_string() }));
    let agreements = agenda.agreements.iter().map(|open| {
        let missing: Vec<&str> = open.missing.iter().map(|kind| kind.code()).collect();
        json!({ "agreement": open.label, "state": open.state.to_string(), "missing": missing })
    });
    let windows = agenda
        .windows
        .iter()
        .map(|(label, state)| json!({ "window": label, "state": state.to_string() }));
    let events = agenda
        .events
        .iter()
        .map(|(label, event)| json!({ "event": label, "kind": event.kind, "from": event.from }));
    json!({
        "requests": requests.collect::<Vec<_>>(), "agreements": agreements.collect::<Vec<_>>(),
        "windows": windows.collect::<Vec<_>>(), "events": events.collect::<Vec<_>>(),
    })
}
