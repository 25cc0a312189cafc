//! Facts in memory: for tests and rehearsals, and the model the other stores are held to.

use crate::{Read, Received, Store, StoreError, Taken, Vector, read, without_gap};
use envelope::Signed;
use movement::ledger::{AuthorId, Fact, FactId, LedgerId};
use std::collections::{BTreeMap, BTreeSet};

/// A store that forgets when the program ends.
#[derive(Clone, Debug)]
pub struct Memory {
    ledger: LedgerId,
    facts: BTreeMap<FactId, Signed>,
    by_author: BTreeMap<AuthorId, BTreeSet<(u64, FactId)>>,
    quarantine: BTreeMap<Vec<u8>, String>,
    received: Received,
}

impl Memory {
    /// Returns an empty store for a ledger.
    pub fn new(ledger: LedgerId) -> Self {
        Self {
            ledger,
            facts: BTreeMap::new(),
            by_author: BTreeMap::new(),
            quarantine: BTreeMap::new(),
            received: Received::default(),
        }
    }

    fn take(&mut self, one: Read) -> Taken {
        self.received.all += 1;
        match one {
            Read::Fact(signed) if self.facts.contains_key(&signed.id) => {
                self.received.duplicate += 1;
                Taken::Duplicate(signed.id)
            }
            Read::Fact(signed) => {
                self.received.accepted += 1;
                let (id, fact) = (signed.id, &signed.fact);
                self.by_author.entry(fact.author).or_default().insert((fact.seq, id));
                self.facts.insert(id, *signed);
                Taken::Accepted(id)
            }
            Read::Unfit(bytes, why) => {
                self.received.quarantined += 1;
                self.quarantine.insert(bytes, why.to_string());
                Taken::Quarantined(why)
            }
        }
    }
}

impl Store for Memory {
    fn ledger(&self) -> LedgerId {
        self.ledger
    }

    fn take_in(&mut self, received: &[Vec<u8>]) -> Result<Vec<Taken>, StoreError> {
        Ok(read(self.ledger, received)
            .into_iter()
            .map(|one| self.take(one))
            .collect())
    }

    fn find(&self, id: FactId) -> Result<Option<Signed>, StoreError> {
        Ok(self.facts.get(&id).cloned())
    }

    fn facts(&self) -> Result<BTreeMap<FactId, Fact>, StoreError> {
        Ok(self
            .facts
            .iter()
            .map(|(id, signed)| (*id, signed.fact.clone()))
            .collect())
    }

    fn vector(&self) -> Result<Vector, StoreError> {
        let known = |numbers: &BTreeSet<(u64, FactId)>| {
            let each: BTreeSet<u64> = numbers.iter().map(|(seq, _)| *seq).collect();
            without_gap(each.into_iter())
        };
        Ok(self
            .by_author
            .iter()
            .map(|(author, numbers)| (*author, known(numbers)))
            .collect())
    }

    fn beyond(&self, vector: &Vector) -> Result<Vec<Vec<u8>>, StoreError> {
        let lacks = |(author, numbers): (&AuthorId, &BTreeSet<(u64, FactId)>)| {
            let known = vector.get(author).copied().unwrap_or(0);
            let beyond = numbers.iter().filter(move |(seq, _)| *seq >= known);
            beyond.map(|(_, id)| self.facts[id].bytes.clone()).collect::<Vec<_>>()
        };
        Ok(self.by_author.iter().flat_map(lacks).collect())
    }

    fn quarantine(&self) -> Result<Vec<(Vec<u8>, String)>, StoreError> {
        Ok(self
            .quarantine
            .iter()
            .map(|(bytes, why)| (bytes.clone(), why.clone()))
            .collect())
    }

    fn received(&self) -> Result<Received, StoreError> {
        Ok(self.received)
    }
}
