//! Tables of people, before anybody is registered: which rows may be of one person.

use super::{Likely, NAMES, NotRecords, Search, ranked, spread};
use documents::people::People;
use linkage::{Field, Kind, Row};
use std::collections::BTreeMap;

/// Columns that are compared, after the parts of the name.
const OTHERS: [(&str, Kind); 5] = [
    ("mother_name", Kind::Name),
    ("birth_year", Kind::Year),
    ("age", Kind::Year),
    ("phone", Kind::Code),
    ("contact", Kind::Text),
];

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Line of the file, from 1.
    pub line: u64,
    /// Token of the household.
    pub household: String,
}

/// Ranks pairs of rows of one table, or of two tables with each other, the likeliest first.
///
/// # Errors
/// The tables have fewer than two columns that can be compared.
pub fn find_in_tables(
    first: &People,
    second: Option<&People>,
    search: Search,
) -> Result<Vec<Likely<Line>>, NotRecords> {
    let names = NAMES.map(|name| (name, Kind::Name));
    let fields = names.iter().chain(&OTHERS).map(|(name, kind)| Field {
        name: (*name).to_owned(),
        kind: *kind,
    });
    let found = ranked(fields.collect(), rows(first), second.map(rows), search)?;
    let lines = [lines(first), lines(second.unwrap_or(first))];
    let named = found.into_iter().filter_map(|likely| {
        let [one, other] = &likely.pair;
        let pair = [lines[0].get(one)?.clone(), lines[1].get(other)?.clone()];
        Some(Likely {
            pair,
            probability: likely.probability,
            fields: likely.fields,
        })
    });
    Ok(named.collect())
}

/// Ids of rows sort as their lines do.
fn id(line: u64) -> String {
    format!("{line:012}")
}

fn lines(people: &People) -> BTreeMap<String, Line> {
    let households = people.households.iter();
    let lines = households.flat_map(|(token, rows)| {
        rows.iter().map(|row| {
            let line = Line {
                line: row.line,
                household: token.clone(),
            };
            (id(row.line), line)
        })
    });
    lines.collect()
}

fn rows(people: &People) -> Vec<Row> {
    let mut cells: BTreeMap<(&str, usize), BTreeMap<&str, &str>> = BTreeMap::new();
    for cell in &people.sealed {
        let row = cells.entry((&cell.household, cell.person)).or_default();
        row.insert(cell.field, &cell.text);
    }
    let nothing = BTreeMap::new();
    let households = people.households.iter();
    let rows = households.flat_map(|(token, rows)| {
        let (cells, nothing) = (&cells, &nothing);
        rows.iter().enumerate().map(move |(at, row)| Row {
            id: id(row.line),
            values: values(cells.get(&(token.as_str(), at)).unwrap_or(nothing)),
        })
    });
    rows.collect()
}

/// A name in one cell is parted by its spaces; parts in columns of their own are better, and come first.
fn values(cells: &BTreeMap<&str, &str>) -> Vec<String> {
    let cell = |name: &str| cells.get(name).map_or(String::new(), |text| (*text).to_owned());
    let whole: Vec<&str> = cells
        .get("name")
        .map_or(Vec::new(), |name| name.split_whitespace().collect());
    let names = NAMES.iter().zip(spread(&whole)).map(|(name, part)| match cell(name) {
        own if own.is_empty() => part,
        own => own,
    });
    names.chain(OTHERS.iter().map(|(name, _)| cell(name))).collect()
}
