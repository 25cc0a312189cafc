//! Who is to be asked whether it wishes to move, or somebody it decides for does: again, or for the first time.
//!
//! The list holds those who decide for somebody whom nobody asked, whose answer has run out or soon will, or who was told nothing
//! before, or has not heard new information. Who said no is left in peace, so who stands on it has no one answer in common, nor who does not. About whom
//! somebody is asked is not on it: a list must not tell who decides for whom.

use super::{ConsentStatus, PersonId, Purpose, Standing, State, Timestamp};
use std::collections::BTreeSet;

impl State {
    /// Returns who is to be asked about moving before a time, for itself or for others, in the order of their ids, which says nothing. `told`
    /// is information that everybody must have heard. A child that is held, and who is registered in contradictory ways, cannot
    /// be asked yet.
    pub fn to_ask(&self, before: Timestamp, told: &[String]) -> BTreeSet<PersonId> {
        let persons = self.population.persons.keys();
        let open = persons.filter(|person| self.is_to_be_asked(**person, before, told));
        open.filter_map(|person| self.answers(*person)).collect()
    }

    fn is_to_be_asked(&self, person: PersonId, before: Timestamp, told: &[String]) -> bool {
        // A no of any record of a person is left in peace; each record needs a yes of its own.
        if let ConsentStatus::Withdrawn { .. } = self.consent(person, &Purpose::Move, before) {
            return false;
        }
        match self.own_consent(person, &Purpose::Move, before) {
            ConsentStatus::NeverAsked | ConsentStatus::Expired { .. } => true,
            ConsentStatus::Withdrawn { .. } => false,
            ConsentStatus::InForce { .. } => {
                let record = self.consents.get(&(person, Purpose::Move));
                let mut hearings = record
                    .into_iter()
                    .flat_map(|record| record.hearings(before, |by| self.may_decide(person, by)));
                // A yes of somebody who was told nothing is in force, and is asked for again: it was not informed.
                !hearings.any(|heard| !heard.told.is_empty() && told.iter().all(|news| heard.told.contains(news)))
            }
        }
    }

    fn answers(&self, person: PersonId) -> Option<PersonId> {
        let record = self.population.persons.get(&person)?;
        match record.standing()? {
            Standing::Adult => Some(person),
            Standing::Dependant(guardian) => Some(guardian),
            Standing::Unaccompanied => (record.receivers().len() == 1).then_some(person),
        }
    }
}
