//! Facts that replace each other: what none of the others cites stands. Where two desks did not know of each other, both stand.

use crate::ledger::{FactId, uncited};
use serde::Serialize;
use std::collections::BTreeMap;

/// What facts said of one thing, each with what it cites.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Heads<T> {
    facts: BTreeMap<FactId, (T, Vec<FactId>)>,
}

impl<T> Default for Heads<T> {
    fn default() -> Self {
        Self { facts: BTreeMap::new() }
    }
}

impl<T> Heads<T> {
    /// Takes in what a fact says.
    pub(super) fn add(&mut self, id: FactId, said: T, refs: &[FactId]) {
        self.facts.insert(id, (said, refs.to_vec()));
    }

    /// Returns what stands, by the facts that say so, in order.
    pub fn standing(&self) -> Vec<(FactId, &T)> {
        let ids = self.ids().into_iter();
        ids.map(|id| (id, &self.facts[&id].0)).collect()
    }

    /// Returns what stands, the same said twice by desks that did not know of each other only once.
    pub fn distinct(&self) -> Vec<(FactId, &T)>
    where
        T: PartialEq,
    {
        let mut distinct: Vec<(FactId, &T)> = Vec::new();
        for (id, said) in self.standing() {
            if distinct.iter().all(|(_, known)| *known != said) {
                distinct.push((id, said));
            }
        }
        distinct
    }

    /// Returns the facts that stand: what another one must cite to replace them.
    pub fn ids(&self) -> Vec<FactId> {
        uncited(self.facts.iter().map(|(id, (_, refs))| (*id, refs)))
    }

    /// Returns what stands, where it is one; of several the one with the smallest id, wherever they meet.
    pub fn first(&self) -> Option<(FactId, &T)> {
        self.standing().into_iter().next()
    }

    /// Returns what was said by a fact, whether it stands or not.
    pub fn said(&self, id: FactId) -> Option<&T> {
        self.facts.get(&id).map(|(said, _)| said)
    }

    /// Returns everything that was ever said, by fact.
    pub fn all(&self) -> impl Iterator<Item = (FactId, &T)> {
        self.facts.iter().map(|(id, (said, _))| (*id, said))
    }
}
