//! Moving somebody who said neither yes nor no: proposed on one device and signed on another, so by two people. It never beats a no.

use super::{AuthorId, Body, Fact, FactId, Ground, Timestamp};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// A proposal to move somebody without a yes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Proposal {
    /// Why nobody says yes.
    pub ground: Ground,
    /// Until when it holds.
    pub expires: Timestamp,
    author: AuthorId,
}

/// All that was proposed and signed for one person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ExceptionRecord {
    proposals: BTreeMap<FactId, Proposal>,
    /// Who signed each proposal, known here or not.
    signed: BTreeMap<FactId, BTreeSet<AuthorId>>,
}

impl ExceptionRecord {
    /// Takes in what a fact says of this person.
    pub(super) fn add(&mut self, id: FactId, fact: &Fact) {
        match &fact.body {
            Body::ExceptionProposed { ground, expires, .. } => {
                let proposal = Proposal {
                    ground: *ground,
                    expires: *expires,
                    author: fact.author,
                };
                self.proposals.insert(id, proposal);
            }
            Body::ExceptionSigned { proposal, .. } => {
                self.signed.entry(*proposal).or_default().insert(fact.author);
            }
            _ => {}
        }
    }

    /// Returns the proposal that another device than its own signed and that holds longest, if its time has not passed.
    pub fn in_force(&self, now: Timestamp) -> Option<(FactId, &Proposal)> {
        let proposals = self.proposals.iter().map(|(id, proposal)| (*id, proposal));
        let signed = proposals.filter(|(id, proposal)| {
            let signers = self.signed.get(id).into_iter().flatten();
            signers.into_iter().any(|signer| *signer != proposal.author)
        });
        let running = signed.filter(|(_, proposal)| now < proposal.expires);
        running.max_by_key(|(id, proposal)| (proposal.expires, *id))
    }

    /// Returns the device that made a proposal.
    pub fn proposer(&self, proposal: FactId) -> Option<AuthorId> {
        self.proposals.get(&proposal).map(|proposal| proposal.author)
    }
}
