//! `corridor log`: every fact of a ledger, in the order in which each was recorded in knowledge of the others.

use crate::desk::facts_of;
use crate::exit::Status;
use crate::output;
use clap::Args;
use movement::ledger::{Fact, FactId, State};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

const EXAMPLES: &str = "Examples:
  corridor log camp-ledger
  corridor log camp-ledger --json

Times are those of the device that recorded a fact. A fact that does not count is marked, with the reason. What was recorded about a
person is told by corridor show, of one at a time.";

/// Shows the facts of the ledger in FOLDER.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Log {
    /// Folder of a ledger, or its ledger.db.
    folder: PathBuf,
    /// Answer in JSON.
    #[arg(long)]
    pub json: bool,
}

impl Log {
    /// Prints them, one a line.
    pub fn run(self) -> anyhow::Result<Status> {
        let store = facts_of(&self.folder)?;
        let facts = store.facts()?;
        let state = State::of(store.ledger(), &facts);
        let lines: Vec<Value> = in_order(&facts)
            .into_iter()
            .map(|id| line(id, &facts[&id], &state))
            .collect();
        let text = || lines.iter().map(row).collect::<Vec<_>>().join("\n");
        output::answer_either(self.json, || json!({ "facts": lines }), text)?;
        Ok(Status::Done)
    }
}

/// Returns facts after those they cite and follow, then by their clocks' time, then by id.
fn in_order(facts: &BTreeMap<FactId, Fact>) -> Vec<FactId> {
    let mut waiting: BTreeSet<(i64, FactId)> = BTreeSet::new();
    let before = |fact: &Fact| -> BTreeSet<FactId> {
        let cited = fact.refs.iter().chain(&fact.prev).copied();
        cited.filter(|id| facts.contains_key(id)).collect()
    };
    let mut left: BTreeMap<FactId, BTreeSet<FactId>> = facts.iter().map(|(id, fact)| (*id, before(fact))).collect();
    let mut after: BTreeMap<FactId, Vec<FactId>> = BTreeMap::new();
    for (id, before) in &left {
        before
            .iter()
            .for_each(|earlier| after.entry(*earlier).or_default().push(*id));
    }
    waiting.extend(
        left.iter()
            .filter(|(_, before)| before.is_empty())
            .map(|(id, _)| (facts[id].at.0, *id)),
    );
    let mut order = Vec::with_capacity(facts.len());
    while let Some((_, id)) = waiting.pop_first() {
        order.push(id);
        for next in after.remove(&id).into_iter().flatten() {
            if let Some(before) = left.get_mut(&next) {
                before.remove(&id);
                if before.is_empty() {
                    waiting.insert((facts[&next].at.0, next));
                }
            }
        }
    }
    order
}

fn line(id: FactId, fact: &Fact, state: &State) -> Value {
    json!({
        "id": id.to_string(),
        "author": fact.author.to_string(),
        "seq": fact.seq,
        "site": fact.site,
        "at": fact.at.0,
        "says": fact.body.to_string(),
        "refs": fact.refs.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "set_aside": state.set_aside.get(&id).map(ToString::to_string),
    })
}

fn row(line: &Value) -> String {
    let short = |key: &str| {
        line[key]
            .as_str()
            .unwrap_or_default()
            .chars()
            .take(8)
            .collect::<String>()
    };
    let aside = line["set_aside"].as_str().map(|why| format!("  [set aside: {why}]"));
    format!(
        "{}  {} {:>4}  {}  {}{}",
        short("id"),
        short("author"),
        line["seq"],
        line["site"].as_str().unwrap_or_default(),
        line["says"].as_str().unwrap_or_default(),
        aside.unwrap_or_default()
    )
}
