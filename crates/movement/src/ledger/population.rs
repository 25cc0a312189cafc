//! Households and persons as registered. Where two facts say different things of one, both stay until a person decides.

use super::fact::uncited;
use super::{Body, Fact, FactId, HouseholdId, PersonId, Standing, TransportNeed};
use litemap::LiteMap;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// A household.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct HouseholdRecord {
    /// Its tokens, each with the fact that says so; one unless facts contradict each other.
    pub tokens: LiteMap<String, FactId>,
    /// Its persons.
    pub persons: BTreeSet<PersonId>,
}

/// A person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct PersonRecord {
    /// Household and standing, each with the fact that says so; one unless facts contradict each other.
    pub registered: LiteMap<(HouseholdId, Standing), FactId>,
    /// Needs by the fact that records them, with what it cites.
    needs: LiteMap<FactId, (Vec<TransportNeed>, Vec<FactId>)>,
    /// Who receives an unaccompanied child, by the decision, with what it cites.
    decisions: LiteMap<FactId, (PersonId, Vec<FactId>)>,
}

impl PersonRecord {
    /// Returns who decides for the person; `None` while facts contradict each other.
    pub fn standing(&self) -> Option<Standing> {
        let mut standings = self.registered.keys().map(|(_, standing)| *standing);
        let first = standings.next()?;
        standings.all(|standing| standing == first).then_some(first)
    }

    /// Returns who receives an unaccompanied child, by decisions that no later one replaces; more than one is a contradiction.
    pub fn receivers(&self) -> BTreeSet<PersonId> {
        let standing = self.decision_heads().into_iter();
        standing.map(|id| self.decisions[&id].0).collect()
    }

    /// Returns what a best-interests decision made now must cite.
    pub fn decision_heads(&self) -> Vec<FactId> {
        uncited(self.decisions.iter().map(|(id, (_, refs))| (*id, refs)))
    }

    /// Returns all needs that some fact records and no other one replaces: of two that contradict each other, both.
    pub fn needs(&self) -> BTreeSet<TransportNeed> {
        let standing = self.needs_heads().into_iter();
        standing.flat_map(|id| self.needs[&id].0.iter().copied()).collect()
    }

    /// Returns what a record of needs made now must cite.
    pub fn needs_heads(&self) -> Vec<FactId> {
        uncited(self.needs.iter().map(|(id, (_, refs))| (*id, refs)))
    }
}

/// All households and persons.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Population {
    /// Households by id.
    pub households: BTreeMap<HouseholdId, HouseholdRecord>,
    /// Persons by id.
    pub persons: BTreeMap<PersonId, PersonRecord>,
}

impl Population {
    /// Takes in what a fact says of households and persons.
    pub(super) fn add(&mut self, id: FactId, fact: &Fact) {
        match &fact.body {
            Body::HouseholdRegistered { household, token } => {
                let record = self.households.entry(*household).or_default();
                // Of two facts that say the same, the smaller id is named, wherever they meet.
                let known = record.tokens.entry(token.clone()).or_insert(id);
                *known = (*known).min(id);
            }
            Body::PersonRegistered {
                person,
                household,
                standing,
            } => {
                self.households.entry(*household).or_default().persons.insert(*person);
                let record = self.persons.entry(*person).or_default();
                let known = record.registered.entry((*household, *standing)).or_insert(id);
                *known = (*known).min(id);
            }
            Body::NeedsRecorded { person, needs } => {
                let record = self.persons.entry(*person).or_default();
                record.needs.insert(id, (needs.clone(), fact.refs.clone()));
            }
            Body::BestInterestsDecided { person, receiver } => {
                let record = self.persons.entry(*person).or_default();
                record.decisions.insert(id, (*receiver, fact.refs.clone()));
            }
            _ => {}
        }
    }
}
