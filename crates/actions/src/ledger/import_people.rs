//! Registers the households of a table, with their persons and needs, and seals their names. Records `HouseholdRegistered`,
//! `PersonRegistered`, `NeedsRecorded` and `HouseholdSealed`; only a clerk may. No consent comes in by a table: each person is asked.
//!
//! A household whose token is in the ledger is known and left as it is, so importing twice changes nothing.

use super::imported_names::{by_household, particulars};
use super::sealing::was_sealed;
use super::{Desk, NotRecorded};
use documents::people::{Decides, ForSealing, People, Row};
use movement::ledger::{Body, HouseholdId, PersonId, Refusal, Standing, State};
use seal::{Terms, seal};
use std::collections::{BTreeMap, BTreeSet};
use store::{Blobs, blob_id};
use zeroize::Zeroizing;

/// What becomes of names, papers, contacts and ages in a table.
pub enum ImportedNames<'b> {
    /// They are sealed to the custodians, here.
    Sealed(&'b mut dyn Blobs),
    /// They are left out.
    LeftOut,
}

/// What came, or would come, of an import.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Households registered.
    pub households: usize,
    /// Persons registered.
    pub persons: usize,
    /// Households that were known, with as many persons.
    pub known: usize,
    /// Households registered of which something was sealed.
    pub sealed: usize,
    /// Households that were known before, of which the table has names: those are not sealed again.
    pub names_known: usize,
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
    let named = by_household(&people.sealed);
    for (token, rows) in &people.households {
        if named.contains_key(token.as_str()) {
            match sizes.contains_key(token.as_str()) {
                true => imported.names_known += 1,
                false => imported.sealed += 1,
            }
        }
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

/// Says whether names of a table can be sealed: whether there are custodians.
///
/// # Errors
/// There are too few, or nothing says how many it takes.
pub fn can_seal(state: &State) -> Result<u8, NotRecorded> {
    let needed = state
        .custody
        .threshold()
        .ok_or(NotRecorded::Refused(Refusal::NoThreshold))?;
    let there = state.custody.custodians().len();
    match there < usize::from(needed) {
        true => Err(NotRecorded::Refused(Refusal::TooFewCustodians { there, needed })),
        false => Ok(needed),
    }
}

/// Registers who is not known yet and seals their names, all or nothing.
///
/// # Errors
/// This device is no clerk's, names are to be sealed and there are too few custodians, or a medium failed.
pub fn import_people(desk: &mut Desk<'_>, names: ImportedNames<'_>, people: &People) -> Result<Imported, NotRecorded> {
    let fold = desk.store.folded()?;
    let mut imported = preview(fold.state(), people);
    let new = not_known(fold.state(), people);
    let custody = match (&names, imported.sealed) {
        (ImportedNames::LeftOut, _) | (_, 0) => None,
        (ImportedNames::Sealed(_), _) => Some((can_seal(fold.state())?, fold.state().custody.custodians())),
    };
    drop(fold);
    let named = by_household(&people.sealed);
    let (mut bodies, mut records) = (Vec::new(), Vec::new());
    for (token, rows) in new {
        let (household, ids) = household(desk, token, rows, &mut bodies)?;
        if let (Some((threshold, custodians)), Some(cells)) = (&custody, named.get(token.as_str())) {
            let terms = Terms {
                ledger: desk.store.ledger(),
                household,
                custodians: custodians.clone(),
                threshold: *threshold,
            };
            records.push((household, sealed(desk, &terms, cells, &ids, &mut bodies)?));
        }
    }
    imported.sealed = records.len();
    match names {
        _ if bodies.is_empty() => {}
        ImportedNames::LeftOut => drop(desk.record_all(bodies)?),
        ImportedNames::Sealed(blobs) => {
            let (envelopes, _) = desk.sign_all(bodies)?;
            // Kept before the facts that name them: a fact must not promise names that are nowhere.
            blobs.put_all(&records)?;
            desk.store.take_in(&envelopes)?;
        }
    }
    Ok(imported)
}

/// Returns the households of which the ledger knows no token.
fn not_known<'p>(state: &State, people: &'p People) -> Vec<(&'p String, &'p Vec<Row>)> {
    let households = state.population.households.values();
    let known: BTreeSet<&str> = households
        .flat_map(|record| record.tokens.keys().map(String::as_str))
        .collect();
    let all = people.households.iter();
    all.filter(|(token, _)| !known.contains(token.as_str())).collect()
}

/// Seals the names of a household; returns the record.
fn sealed(
    desk: &mut Desk<'_>,
    terms: &Terms,
    cells: &[&ForSealing],
    ids: &[PersonId],
    bodies: &mut Vec<Body>,
) -> Result<Vec<u8>, NotRecorded> {
    let seed = Zeroizing::new(desk.id()?);
    let record = seal(terms, &particulars(cells, ids), seed).map_err(NotRecorded::NotSealed)?;
    let bytes = record.bytes();
    bodies.push(was_sealed(terms, blob_id(&bytes)));
    Ok(bytes)
}

/// Registers a household; returns its id and those of its persons, in the order of the rows.
fn household(
    desk: &mut Desk<'_>,
    token: &str,
    rows: &[Row],
    bodies: &mut Vec<Body>,
) -> Result<(HouseholdId, Vec<PersonId>), NotRecorded> {
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
    Ok((household, ids))
}
