//! Consent of one person for one purpose, from all that was ever said.
//!
//! A withdrawal ends every consent that does not cite it, earlier, later by some clock, or given elsewhere at the same time.
//! Only a consent given in the knowledge of the withdrawal, and so citing it, is good again.

use super::{Body, Fact, FactId, Signer, Timestamp};
use std::collections::{BTreeMap, BTreeSet};

/// A consent that was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// Who said so.
    pub by: Signer,
    /// Until when it holds.
    pub expires: Timestamp,
    refs: Vec<FactId>,
}

/// All that was said for one person and purpose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConsentRecord {
    given: BTreeMap<FactId, Given>,
    withdrawn: BTreeSet<FactId>,
}

/// Where a consent stands at a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConsentStatus {
    /// Nobody ever said yes, nor no. Silence is a no.
    NeverAsked,
    /// Somebody said yes, and it holds.
    InForce {
        /// The fact; of several that which holds longest.
        fact: FactId,
        /// Until when.
        expires: Timestamp,
    },
    /// It held, and its time has passed: ask again.
    Expired {
        /// The fact that held longest.
        fact: FactId,
    },
    /// Withdrawn.
    Withdrawn {
        /// The withdrawals that no consent answers, or all of them where each consent misses another one.
        facts: Vec<FactId>,
    },
}

impl ConsentRecord {
    /// Takes in what a fact says of this person and purpose.
    pub(super) fn add(&mut self, id: FactId, fact: &Fact) {
        match &fact.body {
            Body::ConsentGiven { by, expires, .. } => {
                let given = Given {
                    by: *by,
                    expires: *expires,
                    refs: fact.refs.clone(),
                };
                self.given.insert(id, given);
            }
            Body::ConsentWithdrawn { .. } => {
                self.withdrawn.insert(id);
            }
            _ => {}
        }
    }

    /// Returns where the consent stands, of those given by somebody who `may`.
    pub fn status(&self, now: Timestamp, may: impl Fn(&Signer) -> bool) -> ConsentStatus {
        let good = |(id, given): (&FactId, &Given)| {
            let answers = self.answered(*id);
            (may(&given.by) && self.withdrawn.is_subset(&answers)).then_some((given.expires, *id))
        };
        match self.given.iter().filter_map(good).max() {
            Some((expires, fact)) if now < expires => ConsentStatus::InForce { fact, expires },
            Some((_, fact)) => ConsentStatus::Expired { fact },
            None if self.withdrawn.is_empty() => ConsentStatus::NeverAsked,
            None => ConsentStatus::Withdrawn { facts: self.open() },
        }
    }

    /// Returns what a consent given now must cite: everything said before.
    pub fn heads(&self) -> Vec<FactId> {
        self.given.keys().chain(&self.withdrawn).copied().collect()
    }

    /// Returns withdrawals that no consent cites, or else all.
    fn open(&self) -> Vec<FactId> {
        let answered: BTreeSet<FactId> = self.given.keys().flat_map(|id| self.answered(*id)).collect();
        let open: Vec<FactId> = self.withdrawn.difference(&answered).copied().collect();
        if open.is_empty() {
            self.withdrawn.iter().copied().collect()
        } else {
            open
        }
    }

    /// Returns the withdrawals that a consent cites, itself or by the consents it cites.
    fn answered(&self, consent: FactId) -> BTreeSet<FactId> {
        let mut answered = BTreeSet::new();
        let mut seen = BTreeSet::new();
        let mut next = vec![consent];
        while let Some(id) = next.pop() {
            let Some(given) = self.given.get(&id).filter(|_| seen.insert(id)) else {
                continue;
            };
            answered.extend(given.refs.iter().filter(|r| self.withdrawn.contains(r)));
            next.extend(&given.refs);
        }
        answered
    }
}
