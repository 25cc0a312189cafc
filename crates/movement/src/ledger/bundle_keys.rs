//! The keys that bundles for devices are sealed to, as the devices said them.

use super::{AuthorId, Body, BundleKey, Fact, FactId};
use serde::Serialize;
use std::collections::BTreeMap;

/// The last key that each device said: the one with the largest number, and of two with one number that with the larger id.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct BundleKeys {
    last: BTreeMap<AuthorId, (u64, FactId, BundleKey)>,
}

impl BundleKeys {
    /// Takes in what a fact says of its author's key.
    pub(super) fn add(&mut self, id: FactId, fact: &Fact) {
        if let Body::BundleKeySet { key } = &fact.body {
            let said = (fact.seq, id, *key);
            let last = self.last.entry(fact.author).or_insert(said);
            *last = said.max(*last);
        }
    }

    /// Returns the key of a device.
    pub(super) fn of(&self, device: AuthorId) -> Option<BundleKey> {
        self.last.get(&device).map(|(_, _, key)| *key)
    }
}
