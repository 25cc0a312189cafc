//! `corridor access report`: requests, answers, silences, days lost and accounts, as a page that prints and as a table.

use crate::desk::{facts_of, now};
use crate::exit::Status;
use crate::{disk, output};
use anyhow::Context;
use clap::Args;
use documents::access::{csv, html};
use movement::access::{Day, Reply};
use movement::ledger::{Body, Fact, FactId, State};
use movement::small_cells::FEWEST;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::PathBuf;

const EXAMPLES: &str = "Examples:
  corridor access report camp-ledger
  corridor access report camp-ledger --until 2019-09-30 --out access-report

With --out it writes access.html, which prints, and access.csv with a row of HXL tags. Who is right is on no line of it.";

/// Prints what was asked, what came, and what it cost in days.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Report {
    /// Folder of a ledger, or its ledger.db.
    ledger: PathBuf,
    /// The day for which deadlines and days are told, UTC; without it today.
    #[arg(long, value_name = "DAY")]
    until: Option<Day>,
    /// Folder for access.html and access.csv.
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
}

impl Report {
    pub(super) fn run(self, json: bool) -> anyhow::Result<Status> {
        let store = facts_of(&self.ledger)?;
        let fold = store.folded()?;
        let state = fold.state();
        let today = self.until.or_else(|| Day::of(now()));
        let today = today.context("this computer's clock shows no day -> set it, or say --until")?;
        let access = &state.access;
        let report = access.report(today);
        if let Some(folder) = &self.out {
            let operation = operation(fold.facts());
            let files = [
                ("access.html", html(operation, access, &report, now())),
                ("access.csv", csv(access, &report)),
            ];
            disk::write_all(folder, &files, "choose a folder that can be written")?;
        }
        output::answer_either(
            json,
            || value(state, &report),
            || text(state, &report, self.out.as_deref()),
        )?;
        Ok(Status::Done)
    }
}

pub(super) fn operation(facts: &BTreeMap<FactId, Fact>) -> &str {
    let opened = facts.values().find_map(|fact| match &fact.body {
        Body::LedgerOpened { operation } => Some(operation.as_str()),
        _ => None,
    });
    opened.unwrap_or("an operation")
}

fn text(state: &State, report: &movement::access::Report<'_>, out: Option<&std::path::Path>) -> String {
    let access = &state.access;
    let mut lines = Vec::new();
    for line in &report.requests {
        let asks = line.asks;
        lines.push(format!(
            "{}  {}, asked for by {}  ({})",
            asks.on,
            asks.topic,
            access.name_of(&asks.from),
            line.label
        ));
        lines.extend(
            line.asked
                .iter()
                .map(|asked| format!("            {}: {}", access.name_of(&asked.party), asked.reply)),
        );
    }
    for line in &report.events {
        for told in &line.told {
            let days = told.span().days(report.today);
            let lasts = if told.until.is_some() { "" } else { ", not over" };
            lines.push(format!(
                "{}  {} at {}, as {} tells it: {days} days{lasts}  ({})",
                told.from,
                told.kind,
                told.place,
                access.name_of(&told.told_by),
                line.label
            ));
        }
    }
    lines.push(format!(
        "Days lost: {} ({} waited in vain, {} with something in the way; each day once).",
        report.days_lost, report.days_waited, report.all.days
    ));
    let single = report.requests.iter().filter(|line| line.sources.len() == 1).count()
        + report.events.iter().filter(|line| line.sources.len() == 1).count();
    lines.push(format!(
        "On one source only: {single} of {}.",
        report.requests.len() + report.events.len()
    ));
    lines.extend(out.map(|out| format!("Written: access.html and access.csv in {}", out.display())));
    lines.join("\n")
}

fn value(state: &State, report: &movement::access::Report<'_>) -> Value {
    let requests = report.requests.iter().map(|line| {
        let asked = line.asked.iter().map(|asked| {
            json!({
                "party": asked.party, "state": asked.reply.to_string(), "silent": matches!(asked.reply, Reply::Silent { .. }),
                "days_waited": asked.waited.map_or(0, |span| span.days(report.today)),
            })
        });
        json!({ "request": line.label, "on": line.asks.on, "asked": asked.collect::<Vec<_>>(), "accounts": line.accounts.len(), "sources": line.sources })
    });
    let events = report.events.iter().map(|line| {
        let told = line.told.iter().map(|told| json!({ "kind": told.kind, "from": told.from, "days": told.span().days(report.today), "people": told.people.filter(|people| *people >= FEWEST) }));
        json!({ "event": line.label, "told": told.collect::<Vec<_>>(), "accounts": line.accounts.len(), "sources": line.sources })
    });
    json!({
        "until": report.today, "parties": state.access.parties.len(),
        "requests": requests.collect::<Vec<_>>(), "events": events.collect::<Vec<_>>(),
        "days_lost": report.days_lost, "days_waited": report.days_waited, "days_hindered": report.all.days,
    })
}
