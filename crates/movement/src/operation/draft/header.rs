//! The header of a table: which column stands at which position.

use super::form::TableName;
use super::text::{names, short, trim};
use crate::problem::{Place, Problems, code};

/// The header of a table as written.
#[derive(Clone, Debug)]
pub(super) struct Header {
    table: TableName,
    line: u64,
    written: Vec<Written>,
}

/// What stands at one position.
#[derive(Clone, Debug)]
struct Written {
    /// The column it is, or `None` for a note or a column that was refused.
    column: Option<usize>,
    /// The name as written, in small letters and not longer than a place should be.
    name: String,
}

impl Header {
    /// Returns the header of a table that was not written.
    pub(super) fn absent(table: TableName) -> Self {
        Self {
            table,
            line: 1,
            written: Vec::new(),
        }
    }

    /// Reads a header; missing, doubled and unknown columns become problems.
    pub(super) fn read<'h>(
        table: TableName,
        line: u64,
        cells: impl Iterator<Item = Option<&'h str>>,
        problems: &mut Problems,
    ) -> Self {
        let mut header = Self {
            line,
            ..Self::absent(table)
        };
        for cell in cells {
            let written = header.read_name(cell, problems);
            header.written.push(written);
        }
        // Spreadsheets leave empty columns at the right; content below one is then a cell too many.
        while header.written.last().is_some_and(|written| written.name.is_empty()) {
            header.written.pop();
        }
        header.refuse_nameless(problems);
        header.report_missing(problems);
        header
    }

    fn read_name(&self, cell: Option<&str>, problems: &mut Problems) -> Written {
        let Some(cell) = cell else {
            let name = position(self.written.len());
            report_encoding(self.place(&name), problems);
            return Written { column: None, name };
        };
        let name = short(&trim(cell).to_lowercase());
        let column = self.table.columns().iter().position(|column| column.name == name);
        if column.is_some_and(|column| self.has(column)) {
            problems.add(
                code::DOUBLED_COLUMN,
                self.place(&name),
                format!("The column {name} stands twice in the header."),
                "Keep one of the two columns, or rename the other to a name that starts with note.",
            );
            return Written { column: None, name };
        }
        if column.is_none() && !name.is_empty() && !name.starts_with("note") {
            problems.add(
                code::UNKNOWN_COLUMN,
                self.place(&name),
                "The table has no column of this name.",
                format!(
                    "Use the names {}, or let the name start with note.",
                    names(self.table.columns())
                ),
            );
        }
        Written { column, name }
    }

    fn refuse_nameless(&self, problems: &mut Problems) {
        for (at, _) in self
            .written
            .iter()
            .enumerate()
            .filter(|(_, written)| written.name.is_empty())
        {
            problems.add(
                code::UNKNOWN_COLUMN,
                self.place(&position(at)),
                "A column in the middle of the table has no name.",
                "Delete the column, or give it a name that starts with note.",
            );
        }
    }

    fn report_missing(&self, problems: &mut Problems) {
        for (at, column) in self.table.columns().iter().enumerate() {
            if column.required && !self.has(at) {
                problems.add(
                    code::MISSING_COLUMN,
                    self.place(column.name),
                    format!("The table has no column {}.", column.name),
                    format!("Add the column {} to the header and fill it in every row.", column.name),
                );
            }
        }
    }

    /// Returns which table it heads.
    pub(super) fn table(&self) -> TableName {
        self.table
    }

    /// Returns the number of positions.
    pub(super) fn len(&self) -> usize {
        self.written.len()
    }

    /// Tells whether a column of the table is in the header.
    pub(super) fn has(&self, column: usize) -> bool {
        self.written.iter().any(|written| written.column == Some(column))
    }

    /// Returns the column of the table at a position, if it is one.
    pub(super) fn find_column(&self, position: usize) -> Option<usize> {
        self.written.get(position)?.column
    }

    /// Returns what people call the column at a position.
    pub(super) fn name_at(&self, at: usize) -> String {
        self.written
            .get(at)
            .map_or_else(|| position(at), |written| written.name.clone())
    }

    /// Returns where a column stands in the header.
    pub(super) fn place(&self, name: &str) -> Place {
        Place::cell(self.table.file(), self.line, name)
    }
}

fn position(at: usize) -> String {
    format!("column {}", at + 1)
}

/// Reports a cell that is not text.
pub(super) fn report_encoding(place: Place, problems: &mut Problems) {
    problems.add(
        code::NOT_UTF8,
        place,
        "The cell holds bytes that are not UTF-8 text.",
        "Export the table again and choose the encoding UTF-8.",
    );
}
