//! A table of people to register, one row a person: bytes in, households out, or every problem at once. CSV or a sheet of a
//! workbook, with an HXL row or without.
//!
//! Names, ages and contacts go another way ([`ForSealing`]): they never reach a fact. No problem repeats what a cell holds.

mod columns;
mod hxl;
mod reader;
mod whole;

use crate::rows;
use movement::ledger::TransportNeed;
use movement::problem::Problem;
pub(crate) use reader::Reader;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// Columns that are facts. Only `needs` may be missing.
const COLUMNS: [&str; 4] = ["household", "person", "decides", "needs"];
/// Columns whose cells are for sealed records.
pub(crate) const SEALED: [&str; 12] = [
    "name",
    "given_name",
    "family_name",
    "father_name",
    "mother_name",
    "grandfather_name",
    "birth_year",
    "age",
    "phone",
    "contact",
    "paper",
    "paper_number",
];
/// Most rows of a table.
const MOST_ROWS: usize = 200_000;
/// Most bytes of a token or label.
const LONGEST: usize = 40;
/// Most bytes of a cell for a sealed record.
const LONGEST_SEALED: usize = 400;

/// Returns the column of a table of people that has this name.
pub(crate) fn column_named(name: &str) -> Option<&'static str> {
    let mut known = COLUMNS.iter().chain(&SEALED);
    known.find(|known| known.eq_ignore_ascii_case(name)).copied()
}

/// Tells whether a column is for sealed records.
pub(crate) fn is_sealed(column: &str) -> bool {
    SEALED.contains(&column)
}

/// Returns the column of a table of people that an HXL tag stands for.
pub(crate) fn column_of_tag(tag: &str) -> Option<&'static str> {
    hxl::column(tag)
}

/// Who decides for a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decides {
    /// The person.
    Own,
    /// The adult at this position of the household.
    Guardian(usize),
    /// Nobody: a child without a guardian.
    Nobody,
}

/// A person to register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Line of the file, from 1.
    pub line: u64,
    /// Who decides.
    pub decides: Decides,
    /// What it needs to travel. Why is not kept.
    pub needs: BTreeSet<TransportNeed>,
}

/// Something for a sealed record. Its text is not shown by `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct ForSealing {
    /// Token of the household.
    pub household: String,
    /// Position of the person in the household.
    pub person: usize,
    /// Column.
    pub field: &'static str,
    /// What the cell holds.
    pub text: String,
}

impl fmt::Debug for ForSealing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ForSealing({})", self.field)
    }
}

/// People to register.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct People {
    /// Persons by the token of their household, in the order of the file.
    pub households: BTreeMap<String, Vec<Row>>,
    /// What is not for facts.
    pub sealed: Vec<ForSealing>,
}

/// Reads a table of people: CSV, or the only sheet of a workbook, or its sheet called people.
///
/// # Errors
/// Every problem of the file, by row and column.
pub fn read(bytes: &[u8], file: &str) -> Result<People, Vec<Problem>> {
    read_sheet(bytes, file, None)
}

/// Reads a table of people from the sheet of this name, where the file is a workbook.
///
/// # Errors
/// Every problem of the file, by row and column.
pub fn read_sheet(bytes: &[u8], file: &str, sheet: Option<&str>) -> Result<People, Vec<Problem>> {
    let mut reader = Reader::default();
    rows::each(bytes, file, sheet, &mut reader);
    reader.people(file)
}
