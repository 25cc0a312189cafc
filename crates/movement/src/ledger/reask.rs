//! Who is to be asked whether it wishes to move: again, or for the first time.
//!
//! The list holds those whom nobody asked, whose answer has run out or soon will, and who have not heard new information.
//! Who said no is not on it and is left in peace. So who stands on it has no one answer in common, nor who does not.

use super::{ConsentStatus, PersonId, Purpose, Standing, State, Timestamp};

/// Somebody to ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ToAsk {
    /// About whom.
    pub person: PersonId,
    /// Who answers: the person, or its guardian.
    pub who: PersonId,
}

impl State {
    /// Returns who is to be asked about moving before a time, in the order of their ids, which says nothing. `told` is information that
    /// everybody must have heard. A child that is held, and who is registered in contradictory ways, cannot be asked yet.
    pub fn to_ask(&self, before: Timestamp, told: &[String]) -> Vec<ToAsk> {
        let persons = self.population.persons.keys();
        let asked = persons.filter(|person| self.is_to_be_asked(**person, before, told));
        asked
            .filter_map(|person| {
                let who = self.answers(*person)?;
                Some(ToAsk { person: *person, who })
            })
            .collect()
    }

    fn is_to_be_asked(&self, person: PersonId, before: Timestamp, told: &[String]) -> bool {
        match self.consent(person, &Purpose::Move, before) {
            ConsentStatus::NeverAsked | ConsentStatus::Expired { .. } => true,
            ConsentStatus::Withdrawn { .. } => false,
            ConsentStatus::InForce { fact, .. } => {
                let record = self.consents.get(&(person, Purpose::Move));
                let heard = record.and_then(|record| record.hearing(fact));
                heard.is_some_and(|heard| told.iter().any(|news| !heard.told.contains(news)))
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
