//! Facts in memory: for tests and rehearsals, and the model the other stores are held to.

use crate::{Numbers, Read, Received, Store, StoreError, Taken, gone, read};
use envelope::Signed;
use movement::ledger::{Fact, FactId, LedgerId};
use std::collections::BTreeMap;

/// A store that forgets when the program ends.
#[derive(Clone, Debug)]
pub struct Memory {
    ledger: LedgerId,
    facts: BTreeMap<FactId, Signed>,
    numbers: Numbers,
    quarantine: BTreeMap<Vec<u8>, String>,
    received: Received,
}

impl Memory {
    /// Returns an empty store for a ledger.
    pub fn new(ledger: LedgerId) -> Self {
        Self {
            ledger,
            facts: BTreeMap::new(),
            numbers: Numbers::new(),
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
                self.numbers.entry(fact.author).or_default().insert((fact.seq, id));
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

    fn numbers(&self) -> Result<Numbers, StoreError> {
        Ok(self.numbers.clone())
    }

    fn envelopes(&self, ids: &[FactId]) -> Result<Vec<Vec<u8>>, StoreError> {
        let envelope = |id: &FactId| self.facts.get(id).map(|signed| signed.bytes.clone());
        ids.iter().map(|id| envelope(id).ok_or_else(|| gone(*id))).collect()
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
