//! Consent of one person for one purpose, from all that was ever said.
//!
//! A withdrawal ends every consent that does not know of it, earlier, later by some clock, or given elsewhere at the same time.
//! Only a consent given in the knowledge of the withdrawal is good again: one that cites it, or cites what cites it.

use super::fact::{cited_by, uncited};
use super::{Body, Fact, FactId, Hearing, Signer, Timestamp};
use litemap::LiteMap;
use serde::Serialize;
use std::collections::BTreeSet;

/// A consent that was given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Given {
    /// Who said so.
    pub by: Signer,
    /// Until when it holds.
    pub expires: Timestamp,
    /// How it was asked.
    pub hearing: Hearing,
    refs: Vec<FactId>,
}

/// All that was said for one person and purpose.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ConsentRecord {
    given: LiteMap<FactId, Given>,
    /// Withdrawals, with what they cite.
    withdrawn: LiteMap<FactId, Vec<FactId>>,
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

impl ConsentStatus {
    /// Returns where a person stands of whom two records say this and that: a no of either holds, a yes that is missing is missing for both, and a
    /// yes of both ends with the one that ends first. The fact of a yes is that of `self`.
    pub(super) fn safer(self, other: Self) -> Self {
        match (self, other) {
            (Self::Withdrawn { mut facts }, Self::Withdrawn { facts: more }) => {
                facts.extend(more);
                facts.sort_unstable();
                Self::Withdrawn { facts }
            }
            (Self::InForce { fact, expires }, Self::InForce { expires: other, .. }) => Self::InForce {
                fact,
                expires: expires.min(other),
            },
            (one, other) => {
                if other.caution() > one.caution() {
                    other
                } else {
                    one
                }
            }
        }
    }

    /// Returns how much a status holds somebody back.
    fn caution(&self) -> u8 {
        match self {
            Self::InForce { .. } => 0,
            Self::Expired { .. } => 1,
            Self::NeverAsked => 2,
            Self::Withdrawn { .. } => 3,
        }
    }
}

impl ConsentRecord {
    /// Takes in what a fact says of this person and purpose.
    pub(super) fn add(&mut self, id: FactId, fact: &Fact) {
        match &fact.body {
            Body::ConsentGiven {
                by, expires, hearing, ..
            } => {
                let given = Given {
                    by: *by,
                    expires: *expires,
                    hearing: hearing.clone(),
                    refs: fact.refs.clone(),
                };
                self.given.insert(id, given);
            }
            Body::ConsentWithdrawn { .. } => {
                self.withdrawn.insert(id, fact.refs.clone());
            }
            _ => {}
        }
    }

    /// Returns where the consent stands, of those given by somebody who `may`.
    pub fn status(&self, now: Timestamp, may: impl Fn(&Signer) -> bool) -> ConsentStatus {
        let good = self.good(may).map(|(id, given)| (given.expires, id));
        match good.max() {
            Some((expires, fact)) if now < expires => ConsentStatus::InForce { fact, expires },
            Some((_, fact)) => ConsentStatus::Expired { fact },
            None if self.withdrawn.is_empty() => ConsentStatus::NeverAsked,
            None => ConsentStatus::Withdrawn { facts: self.open() },
        }
    }

    /// Returns how each consent was asked that holds now, of those given by somebody who `may`.
    pub fn hearings(&self, now: Timestamp, may: impl Fn(&Signer) -> bool) -> impl Iterator<Item = &Hearing> {
        let in_force = self.good(may).filter(move |(_, given)| now < given.expires);
        in_force.map(|(_, given)| &given.hearing)
    }

    /// Returns the consents that know of every withdrawal.
    fn good(&self, may: impl Fn(&Signer) -> bool) -> impl Iterator<Item = (FactId, &Given)> {
        let good = self.given.iter().filter(move |(id, given)| {
            let known = self.known_to(**id);
            may(&given.by) && self.withdrawn.keys().all(|no| known.contains(no))
        });
        good.map(|(id, given)| (*id, given))
    }

    /// Returns how a consent was asked.
    pub fn hearing(&self, consent: FactId) -> Option<&Hearing> {
        self.given.get(&consent).map(|given| &given.hearing)
    }

    /// Returns what no other fact of this person and purpose cites: what one recorded now must cite.
    pub fn heads(&self) -> Vec<FactId> {
        let given = self.given.iter().map(|(id, given)| (*id, &given.refs));
        uncited(given.chain(self.withdrawn.iter().map(|(id, refs)| (*id, refs))))
    }

    /// Returns withdrawals that no consent knows of, or else all.
    fn open(&self) -> Vec<FactId> {
        let answered: BTreeSet<FactId> = self.given.keys().flat_map(|id| self.known_to(*id)).collect();
        let all = || self.withdrawn.keys().copied();
        let open: Vec<FactId> = all().filter(|id| !answered.contains(id)).collect();
        if open.is_empty() { all().collect() } else { open }
    }

    /// Returns the facts of this person and purpose that a consent cites, itself or by those it cites.
    fn known_to(&self, consent: FactId) -> BTreeSet<FactId> {
        let given = |id: &FactId| self.given.get(id).map(|given| &given.refs);
        cited_by(consent, |id| given(id).or(self.withdrawn.get(id)))
    }
}
