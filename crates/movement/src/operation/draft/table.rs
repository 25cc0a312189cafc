//! A table as written. The text of all cells lies in one string, so that a million rows stay small and quick.

use super::form::{Column, TableName};
use crate::problem::{Place, Problems, code};

/// Most characters of a cell.
const MOST_CHARACTERS: usize = 2_000;

/// A table as written: known columns only, cells trimmed.
#[derive(Clone, Debug)]
pub struct Table {
    name: TableName,
    header_line: u64,
    decimal_comma: bool,
    written: Vec<Written>,
    text: String,
    spans: Vec<Option<(u32, u32)>>,
    lines: Vec<u64>,
}

/// What stands at one position of the header.
#[derive(Clone, Debug)]
struct Written {
    /// The column it is, or `None` for a note or a column that was refused.
    column: Option<usize>,
    name: String,
}

/// A column of one table, found once and used for every row; it may be one that was not written.
#[derive(Clone, Copy, Debug)]
pub struct ColumnIx(usize);

/// A row of a table.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    table: &'a Table,
    at: usize,
}

/// A cell of a row, in a column that was written.
#[derive(Clone, Copy, Debug)]
pub struct Cell<'a> {
    /// Its text without spaces around; may be empty.
    pub text: &'a str,
    /// Whether decimals may be written with a comma, as spreadsheets do that separate columns by semicolons.
    pub decimal_comma: bool,
    row: Row<'a>,
    column: &'static str,
}

impl Table {
    /// Returns the table that was not written, or could not be read.
    pub fn absent(name: TableName) -> Self {
        Self {
            name,
            header_line: 1,
            decimal_comma: false,
            written: Vec::new(),
            text: String::new(),
            spans: Vec::new(),
            lines: Vec::new(),
        }
    }

    /// Starts a table from its header. Missing, doubled and unknown columns become problems.
    pub fn start<'h>(
        name: TableName,
        line: u64,
        header: impl Iterator<Item = Option<&'h str>>,
        decimal_comma: bool,
        problems: &mut Problems,
    ) -> Self {
        let mut table = Self::absent(name);
        table.header_line = line;
        table.decimal_comma = decimal_comma;
        for cell in header {
            let written = table.read_name(cell, problems);
            table.written.push(written);
        }
        // Spreadsheets leave empty columns at the right; a cell below one is then a cell too many.
        while table.written.last().is_some_and(|w| w.name.is_empty()) {
            table.written.pop();
        }
        table.refuse_nameless(problems);
        table.report_missing(problems);
        table
    }

    fn read_name(&self, cell: Option<&str>, problems: &mut Problems) -> Written {
        let shown = format!("column {}", self.written.len() + 1);
        let Some(cell) = cell else {
            report_encoding(
                Place::cell(self.name.file(), self.header_line, shown.as_str()),
                problems,
            );
            return Written {
                column: None,
                name: shown,
            };
        };
        let name = trim(cell).to_lowercase();
        let place = || {
            Place::cell(
                self.name.file(),
                self.header_line,
                name.chars().take(60).collect::<String>(),
            )
        };
        let column = self.name.columns().iter().position(|c| c.name == name);
        if column.is_some() && self.written.iter().any(|w| w.column == column) {
            problems.add(
                code::DOUBLED_COLUMN,
                place(),
                format!("The column {name} stands twice in the header."),
                "Keep one of the two columns, or rename the other to a name that starts with note.",
            );
            return Written { column: None, name };
        }
        if column.is_none() && !name.is_empty() && !name.starts_with("note") {
            problems.add(
                code::UNKNOWN_COLUMN,
                place(),
                "The table has no column of this name.",
                format!(
                    "Use the names {}, or let the name start with note.",
                    names(self.name.columns())
                ),
            );
        }
        Written { column, name }
    }

    fn refuse_nameless(&self, problems: &mut Problems) {
        for (at, _) in self.written.iter().enumerate().filter(|(_, w)| w.name.is_empty()) {
            problems.add(
                code::UNKNOWN_COLUMN,
                Place::cell(self.name.file(), self.header_line, format!("column {}", at + 1)),
                "A column in the middle of the table has no name.",
                "Delete the column, or give it a name that starts with note.",
            );
        }
    }

    fn report_missing(&self, problems: &mut Problems) {
        for (at, column) in self.name.columns().iter().enumerate() {
            if column.required && !self.has(ColumnIx(at)) {
                problems.add(
                    code::MISSING_COLUMN,
                    Place::cell(self.name.file(), self.header_line, column.name),
                    format!("The table has no column {}.", column.name),
                    format!("Add the column {} to the header and fill it in every row.", column.name),
                );
            }
        }
    }

    /// Adds a row; `None` is a cell that is not text. Rows without content are skipped. A cell that cannot be
    /// taken becomes a problem and counts as not written.
    pub fn push<'c>(&mut self, line: u64, cells: impl Iterator<Item = Option<&'c str>>, problems: &mut Problems) {
        let columns = self.name.columns().len();
        let first = self.spans.len();
        self.spans.resize(first + columns, None);
        let (mut count, mut filled) = (0, 0);
        let mut broken = false;
        for (at, cell) in cells.enumerate() {
            count = at + 1;
            let text = cell.map(trim);
            broken |= text.is_some_and(|t| t.contains('\n'));
            if text.is_some_and(str::is_empty) && at >= self.written.len() {
                continue;
            }
            if text != Some("") {
                filled = at + 1;
            }
            let Some(written) = self.written.get(at) else { continue };
            let column = written.column;
            let text = self.accept(line, at, text, problems);
            if let (Some(column), Some(text)) = (column, text) {
                self.spans[first + column] = self.keep(text);
            }
        }
        if filled == 0 {
            self.spans.truncate(first);
            return;
        }
        self.lines.push(line);
        if count < self.written.len() || filled > self.written.len() {
            self.report_count(
                line,
                if count < self.written.len() { count } else { filled },
                broken,
                problems,
            );
        }
    }

    fn accept<'c>(&self, line: u64, at: usize, text: Option<&'c str>, problems: &mut Problems) -> Option<&'c str> {
        let place = || Place::cell(self.name.file(), line, self.written[at].name.as_str());
        let Some(text) = text else {
            report_encoding(place(), problems);
            return None;
        };
        if text.len() > MOST_CHARACTERS && text.chars().count() > MOST_CHARACTERS {
            problems.add(
                code::CELL_TOO_LONG,
                place(),
                format!(
                    "The cell holds {} characters; at most {MOST_CHARACTERS} are taken.",
                    text.chars().count()
                ),
                "Shorten the cell; if it swallowed other rows, close the quotation mark that was left open.",
            );
            return None;
        }
        if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
            problems.add(
                code::CONTROL_CHARACTER,
                place(),
                "The cell holds a control character that nobody can see.",
                "Type the cell anew, or export the table again as CSV in UTF-8.",
            );
            return None;
        }
        Some(text)
    }

    fn keep(&mut self, text: &str) -> Option<(u32, u32)> {
        let start = u32::try_from(self.text.len()).ok()?;
        let end = u32::try_from(self.text.len() + text.len()).ok()?;
        self.text.push_str(text);
        Some((start, end))
    }

    fn report_count(&self, line: u64, count: usize, broken: bool, problems: &mut Problems) {
        let mut place = Place::file(self.name.file());
        place.row = Some(line);
        place.column = self
            .written
            .get(count)
            .map(|w| w.name.clone())
            .or_else(|| Some(format!("column {count}")));
        let remedy = if broken {
            "Look for a quotation mark in this row that is opened and not closed."
        } else {
            "Give the row as many cells as the header; put a cell that holds the separator in quotation marks."
        };
        problems.add(
            code::CELL_COUNT,
            place,
            format!("The row has {count} cells; the header has {}.", self.written.len()),
            remedy,
        );
    }

    /// Returns which table this is.
    pub fn name(&self) -> TableName {
        self.name
    }

    /// Returns the number of rows.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Tells whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Tells whether there is a header.
    pub fn is_written(&self) -> bool {
        !self.written.is_empty()
    }

    /// Returns a column of the table by its name, written or not.
    pub fn column(&self, name: &str) -> ColumnIx {
        let columns = self.name.columns();
        let at = columns.iter().position(|column| column.name == name);
        debug_assert!(at.is_some(), "{} has no column {name}", self.name.file());
        ColumnIx(at.unwrap_or(columns.len()))
    }

    /// Returns where a column stands in the header.
    pub fn place(&self, column: ColumnIx) -> Place {
        let name = self.name.columns().get(column.0).map_or("", |c| c.name);
        Place::cell(self.name.file(), self.header_line, name)
    }

    /// Tells whether the column is in the header.
    pub fn has(&self, column: ColumnIx) -> bool {
        self.written.iter().any(|w| w.column == Some(column.0))
    }

    /// Returns the rows as written, empty ones and an HXL row left out.
    pub fn list_rows(&self) -> impl Iterator<Item = Row<'_>> {
        (0..self.lines.len()).map(|at| Row { table: self, at })
    }
}

