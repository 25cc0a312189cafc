//! Records who goes into a convoy's vehicle and who leaves it. Records `Boarding`; only a convoy's device may.

use super::{Desk, NotRecorded};
use movement::ledger::{Body, ConvoyId, Direction, FactId, HouseholdId, PersonId, Refusal, State};
use std::collections::BTreeSet;

/// Who boards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Boarder {
    /// One person.
    Person(PersonId),
    /// Everybody who travels with a household: all of them or nobody.
    Household(HouseholdId),
    /// The same, by the token on its card.
    Token(String),
}

/// Records that somebody boarded a convoy or left it.
///
/// # Errors
/// Somebody has no consent in force, is aboard already or is not, or the medium failed; nothing is recorded then. Of a household it is not
/// said who: each is asked alone.
pub fn board(
    desk: &mut Desk<'_>,
    who: &Boarder,
    convoy: ConvoyId,
    direction: Direction,
) -> Result<Vec<FactId>, NotRecorded> {
    let persons = persons(desk.store.folded()?.state(), who, direction)?;
    let step = |person| Body::Boarding {
        person,
        convoy,
        direction,
    };
    let bodies = persons.into_iter().map(step).collect();
    desk.record_all(bodies).map_err(|refused| match (who, refused) {
        (Boarder::Person(_), refused) => refused,
        (_, NotRecorded::Refused(Refusal::NoConsent(_) | Refusal::Aboard)) => NotRecorded::NotEverybody,
        (_, refused) => refused,
    })
}

fn persons(state: &State, who: &Boarder, way: Direction) -> Result<BTreeSet<PersonId>, NotRecorded> {
    let token = match who {
        Boarder::Person(person) => return Ok(BTreeSet::from([*person])),
        Boarder::Household(household) => return travellers(state, *household, way),
        Boarder::Token(token) => token,
    };
    let households = state.population.households.iter();
    let mut with = households.filter(|(_, record)| record.tokens.contains_key(token));
    match (with.next(), with.next()) {
        (Some((household, _)), None) => travellers(state, *household, way),
        (None, _) => Err(NotRecorded::Refused(Refusal::UnknownHousehold)),
        (Some(_), Some(_)) => Err(NotRecorded::Refused(Refusal::Contradictory)),
    }
}

/// Returns who of a household boards, each by one record, or who of it is aboard.
fn travellers(state: &State, household: HouseholdId, way: Direction) -> Result<BTreeSet<PersonId>, NotRecorded> {
    let known = state.population.households.get(&household);
    let known = known.ok_or(NotRecorded::Refused(Refusal::UnknownHousehold))?;
    let aboard = |person: &PersonId| {
        let record = state.boarding.get(person);
        record.is_some_and(|record| !record.aboard().is_empty())
    };
    let persons = match way {
        Direction::In => state.travellers(household).ok_or(Refusal::Contradictory),
        Direction::Out => Ok(known.persons.iter().copied().filter(aboard).collect()),
    };
    let persons: BTreeSet<PersonId> = persons.map_err(NotRecorded::Refused)?;
    match (persons.is_empty(), way) {
        (false, _) => Ok(persons),
        (true, Direction::In) => Err(NotRecorded::NotEverybody),
        (true, Direction::Out) => Err(NotRecorded::Refused(Refusal::NotAboard)),
    }
}
