//! A table as written. The text of all cells lies in one string, so that a million rows stay small and quick.

use super::form::TableName;
use super::header::{Header, report_encoding};
use super::text::trim;
use crate::problem::{Place, Problems, code};

/// Most characters of a cell.
const MOST_CHARACTERS: usize = 2_000;

/// A table as written: known columns only, cells trimmed.
#[derive(Clone, Debug)]
pub struct Table {
    header: Header,
    decimal_comma: bool,
    text: String,
    spans: Vec<Span>,
    lines: Vec<u64>,
    beyond: usize,
}

/// Start and length of a cell in the text. Not an `Option` of both, to keep millions of cells small.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Span(u32, u32);

impl Span {
    /// A cell that was not written, or was refused.
    const NONE: Self = Self(u32::MAX, 0);
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
    column: ColumnIx,
}

/// How many cells a row has, and what hints at why they are too few or too many.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    cells: usize,
    /// Up to and with the last cell that is not empty.
    filled: usize,
    broken: bool,
}

impl Table {
    /// Returns the table that was not written, or could not be read.
    pub fn absent(name: TableName) -> Self {
        Self {
            header: Header::absent(name),
            decimal_comma: false,
            text: String::new(),
            spans: Vec::new(),
            lines: Vec::new(),
            beyond: 0,
        }
    }

    /// Starts a table from its header; `None` is a cell that is not text. Missing, doubled and unknown columns become
    /// problems.
    pub fn start<'h>(
        name: TableName,
        line: u64,
        header: impl Iterator<Item = Option<&'h str>>,
        decimal_comma: bool,
        problems: &mut Problems,
    ) -> Self {
        Self {
            header: Header::read(name, line, header, problems),
            decimal_comma,
            ..Self::absent(name)
        }
    }

    /// Adds a row; `None` is a cell that is not text. Rows without content are skipped. A cell that cannot be
    /// taken becomes a problem and counts as not written. Rows beyond the most of the table are only counted.
    pub fn push<'c>(&mut self, line: u64, cells: impl Iterator<Item = Option<&'c str>>, problems: &mut Problems) {
        if self.lines.len() == self.name().most_rows() {
            self.beyond += 1;
            return;
        }
        let first = self.spans.len();
        self.spans.resize(first + self.name().columns().len(), Span::NONE);
        let mut count = Count::default();
        for (at, cell) in cells.enumerate() {
            let text = cell.map(trim);
            count.cells = at + 1;
            count.broken |= text.is_some_and(|text| text.contains('\n'));
            if text != Some("") {
                count.filled = at + 1;
            }
            if at < self.header.len()
                && let Some(text) = self.accept(line, at, text, problems)
                && let Some(column) = self.header.find_column(at)
            {
                self.spans[first + column] = self.keep(text);
            }
        }
        if count.filled == 0 {
            self.spans.truncate(first);
            return;
        }
        self.lines.push(line);
        if count.cells < self.header.len() {
            self.report_count(line, count.cells, count.broken, problems);
        } else if count.filled > self.header.len() {
            self.report_count(line, count.filled, count.broken, problems);
        }
    }

    fn accept<'c>(&self, line: u64, at: usize, text: Option<&'c str>, problems: &mut Problems) -> Option<&'c str> {
        let place = || Place::cell(self.name().file(), line, self.header.name_at(at));
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

    fn keep(&mut self, text: &str) -> Span {
        let (start, length) = (u32::try_from(self.text.len()), u32::try_from(text.len()));
        let (Ok(start), Ok(length)) = (start, length) else {
            return Span::NONE;
        };
        self.text.push_str(text);
        Span(start, length)
    }

    fn report_count(&self, line: u64, count: usize, broken: bool, problems: &mut Problems) {
        let width = self.header.len();
        let at = if count < width { count } else { width };
        let remedy = if broken {
            "Look for a quotation mark in this row that is opened and not closed."
        } else {
            "Give the row as many cells as the header; put a cell that holds the separator in quotation marks."
        };
        problems.add(
            code::CELL_COUNT,
            Place::cell(self.name().file(), line, self.header.name_at(at)),
            format!("The row has {count} cells; the header has {width}."),
            remedy,
        );
    }

    /// Returns which table this is.
    pub fn name(&self) -> TableName {
        self.header.table()
    }

    /// Returns the number of rows kept.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Returns the number of rows beyond the most the table may have.
    pub fn rows_beyond(&self) -> usize {
        self.beyond
    }

    /// Tells whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Tells whether there is a header.
    pub fn is_written(&self) -> bool {
        self.header.len() > 0
    }

    /// Returns a column of the table by its name, written or not.
    pub fn column(&self, name: &str) -> ColumnIx {
        let columns = self.name().columns();
        let at = columns.iter().position(|column| column.name == name);
        debug_assert!(at.is_some(), "{} has no column {name}", self.name().file());
        ColumnIx(at.unwrap_or(columns.len()))
    }

    /// Tells whether the column is in the header.
    pub fn has(&self, column: ColumnIx) -> bool {
        self.header.has(column.0)
    }

    /// Returns where a column stands in the header.
    pub fn place(&self, column: ColumnIx) -> Place {
        self.header
            .place(self.name().columns().get(column.0).map_or("", |c| c.name))
    }

    /// Returns the rows as written, without empty ones.
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
        let table = self.table;
        let columns = table.name().columns().len();
        let span = *table.spans.get(self.at * columns..)?.get(..columns)?.get(column.0)?;
        if span == Span::NONE {
            return None;
        }
        let (start, length) = (span.0 as usize, span.1 as usize);
        Some(Cell {
            text: table.text.get(start..start + length)?,
            decimal_comma: table.decimal_comma,
            row: *self,
            column,
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
        self.row.place(self.column)
    }

    /// Returns the line of the file, from 1, on which its row starts.
    pub fn line(&self) -> u64 {
        self.row.line()
    }
}
