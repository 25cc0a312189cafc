//! Ids of a table and the rows they stand on.

use super::number::european;
use crate::operation::draft::{Cell, Table};
use crate::problem::{Problems, code};
use std::borrow::Cow;
use std::collections::HashMap;

/// Most characters of an id.
const MOST_CHARACTERS: usize = 40;

/// Finds the row of an id. An index of a table that could not be read knows no id and refuses none.
#[derive(Debug)]
pub(super) struct Index<'a> {
    file: &'static str,
    known: bool,
    rows: HashMap<Cow<'a, str>, (usize, u64)>,
}

/// What a reference leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// This row of the table.
    Row(usize),
    /// The table could not be read, or a problem is recorded already.
    Unclear,
}

impl<'a> Index<'a> {
    /// Starts the index of the ids in a column.
    pub(super) fn new(table: &Table, column: &str) -> Self {
        Self {
            file: table.name().file(),
            known: table.has(table.column(column)),
            rows: HashMap::with_capacity(table.len()),
        }
    }

    /// Adds the id of a row and returns it; an id that is malformed or stands twice becomes a problem.
    pub(super) fn add(&mut self, cell: Option<Cell<'a>>, row: usize, problems: &mut Problems) -> String {
        let Some(cell) = cell else {
            self.known = false;
            return String::new();
        };
        if cell.text.is_empty() {
            problems.add(
                code::EMPTY_CELL,
                cell.place(),
                "The row has no id.",
                "Give the row an id, or delete the row.",
            );
            return String::new();
        }
        let id = european(cell.text);
        if !is_id(&id) {
            problems.add(
                code::BAD_ID,
                cell.place(),
                format!("{} is not an id.", shown(cell.text)),
                "Use 1 to 40 letters, digits, hyphens, underscores or dots, without spaces.",
            );
        }
        let owned = id.to_string();
        if let Some((_, line)) = self.rows.get(&id) {
            problems.add(
                code::DOUBLED_ID,
                cell.place(),
                format!("The id {} stands in line {line} already.", shown(cell.text)),
                "Give one of the two rows another id, or delete it if it was pasted twice.",
            );
        } else {
            self.rows.insert(id, (row, cell.line()));
        }
        owned
    }

    /// Finds the row an id refers to; an unknown id becomes a problem of the referring cell.
    pub(super) fn refer(&self, id: &str, cell: &Cell<'_>, problems: &mut Problems) -> Found {
        match self.rows.get(european(id).as_ref()) {
            Some((row, _)) => Found::Row(*row),
            None if !self.known => Found::Unclear,
            None => {
                problems.add(
                    code::UNKNOWN_ID,
                    cell.place(),
                    format!("No row of {} has the id {}.", self.file, shown(id)),
                    format!("Correct the id, or add a row for it to {}.", self.file),
                );
                Found::Unclear
            }
        }
    }

    /// Finds the row an id refers to, without a problem if there is none.
    pub(super) fn find(&self, id: &str) -> Option<usize> {
        self.rows.get(european(id).as_ref()).map(|(row, _)| *row)
    }

    /// Tells whether every id of the table could be read.
    pub(super) fn is_known(&self) -> bool {
        self.known
    }
}

pub(super) fn is_id(text: &str) -> bool {
    (1..=MOST_CHARACTERS).contains(&text.chars().count())
        && text
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))
}

/// Returns what was written, in quotation marks, short enough for one line.
pub(super) fn shown(text: &str) -> String {
    const MOST: usize = 40;
    let mut short: String = text.chars().take(MOST).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    format!("\"{}\"", short.escape_debug())
}
