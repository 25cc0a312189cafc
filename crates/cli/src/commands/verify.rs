//! `corridor verify`: proves a log with this program alone: every signature, every chain, every count.

use crate::desk::facts_of;
use crate::exit::Status;
use crate::output;
use clap::Args;
use envelope::StateDigest;
use movement::ledger::{AuthorId, Fact, FactId, State};
use serde_json::json;
use std::collections::BTreeMap;
use std::path::PathBuf;

const EXAMPLES: &str = "Examples:
  corridor verify camp-ledger
  corridor verify copy-of/ledger.db --json

The long number is one digest of what the facts say: two devices that were told the same have the same.
The file is only read. Exit status 1 when a chain has a gap, or a device has two histories: each is named.";

/// Reads every fact of a ledger anew and says whether the log is whole.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Verify {
    /// Folder of a ledger, or its ledger.db.
    ledger: PathBuf,
    /// Answer in JSON.
    #[arg(long)]
    pub json: bool,
}

impl Verify {
    /// Prints what it found.
    pub fn run(self) -> anyhow::Result<Status> {
        let store = facts_of(&self.ledger)?;
        // Reading a fact checks its bytes, its signature and its id.
        let facts = store.facts()?;
        let mut found = chains(&facts);
        found.sort();
        let received = store.received()?;
        if received.accepted != facts.len() as u64 {
            found.push(format!(
                "{} facts were accepted and {} are here",
                received.accepted,
                facts.len()
            ));
        }
        let state = State::of(store.ledger(), &facts);
        let (counting, digest) = (facts.len() - state.set_aside.len(), StateDigest::of(&state));
        let whole = found.is_empty();
        let text = || {
            let lines = found.iter().map(|line| format!("\n  {line}")).collect::<String>();
            let verdict = if whole {
                "The log is whole."
            } else {
                "The log is not whole:"
            };
            format!(
                "{} facts, each signed by its author; {counting} count.\nWhat they say: {digest}\n{verdict}{lines}",
                facts.len()
            )
        };
        output::answer_either(
            self.json,
            || json!({ "facts": facts.len(), "count": counting, "state": digest.to_string(), "whole": whole, "found": found }),
            text,
        )?;
        Ok(if whole { Status::Done } else { Status::RuleBroken })
    }
}

/// Returns what is wrong with the chains of the authors.
fn chains(facts: &BTreeMap<FactId, Fact>) -> Vec<String> {
    let mut by_author: BTreeMap<AuthorId, BTreeMap<u64, Vec<FactId>>> = BTreeMap::new();
    for (id, fact) in facts {
        by_author
            .entry(fact.author)
            .or_default()
            .entry(fact.seq)
            .or_default()
            .push(*id);
    }
    let mut found = Vec::new();
    for (author, numbers) in &by_author {
        for (expected, (seq, ids)) in (0..).zip(numbers) {
            if *seq != expected {
                found.push(format!("device {author}: fact {expected} is missing"));
                break;
            }
            if ids.len() > 1 {
                found.push(format!("device {author} has two histories from its fact {seq} on"));
            }
            let follows = |id: &FactId| {
                let prev = facts[id].prev;
                prev.is_none_or(|prev| {
                    facts
                        .get(&prev)
                        .is_some_and(|p| p.author == *author && p.seq + 1 == *seq)
                })
            };
            found.extend(
                ids.iter()
                    .filter(|id| !follows(id))
                    .map(|id| format!("fact {id} follows no fact of its device")),
            );
        }
    }
    found
}