impl<'a> Row<'a> {
    /// Returns the line of the file, from 1, on which the row starts.
    pub fn line(&self) -> u64 {
        self.table.lines[self.at]
    }

    /// Returns a cell; `None` when its column was not written or the cell was refused.
    pub fn find(&self, column: ColumnIx) -> Option<Cell<'a>> {
        let columns = self.table.name.columns();
        let known = columns.get(column.0)?;
        let (start, end) = self.table.spans[self.at * columns.len() + column.0]?;
        Some(Cell {
            text: &self.table.text[start as usize..end as usize],
            decimal_comma: self.table.decimal_comma,
            row: *self,
            column: known.name,
        })
    }

    /// Returns where a cell of the row stands, written or not.
    pub fn place(&self, column: ColumnIx) -> Place {
        Place {
            row: Some(self.line()),
            ..self.table.place(column)
        }
    }
}

impl Cell<'_> {
    /// Returns where the cell stands.
    pub fn place(&self) -> Place {
        Place::cell(self.row.table.name.file(), self.row.line(), self.column)
    }

    /// Returns the line of the file, from 1, on which its row starts.
    pub fn line(&self) -> u64 {
        self.row.line()
    }
}

/// Tells whether a character is a space, or an invisible mark of writing direction that copying leaves around words.
pub(in crate::operation) fn is_blank(c: char) -> bool {
    let mark = matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    mark || c.is_whitespace()
}

fn trim(text: &str) -> &str {
    text.trim_matches(is_blank)
}

fn names(columns: &[Column]) -> String {
    let names: Vec<&str> = columns.iter().map(|column| column.name).collect();
    names.join(", ")
}

fn report_encoding(place: Place, problems: &mut Problems) {
    problems.add(
        code::NOT_UTF8,
        place,
        "The cell holds bytes that are not UTF-8 text.",
        "Export the table again and choose the encoding UTF-8.",
    );
}
