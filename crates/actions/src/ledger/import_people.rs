//! Registers the households of a table, with their persons and needs. Records `HouseholdRegistered`, `PersonRegistered` and
//! `NeedsRecorded`; only a clerk may. No consent comes in by a table: each person is asked.
//!
//! A household whose token is in the ledger is known and left as it is, so importing twice changes nothing.

use super::{Desk, NotRecorded, register_household, register_person};
use documents::people::{Decides, People, Row};
use movement::ledger::{Body, PersonId, Standing, State};
use std::collections::{BTreeMap, BTreeSet};

/// What came, or would come, of an import.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Households registered.
    pub households: usize,
    /// Persons registered.
    pub persons: usize,
    /// Households that were known, with as many persons.
    pub known: usize,
    /// First lines of households that were known with more or fewer persons: somebody must look at them.
    pub differ: Vec<u64>,
}

/// Says what an import would do, and does nothing.
pub fn preview(state: &State, people: &People) -> Imported {
    let mut sizes: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for record in state.population.households.values() {
        for token in record.tokens.keys() {
            sizes.entry(token).or_default().insert(record.persons.len());
        }
    }
    let mut imported = Imported::default();
    for (token, rows) in &people.households {
        match sizes.get(token.as_str()) {
            None => {
                imported.households += 1;
                imported.persons += rows.len();
            }
            Some(sizes) if sizes.iter().eq([&rows.len()]) => imported.known += 1,
            Some(_) => imported.differ.extend(rows.first().map(|row| row.line)),
        }
    }
    imported
}

/// Registers who is not known yet.
///
/// # Errors
/// This device is no clerk's, or the medium failed; what was registered until then stays, and a second import goes on after it but
/// for one household, which is named as different.
pub fn import_people(desk: &mut Desk<'_>, people: &People) -> Result<Imported, NotRecorded> {
    let state = State::of(desk.store.ledger(), &desk.store.facts()?);
    let households = state.population.households.values();
    let known: BTreeSet<&str> = households
        .flat_map(|record| record.tokens.keys().map(String::as_str))
        .collect();
    let new = people
        .households
        .iter()
        .filter(|(token, _)| !known.contains(token.as_str()));
    for (token, rows) in new {
        household(desk, token, rows)?;
    }
    Ok(preview(&state, people))
}

fn household(desk: &mut Desk<'_>, token: &str, rows: &[Row]) -> Result<(), NotRecorded> {
    let household = register_household(desk, token)?;
    let mut ids: BTreeMap<usize, PersonId> = BTreeMap::new();
    // Who decides alone comes first, to be there when others name them.
    let by_guardian = |row: &Row| matches!(row.decides, Decides::Guardian(_));
    let order = (0..rows.len()).filter(|at| !by_guardian(&rows[*at]));
    for at in order.chain((0..rows.len()).filter(|at| by_guardian(&rows[*at]))) {
        let standing = match rows[at].decides {
            Decides::Own => Standing::Adult,
            Decides::Guardian(guardian) => ids
                .get(&guardian)
                .map_or(Standing::Unaccompanied, |id| Standing::Dependant(*id)),
            Decides::Nobody => Standing::Unaccompanied,
        };
        let person = register_person(desk, household, standing)?;
        ids.insert(at, person);
        if !rows[at].needs.is_empty() {
            let needs = rows[at].needs.iter().copied().collect();
            desk.record(Body::NeedsRecorded { person, needs })?;
        }
    }
    Ok(())
}
