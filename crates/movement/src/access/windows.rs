//! Windows: open only under an agreement in force, within their hours, and while no party has shut them. Whatever is missing, they are shut.

use super::heads::Heads;
use super::{Access, AgreementState, Day, Label, Shut, WindowTerms};
use crate::ledger::Timestamp;
use serde::Serialize;
use std::collections::BTreeMap;

/// What a party did to a window.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Turn {
    /// How it shut it; none where it opened it again.
    pub shut: Option<Shut>,
    /// When.
    pub on: Day,
    /// Where this is known from.
    pub source: String,
}

/// A window: what was proposed, and who shut it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct WindowRecord {
    pub(super) terms: Heads<WindowTerms>,
    pub(super) turns: BTreeMap<Label, Heads<Turn>>,
}

/// Where a window stands at a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WindowState {
    /// Open now.
    Open,
    /// Will open, if nothing changes.
    Opens(Timestamp),
    /// Over.
    Over,
    /// Shut by these parties.
    Shut(Vec<(Label, Shut)>),
    /// The agreement it is under is not in force.
    NotAgreed(Label, AgreementState),
    /// There are two proposals of desks that did not know of each other, or none is here.
    Unclear,
}

impl WindowRecord {
    /// Returns what is proposed, where it is one thing.
    pub fn terms(&self) -> Option<&WindowTerms> {
        match self.terms.distinct()[..] {
            [(_, terms)] => Some(terms),
            _ => None,
        }
    }

    /// Returns who keeps it shut, and how. One fact of a party that stands shuts it, whatever else the party did elsewhere.
    pub fn shut_by(&self) -> Vec<(Label, Shut)> {
        let parties = self.turns.iter().filter_map(|(party, turns)| {
            let shut = turns.standing().into_iter().filter_map(|(_, turn)| turn.shut).max()?;
            Some((party.clone(), shut))
        });
        parties.collect()
    }

    /// Returns where it stands at a time: shut wins over everything that opens.
    pub fn state(&self, access: &Access, now: Timestamp) -> WindowState {
        let Some(terms) = self.terms() else {
            return WindowState::Unclear;
        };
        let shut = self.shut_by();
        if !shut.is_empty() {
            return WindowState::Shut(shut);
        }
        let agreement = access.agreements.get(&terms.agreement);
        match agreement.map_or(AgreementState::NoText, |agreement| agreement.state(now)) {
            AgreementState::InForce => {}
            state => return WindowState::NotAgreed(terms.agreement.clone(), state),
        }
        match now {
            now if now < terms.opens => WindowState::Opens(terms.opens),
            now if now > terms.closes => WindowState::Over,
            _ => WindowState::Open,
        }
    }
}
