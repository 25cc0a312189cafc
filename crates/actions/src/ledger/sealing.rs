//! To whom something about a household is sealed, and the fact that says that it was.

use super::NotRecorded;
use movement::ledger::{BlobId, Body, HouseholdId, PersonId, Refusal, State};
use seal::Terms;

/// Returns the household of a person; `None` where facts contradict each other.
pub(super) fn household_of(state: &State, person: PersonId) -> Option<HouseholdId> {
    let record = state.population.persons.get(&person)?;
    let mut households = record.registered.keys().map(|(household, _)| *household);
    let first = households.next()?;
    households.all(|household| household == first).then_some(first)
}

/// Returns to whom something about a household is sealed now.
pub(super) fn terms(state: &State, household: HouseholdId) -> Result<Terms, NotRecorded> {
    let threshold = state.custody.threshold();
    Ok(Terms {
        ledger: state.members.ledger(),
        household,
        custodians: state.custody.custodians(),
        threshold: threshold.ok_or(NotRecorded::Refused(Refusal::NoThreshold))?,
    })
}

/// Returns the fact that a record was sealed so.
pub(super) fn was_sealed(terms: &Terms, blob: BlobId) -> Body {
    Body::HouseholdSealed {
        household: terms.household,
        blob,
        custodians: terms.custodians.iter().copied().collect(),
        threshold: terms.threshold,
    }
}
