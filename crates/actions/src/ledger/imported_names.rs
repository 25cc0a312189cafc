//! What a table says of names, papers and contacts, as what is sealed of each household.

use documents::people::ForSealing;
use movement::ledger::PersonId;
use seal::{Contact, Name, Paper, Particulars, Person};
use std::collections::BTreeMap;

/// Columns with parts of a name, in the order in which people say them.
const PARTS: [&str; 4] = ["given_name", "father_name", "grandfather_name", "family_name"];

/// Cells for sealed records by the token of their household.
pub(super) fn by_household(sealed: &[ForSealing]) -> BTreeMap<&str, Vec<&ForSealing>> {
    let mut households: BTreeMap<&str, Vec<&ForSealing>> = BTreeMap::new();
    for cell in sealed {
        households.entry(&cell.household).or_default().push(cell);
    }
    households
}

/// Returns what is sealed of a household whose persons have these ids.
pub(super) fn particulars(cells: &[&ForSealing], ids: &[PersonId]) -> Particulars {
    let mut persons: BTreeMap<usize, BTreeMap<&str, &str>> = BTreeMap::new();
    for cell in cells {
        persons.entry(cell.person).or_default().insert(cell.field, &cell.text);
    }
    let persons = persons
        .into_iter()
        .filter_map(|(at, cells)| Some(person(*ids.get(at)?, &cells)));
    Particulars {
        persons: persons.collect(),
        contacts: Vec::new(),
    }
}

fn person(id: PersonId, cells: &BTreeMap<&str, &str>) -> Person {
    let owned = |field: &str| cells.get(field).map(|text| (*text).to_owned());
    let parts: Vec<String> = PARTS.iter().filter_map(|part| owned(part)).collect();
    let whole: Vec<String> = owned("name").into_iter().collect();
    let names = [whole, parts].into_iter().filter(|parts| !parts.is_empty());
    let contact = |field: &str| {
        let kind = field.to_owned();
        owned(field).map(|value| Contact { kind, value })
    };
    let number = owned("paper_number");
    let kind = owned("paper").or_else(|| number.as_ref().map(|_| "paper".to_owned()));
    Person {
        id,
        names: names.map(name).collect(),
        mother: owned("mother_name"),
        born: owned("birth_year"),
        age: owned("age"),
        papers: kind.map(|kind| Paper { kind, number }).into_iter().collect(),
        contacts: ["phone", "contact"].into_iter().filter_map(contact).collect(),
    }
}

/// A table says in which letters a name is written, not in which language.
fn name(parts: Vec<String>) -> Name {
    let letters = parts.iter().flat_map(|part| part.chars());
    let arabic = letters.clone().any(|letter| matches!(letter, '\u{600}'..='\u{6ff}'));
    let latin = letters.clone().any(|letter| letter.is_ascii_alphabetic());
    let language = match (arabic, latin) {
        (true, false) => "und-Arab",
        (false, true) => "und-Latn",
        _ => "und",
    };
    Name {
        language: language.to_owned(),
        parts,
    }
}
