//! Rows of text out of what people keep tables in: CSV, or a sheet of a workbook. One row at a time, whatever the table is.

mod csv;
mod inflated;
mod workbook;

pub(crate) use inflated::{check_inflated, is_zip};

use movement::problem::{Place, code};
use std::collections::BTreeMap;
use std::ops::ControlFlow;

/// Most cells of a row.
pub(crate) const MOST_CELLS: usize = 1_000;

/// Takes the rows of a table as they come.
pub(crate) trait TakesRows {
    /// Is told where the rows come from, before the first one.
    fn from(&mut self, source: Source);
    /// Takes a row with its number in the table, from 1.
    fn row(&mut self, line: u64, cells: &[&str]) -> ControlFlow<()>;
    /// Is told what could not be read.
    fn fault(&mut self, place: Place, fault: Fault);
}

/// Why a row, or the whole table, could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    /// A code of [`movement::problem::code`].
    pub(crate) code: &'static str,
    /// What is wrong.
    pub(crate) cause: String,
    /// What to do.
    pub(crate) remedy: &'static str,
}

impl Fault {
    pub(crate) fn new(code: &'static str, cause: impl Into<String>, remedy: &'static str) -> Self {
        Self {
            code,
            cause: cause.into(),
            remedy,
        }
    }

    /// A file of this kind that is broken, or made to break who reads it.
    pub(crate) fn unreadable(cause: impl Into<String>, remedy: &'static str) -> Self {
        Self::new(code::UNREADABLE_FILE, cause, remedy)
    }
}

/// Where rows come from: a file, or a sheet of it, where cells have letters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Source {
    /// The file as a problem names it, with the sheet.
    pub(crate) name: String,
    /// Whether cells are known by letters, as in a sheet.
    pub(crate) has_letters: bool,
    /// Questions that columns were made of, where the rows are submissions of a form.
    pub(crate) asked: BTreeMap<String, String>,
}

impl Source {
    /// Returns the place of a row.
    pub(crate) fn row(&self, line: u64) -> Place {
        let mut place = Place::file(&self.name);
        place.row = Some(line);
        place
    }

    /// Returns the place of a cell: the column by its name, in a sheet with what the cell is called there.
    pub(crate) fn cell(&self, line: u64, at: Option<usize>, column: &str) -> Place {
        let column = match (at, self.asked.get(column)) {
            (_, Some(question)) => format!("{column}, {question}"),
            (Some(at), None) if self.has_letters => format!("{column}, {}{line}", letters(at)),
            _ => column.to_owned(),
        };
        Place::cell(&self.name, line, column)
    }
}

/// Reads a table: CSV, or a workbook, by what the bytes are. The sheet is asked for where a workbook has several.
pub(crate) fn each(bytes: &[u8], file: &str, sheet: Option<&str>, taker: &mut dyn TakesRows) {
    if is_zip(bytes) {
        workbook::each(bytes, file, sheet, taker);
    } else if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        let cause = "This is a workbook of the old kind, or one that a password closes.";
        taker.fault(
            Place::file(file),
            Fault::unreadable(cause, "Save it as .xlsx, without a password."),
        );
    } else {
        csv::each(bytes, file, taker);
    }
}

/// Returns what a sheet calls a column, counted from 0.
fn letters(mut at: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + u8::try_from(at % 26).unwrap_or_default()));
        match (at / 26).checked_sub(1) {
            Some(rest) => at = rest,
            None => return letters.iter().rev().collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn columns_have_the_letters_of_a_sheet() {
        let named: Vec<String> = [0, 25, 26, 51, 701, 702].map(letters).to_vec();
        assert_eq!(named, ["A", "Z", "AA", "AZ", "ZZ", "AAA"]);
    }
}
