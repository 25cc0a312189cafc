//! The facts of each device by number. A device has one history; where it has two, its key is in two places or it was set back
//! to an older copy, and people must know.

use super::{AuthorId, Conflict, FactId};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Histories of all devices, also of those whose facts do not count.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Histories {
    /// By number; of two facts with one number the one with the smaller id.
    facts: BTreeMap<AuthorId, BTreeMap<u64, FactId>>,
    /// Facts of one device with one number.
    twice: BTreeMap<(AuthorId, u64), BTreeSet<FactId>>,
}

impl Histories {
    /// Takes in the number of a fact, also of one that does not count.
    pub(super) fn add(&mut self, author: AuthorId, seq: u64, id: FactId) {
        let known = self.facts.entry(author).or_default().entry(seq).or_insert(id);
        if *known != id {
            let twice = self.twice.entry((author, seq)).or_default();
            twice.extend([*known, id]);
            *known = (*known).min(id);
        }
    }

    /// Returns number and id of the last fact of a device that is known here.
    pub fn last_of(&self, device: AuthorId) -> Option<(u64, FactId)> {
        let facts = self.facts.get(&device)?;
        facts.last_key_value().map(|(seq, id)| (*seq, *id))
    }

    /// Returns each device with two histories once, with the facts where they part.
    pub(super) fn conflicts(&self) -> impl Iterator<Item = Conflict> {
        let mut before = None;
        self.twice.iter().filter_map(move |((device, seq), facts)| {
            let first = before.replace(*device) != Some(*device);
            first.then(|| Conflict::TwoHistories {
                device: *device,
                from: *seq,
                facts: facts.iter().copied().collect(),
            })
        })
    }
}
