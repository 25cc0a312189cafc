//! Agreements: clauses, versions, and who stands by which. A signature is under one version: change a word, and it is under nothing.

use super::heads::Heads;
use super::{ClauseKind, Day, Draft, Label};
use crate::ledger::{FactId, Timestamp};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// What a party did about an agreement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Signature {
    /// Signed a version.
    Signed {
        /// Which.
        version: FactId,
        /// When.
        on: Day,
        /// Where this is known from.
        source: String,
    },
    /// No longer stands by it.
    Left {
        /// When.
        on: Day,
        /// Where this is known from.
        source: String,
    },
}

/// An agreement: its versions, and what each party did.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct AgreementRecord {
    pub(super) drafts: Heads<Draft>,
    pub(super) signatures: BTreeMap<Label, Heads<Signature>>,
}

/// Where an agreement stands. It is in force in one case only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AgreementState {
    /// There is no text of it here.
    NoText,
    /// There are two texts, of desks that did not know of each other.
    TwoTexts(Vec<FactId>),
    /// It has ended.
    Ended,
    /// Not everybody who must sign stands by this version.
    Missing {
        /// Who has not signed this version.
        unsigned: Vec<Label>,
        /// Who signed and no longer stands by it.
        left: Vec<Label>,
    },
    /// Everybody who must sign has signed this version, and it has not ended.
    InForce,
}

impl AgreementRecord {
    /// Returns the version that stands, where it is one, with the fact that drafted it.
    pub fn draft(&self) -> Option<(FactId, &Draft)> {
        match self.drafts.standing()[..] {
            [one] => Some(one),
            _ => None,
        }
    }

    /// Returns the text by which a version is known, whether it stands or not.
    pub fn version(&self, id: FactId) -> Option<&Draft> {
        self.drafts.said(id)
    }

    /// Returns where a party stands with a version: what it did last, where that is one thing.
    fn stands(&self, party: &Label, version: FactId) -> Stand {
        let done = self.signatures.get(party).map(Heads::standing).unwrap_or_default();
        // Whoever is said to have left, by anybody, has left: what was closed wins over what is open.
        if done.iter().any(|(_, done)| matches!(done, Signature::Left { .. })) {
            return Stand::Left;
        }
        let signed =
            |done: &&Signature| matches!(done, Signature::Signed { version: signed, .. } if *signed == version);
        match !done.is_empty() && done.iter().all(|(_, done)| signed(done)) {
            true => Stand::Signed,
            false => Stand::Unsigned,
        }
    }

    /// Returns where the agreement stands at a time.
    pub fn state(&self, now: Timestamp) -> AgreementState {
        let (version, draft) = match self.drafts.standing()[..] {
            [] => return AgreementState::NoText,
            [one] => one,
            _ => return AgreementState::TwoTexts(self.drafts.ids()),
        };
        if draft.ends.is_some_and(|ends| ends <= now) {
            return AgreementState::Ended;
        }
        let of = |stand: Stand| {
            let parties = draft
                .signers
                .iter()
                .filter(|party| self.stands(party, version) == stand);
            parties.cloned().collect::<Vec<Label>>()
        };
        let (unsigned, left) = (of(Stand::Unsigned), of(Stand::Left));
        // A text that nobody must sign binds nobody.
        match unsigned.is_empty() && left.is_empty() && !draft.signers.is_empty() {
            true => AgreementState::InForce,
            false => AgreementState::Missing { unsigned, left },
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stand {
    Signed,
    Left,
    Unsigned,
}

impl Draft {
    /// Returns the clauses of the list that it does not have, or that have no words.
    pub fn missing(&self) -> Vec<ClauseKind> {
        let said = self.clauses.iter().filter(|clause| !clause.text.trim().is_empty());
        let said: BTreeSet<ClauseKind> = said.filter_map(|clause| clause.kind).collect();
        let all = ClauseKind::ALL.iter().copied();
        all.filter(|kind| !said.contains(kind)).collect()
    }
}
