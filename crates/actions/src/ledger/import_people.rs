//! Registers the households of a table, with their persons and needs. Records `HouseholdRegistered`, `PersonRegistered` and
//! `NeedsRecorded`; only a clerk may. No consent comes in by a table: each person is asked.
//!
//! A household whose token is in the ledger is known and left as it is, so importing twice changes nothing.

use super::{Desk, NotRecorded};
use documents::people::{Decides, People, Row};
use movement::ledger::{Body, HouseholdId, PersonId, Standing, State};
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

/// Registers who is not known yet, all or nothing.
///
/// # Errors
/// This device is no clerk's, or the medium failed.
pub fn import_people(desk: &mut Desk<'_>, people: &People) -> Result<Imported, NotRecorded> {
    let (imported, new) = {
        let fold = desk.store.folded()?;
        let households = fold.state().population.households.values();
        let known: BTreeSet<&str> = households
            .flat_map(|record| record.tokens.keys().map(String::as_str))
            .collect();
        let all = people.households.iter();
        let new: Vec<_> = all.filter(|(token, _)| !known.contains(token.as_str())).collect();
        (preview(fold.state(), people), new)
    };
    let mut bodies = Vec::new();
    for (token, rows) in new {
        household(desk, token, rows, &mut bodies)?;
    }
    if !bodies.is_empty() {
        desk.record_all(bodies)?;
    }
    Ok(imported)
}

fn household(desk: &mut Desk<'_>, token: &str, rows: &[Row], bodies: &mut Vec<Body>) -> Result<(), NotRecorded> {
    let household = HouseholdId(desk.id()?);
    bodies.push(Body::HouseholdRegistered {
        household,
        token: token.to_owned(),
    });
    let drawn = rows.iter().map(|_| desk.id().map(PersonId));
    let ids: Vec<PersonId> = drawn.collect::<Result<_, _>>()?;
    // Who decides alone comes first, to be there when others name them.
    let by_guardian = |at: &usize| matches!(rows[*at].decides, Decides::Guardian(_));
    let (after, first): (Vec<usize>, Vec<usize>) = (0..rows.len()).partition(by_guardian);
    for at in first.into_iter().chain(after) {
        let (person, row) = (ids[at], &rows[at]);
        bodies.push(Body::PersonRegistered {
            person,
            household,
            standing: match row.decides {
                Decides::Own => Standing::Adult,
                Decides::Guardian(guardian) => Standing::Dependant(ids[guardian]),
                Decides::Nobody => Standing::Unaccompanied,
            },
        });
        if !row.needs.is_empty() {
            let needs = row.needs.iter().copied().collect();
            bodies.push(Body::NeedsRecorded { person, needs });
        }
    }
    Ok(())
}
