//! Access, promises: silence follows from the calendar and from nothing else; a window is open only while everybody who must sign stands by
//! the text that stands, and nobody shut it, in whatever order and however apart things were recorded.
#![allow(clippy::unwrap_used)]

mod agenda;
mod report;
mod requests;
mod windows;

use super::*;
use crate::ledger::{FactId, Timestamp};

const NOW: Timestamp = Timestamp(1_700_000_000_000);

fn label(text: &str) -> Label {
    text.parse().unwrap()
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn source() -> String {
    "letter 1".to_owned()
}

/// A desk that knows some facts and draws ids of its own.
#[derive(Clone)]
struct Desk {
    access: Access,
    facts: Vec<(FactId, Said, Vec<FactId>)>,
    number: u8,
}

impl Desk {
    fn new() -> Self {
        let mut desk = Self {
            access: Access::default(),
            facts: Vec::new(),
            number: 0,
        };
        for party in ["aid", "camp", "zone"] {
            let name = party.to_uppercase();
            desk.say(Said::PartyNamed {
                party: label(party),
                name,
            })
            .unwrap();
        }
        desk
    }

    fn say(&mut self, said: Said) -> Result<FactId, NotSaid> {
        let refs = self.access.may(&said, NOW)?;
        let mut id = [self.number; 32];
        id[0] = self.facts.len() as u8;
        let id = FactId(id);
        self.access.add(id, &said, &refs);
        self.facts.push((id, said, refs));
        Ok(id)
    }

    /// The facts of both, folded from the end.
    fn with(&self, other: &Self) -> Access {
        let mut both: Vec<_> = self.facts.iter().chain(&other.facts).collect();
        both.sort_by_key(|(id, ..)| *id);
        both.dedup_by_key(|(id, ..)| *id);
        let mut access = Access::default();
        for (id, said, refs) in both.into_iter().rev() {
            access.add(*id, said, refs);
        }
        access
    }
}
