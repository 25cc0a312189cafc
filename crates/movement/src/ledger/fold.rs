//! A fold that goes on: the facts of a ledger and what follows from them, without folding all of them again for each new one.

use super::members::is_about_devices;
use super::{Fact, FactId, LedgerId, State};
use std::collections::BTreeMap;

/// Facts with their state. The state is at all times that of [`State::of`] the facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fold {
    ledger: LedgerId,
    facts: BTreeMap<FactId, Fact>,
    state: State,
}

impl Fold {
    /// Folds the facts of a ledger.
    pub fn of(ledger: LedgerId, facts: BTreeMap<FactId, Fact>) -> Self {
        let state = State::of(ledger, &facts);
        Self { ledger, facts, state }
    }

    /// Goes on with more facts, in any order; those that are known change nothing.
    ///
    /// Costs what the new facts cost, save that a fact about devices can make earlier ones count or not: then all are folded again.
    pub fn take(&mut self, more: impl IntoIterator<Item = (FactId, Fact)>) {
        let mut again = false;
        for (id, fact) in more {
            if self.facts.contains_key(&id) {
                continue;
            }
            again |= is_about_devices(&fact.body);
            if !again {
                self.state.take(id, &fact);
            }
            self.facts.insert(id, fact);
        }
        if again {
            self.state = State::of(self.ledger, &self.facts);
        }
    }

    /// Returns the facts.
    pub fn facts(&self) -> &BTreeMap<FactId, Fact> {
        &self.facts
    }

    /// Gives what follows from them away.
    pub fn into_state(self) -> State {
        self.state
    }

    /// Returns what follows from them.
    pub fn state(&self) -> &State {
        &self.state
    }
}
