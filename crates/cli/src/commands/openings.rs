//! `corridor openings`: who opened what is sealed of a household, for the household to see.

use crate::desk::{facts_of, state};
use crate::exit::Status;
use crate::output;
use anyhow::bail;
use clap::Args;
use movement::ledger::{FactId, HouseholdId, Opening, SealedRecord};
use serde_json::{Value, json};
use std::path::PathBuf;

const EXAMPLES: &str = "Examples:
  corridor openings camp-ledger 00000000000000000000000000000000
  corridor openings camp-ledger 00000000000000000000000000000000 --json

As far as is known here: merge the custodians' desks first. Nothing is opened for it.";

/// Shows every opening of a HOUSEHOLD's sealed records that the ledger in FOLDER knows.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Openings {
    /// Folder of a ledger, or its ledger.db.
    folder: PathBuf,
    /// The household, by its whole id.
    household: HouseholdId,
    /// Answer in JSON.
    #[arg(long)]
    pub json: bool,
}

impl Openings {
    /// Prints them.
    pub fn run(self) -> anyhow::Result<Status> {
        let state = state(&*facts_of(&self.folder)?)?;
        if !state.population.households.contains_key(&self.household) {
            bail!(
                "{} is no household here -> check the id, or take in what others recorded",
                self.household
            )
        }
        let record = state
            .custody
            .households
            .get(&self.household)
            .cloned()
            .unwrap_or_default();
        let mut openings: Vec<(&FactId, &Opening)> = record.openings.iter().collect();
        openings.sort_by_key(|(fact, opening)| (opening.at, **fact));
        output::answer_either(self.json, || answer(&record, &openings), || text(&record, &openings))?;
        Ok(Status::Done)
    }
}

fn answer(record: &SealedRecord, openings: &[(&FactId, &Opening)]) -> Value {
    let openings = openings.iter().map(|(fact, opening)| {
        json!({
            "fact": fact.to_string(),
            "device": opening.author.to_string(),
            "site": opening.site,
            "at": opening.at.0,
            "reason": opening.reason,
            "custodians": opening.custodians.iter().map(ToString::to_string).collect::<Vec<_>>(),
        })
    });
    json!({
        "records": record.blobs.len(),
        "erased": !record.erased.is_empty(),
        "openings": openings.collect::<Vec<_>>(),
    })
}

fn text(record: &SealedRecord, openings: &[(&FactId, &Opening)]) -> String {
    let mut lines = vec![match record.erased.is_empty() {
        true => format!(
            "{} records sealed, opened {} times.",
            record.blobs.len(),
            openings.len()
        ),
        false => format!("Erased; opened {} times before.", openings.len()),
    }];
    lines.extend(openings.iter().map(|(fact, opening)| {
        let custodians: Vec<String> = opening.custodians.iter().map(|id| short(&id.to_string())).collect();
        format!(
            "{}  {}  {}  {}, by custodians {} at device {}",
            short(&fact.to_string()),
            opening.at.0,
            opening.site,
            opening.reason,
            custodians.join(" and "),
            short(&opening.author.to_string()),
        )
    }));
    lines.join("\n")
}

fn short(id: &str) -> String {
    id.chars().take(8).collect()
}
