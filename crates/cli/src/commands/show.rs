//! `corridor show`: what the ledger says of a person or a household.

use crate::desk::{facts_of, now, state};
use crate::exit::Status;
use crate::output;
use anyhow::bail;
use clap::Args;
use movement::ledger::{ConsentStatus, HouseholdId, PersonId, Purpose, State};
use serde_json::{Value, json};
use std::path::PathBuf;

const EXAMPLES: &str = "Examples:
  corridor show camp-ledger 00000000000000000000000000000000   a person or a household
  corridor show camp-ledger 00000000000000000000000000000000 --json

Found by the whole id only: there is no list and no search.";

/// The rows for people, in their order.
const ROWS: [&str; 12] = [
    "person",
    "household",
    "tokens",
    "persons",
    "registered",
    "needs",
    "same as",
    "counted by",
    "consents",
    "heard",
    "exception",
    "aboard",
];

/// Shows what the ledger in FOLDER says of one person or household.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Show {
    /// Folder of a ledger, or its ledger.db.
    folder: PathBuf,
    /// The person or the household.
    id: PersonId,
    /// Answer in JSON.
    #[arg(long)]
    pub json: bool,
}

impl Show {
    /// Prints it.
    pub fn run(self) -> anyhow::Result<Status> {
        let state = state(&*facts_of(&self.folder)?)?;
        let said = person(&state, self.id).or_else(|| household(&state, HouseholdId(self.id.0)));
        let Some(said) = said else {
            bail!(
                "{} is no person and no household here -> check the id, or take in what others recorded",
                self.id
            )
        };
        let text = || {
            let rows = ROWS.iter().filter(|row| !said[**row].is_null());
            rows.map(|row| format!("{row}: {}", words(&said[*row])))
                .collect::<Vec<_>>()
                .join("\n")
        };
        output::answer_either(self.json, || said.clone(), text)?;
        Ok(Status::Done)
    }
}

fn words(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) if items.is_empty() => "none".to_owned(),
        Value::Array(items) => items.iter().map(words).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

fn person(state: &State, person: PersonId) -> Option<Value> {
    let record = state.population.persons.get(&person)?;
    let registered = record
        .registered
        .keys()
        .map(|(household, standing)| format!("household {household}, {standing}"));
    let others = state
        .consents
        .keys()
        .filter(|(of, purpose)| *of == person && *purpose != Purpose::Move);
    let consents = std::iter::once(&Purpose::Move).chain(others.map(|(_, purpose)| purpose));
    let consents = consents.map(|purpose| format!("{purpose}: {}", state.consent(person, purpose, now())));
    let aboard = state.aboard(person);
    let mut same = state.duplicates.group(person);
    same.remove(&person);
    Some(json!({
        "person": person.to_string(),
        "registered": registered.collect::<Vec<_>>(),
        "needs": state.needs(person).iter().map(ToString::to_string).collect::<Vec<_>>(),
        "same as": same.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "counted by": (!same.is_empty()).then(|| {
            let record = state.record_of(person);
            record.map_or("unclear: see corridor conflicts".to_owned(), |record| record.to_string())
        }),
        "consents": consents.collect::<Vec<_>>(),
        "heard": heard(state, person),
        "exception": state.exception(person, now()).map(|(fact, one)| format!("{}: {fact}", one.ground)),
        "aboard": aboard.values().map(ToString::to_string).collect::<Vec<_>>(),
    }))
}

/// Returns in which language each consent in force was asked, whether alone, and what was told before.
fn heard(state: &State, person: PersonId) -> Vec<String> {
    let records = state.consents.iter().filter(|((of, _), _)| *of == person);
    let heard = records.filter_map(|((_, purpose), record)| {
        let ConsentStatus::InForce { fact, .. } = state.consent(person, purpose, now()) else {
            return None;
        };
        let hearing = record.hearing(fact)?;
        let alone = if hearing.alone { "alone" } else { "not alone" };
        Some(format!(
            "{purpose}: in {}, {alone}, told {}",
            hearing.language,
            hearing.told.join(" ")
        ))
    });
    heard.collect()
}

fn household(state: &State, household: HouseholdId) -> Option<Value> {
    let record = state.population.households.get(&household)?;
    Some(json!({
        "household": household.to_string(),
        "tokens": record.tokens.keys().collect::<Vec<_>>(),
        "persons": record.persons.iter().map(ToString::to_string).collect::<Vec<_>>(),
    }))
}
