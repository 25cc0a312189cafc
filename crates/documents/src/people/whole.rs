//! Rows of one household against each other: who is meant by the person that decides.

use super::columns::Columns;
use super::{Decides, Row};
use crate::rows::Source;
use movement::ledger::TransportNeed;
use movement::problem::{Problems, code};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// A row as written.
pub(super) struct Written {
    pub(super) source: Rc<Source>,
    pub(super) line: u64,
    pub(super) label: String,
    pub(super) decides: String,
    pub(super) needs: BTreeSet<TransportNeed>,
}

/// Returns the households; what does not fit is told.
pub(super) fn households(
    written: &BTreeMap<String, Vec<Written>>,
    columns: &Columns,
    problems: &mut Problems,
) -> BTreeMap<String, Vec<Row>> {
    let mut households = BTreeMap::new();
    for (token, rows) in written {
        let labels: BTreeMap<&str, usize> = rows
            .iter()
            .enumerate()
            .map(|(at, row)| (row.label.as_str(), at))
            .collect();
        let mut read = Vec::new();
        for (at, row) in rows.iter().enumerate() {
            let place = |column: &str| row.source.cell(row.line, columns.at(column), column);
            if labels.get(row.label.as_str()) != Some(&at) {
                let cause = "Two rows of this household have the same person.";
                let remedy = "Number the persons of a household.";
                problems.add(code::DOUBLED_ID, place("person"), cause, remedy);
            }
            let decides = decides(row, rows, &labels).unwrap_or_else(|| {
                let cause = "Nobody in this household who decides alone is meant here.";
                let remedy = "Write self, unaccompanied, or the person of the same household who decides, an adult.";
                problems.add(code::UNKNOWN_ID, place("decides"), cause, remedy);
                Decides::Nobody
            });
            read.push(Row {
                line: row.line,
                decides,
                needs: row.needs.clone(),
            });
        }
        households.insert(token.clone(), read);
    }
    households
}

/// Returns who decides for a person; nothing where nobody is meant who may.
fn decides(row: &Written, rows: &[Written], labels: &BTreeMap<&str, usize>) -> Option<Decides> {
    match row.decides.as_str() {
        "self" => Some(Decides::Own),
        "unaccompanied" => Some(Decides::Nobody),
        label => {
            let guardian = labels.get(label).copied()?;
            (rows.get(guardian)?.decides == "self").then_some(Decides::Guardian(guardian))
        }
    }
}
