//! A table of people to register, one row a person: bytes in, households out, or every problem at once. CSV, with an HXL row or without.
//!
//! Names, ages and contacts go another way ([`ForSealing`]): they never reach a fact. No problem repeats what a cell holds.

use crate::folder::{Record, Records, delimiter, is_empty, is_hxl, texts};
use movement::ledger::{TransportNeed, needs_for};
use movement::problem::{Place, Problem, Problems, code};
use movement::registry::forbidden;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// Columns that are facts. Only `needs` may be missing.
const COLUMNS: [&str; 4] = ["household", "person", "decides", "needs"];
/// Columns whose cells are for sealed records.
const SEALED: [&str; 10] = [
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
];
/// Most rows of a table.
const MOST_ROWS: usize = 200_000;
/// Most bytes of a token or label.
const LONGEST: usize = 40;

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

/// A row as written.
struct Written {
    line: u64,
    label: String,
    decides: String,
    needs: BTreeSet<TransportNeed>,
}

/// Reads a table of people.
///
/// # Errors
/// Every problem of the file, by row and column.
pub fn read(bytes: &[u8], file: &str) -> Result<People, Vec<Problem>> {
    let mut reader = Reader {
        file,
        problems: Problems::default(),
    };
    let people = reader.table(bytes);
    match reader.problems.is_empty() {
        true => Ok(people),
        false => Err(reader.problems.into_sorted()),
    }
}

/// What stands in each column; `None` for what is not read.
type Columns = Vec<Option<&'static str>>;

struct Reader<'f> {
    file: &'f str,
    problems: Problems,
}

impl Reader<'_> {
    fn table(&mut self, bytes: &[u8]) -> People {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let mut records = Records::new(bytes, delimiter(bytes));
        let mut people = People::default();
        let mut written: BTreeMap<String, Vec<Written>> = BTreeMap::new();
        let mut columns: Option<Columns> = None;
        let mut rows = 0;
        while let Some(record) = records.next() {
            if record.cells.is_some_and(is_empty) {
                continue;
            }
            let Some(cells) = self.cells(&record) else { continue };
            match &columns {
                None => columns = Some(self.header(record.line, &cells)),
                Some(_) if rows == 0 && record.cells.is_some_and(is_hxl) => {}
                Some(_) if rows == MOST_ROWS => {
                    self.too_many();
                    break;
                }
                Some(columns) => {
                    rows += 1;
                    self.row(columns, (record.line, &cells), &mut written, &mut people.sealed);
                }
            }
        }
        if columns.is_none() {
            self.empty();
        }
        for (token, rows) in written {
            let rows = self.household(&rows);
            people.households.insert(token, rows);
        }
        people
    }

    /// Returns the cells of a row without spaces around; nothing where it cannot be taken.
    fn cells<'r>(&mut self, record: &Record<'r>) -> Option<Vec<&'r str>> {
        let mut place = Place::file(self.file);
        place.row = Some(record.line);
        let Some(cells) = record.cells else {
            let remedy = "Check that it is the right file; close a quotation mark that swallowed other rows.";
            self.add(
                place,
                code::CELL_COUNT,
                "The row is longer than any row may be.",
                remedy,
            );
            return None;
        };
        let read: Option<Vec<&str>> = texts(cells).map(|cell| cell.map(str::trim)).collect();
        if read.is_none() {
            self.add(
                place,
                code::NOT_UTF8,
                "A cell of this row is no text in UTF-8.",
                "Save it as CSV in UTF-8.",
            );
        }
        read
    }

    fn empty(&mut self) {
        self.add(
            Place::file(self.file),
            code::EMPTY_TABLE,
            "There is nothing in the file.",
            "Give a table with one row a person.",
        );
    }

    fn too_many(&mut self) {
        let cause = format!("The table has more than {MOST_ROWS} rows.");
        self.add(
            Place::file(self.file),
            code::TOO_MANY_ROWS,
            cause,
            "Part it into several files.",
        );
    }

    fn header(&mut self, line: u64, header: &[&str]) -> Columns {
        let mut seen = BTreeSet::new();
        let columns: Columns = header.iter().map(|name| self.column(line, name)).collect();
        for name in columns.iter().flatten() {
            if !seen.insert(*name) {
                let cause = "This column stands in the header twice.";
                self.add(
                    Place::cell(self.file, line, *name),
                    code::DOUBLED_COLUMN,
                    cause,
                    "Keep one.",
                );
            }
        }
        for name in COLUMNS.iter().take(3).filter(|name| !seen.contains(*name)) {
            let cause = "This column is not in the header.";
            self.add(
                Place::cell(self.file, line, *name),
                code::MISSING_COLUMN,
                cause,
                "Add and fill it.",
            );
        }
        columns
    }

    fn column(&mut self, line: u64, name: &str) -> Option<&'static str> {
        let known = COLUMNS
            .iter()
            .chain(&SEALED)
            .find(|known| known.eq_ignore_ascii_case(name));
        if known.is_some() {
            return known.copied();
        }
        let shown: String = name
            .chars()
            .filter(|letter| !letter.is_control())
            .take(LONGEST)
            .collect();
        let place = Place::cell(self.file, line, shown);
        if let Some(what) = forbidden(name) {
            let cause = format!(
                "This column seems to be about {}, which nobody records here.",
                what.words()
            );
            self.add(
                place,
                code::FORBIDDEN_FIELD,
                cause,
                "Delete the column, also where it came from.",
            );
        } else if !name.starts_with("note") {
            let cause = "A table of people has no such column.";
            self.add(
                place,
                code::UNKNOWN_COLUMN,
                cause,
                "Delete it, or let its name start with note: it is not read then.",
            );
        }
        None
    }

    fn row(
        &mut self,
        columns: &Columns,
        (line, cells): (u64, &[&str]),
        written: &mut BTreeMap<String, Vec<Written>>,
        sealed: &mut Vec<ForSealing>,
    ) {
        if cells.len() != columns.len() {
            let mut place = Place::file(self.file);
            place.row = Some(line);
            let cause = format!("The row has {} cells; the header has {}.", cells.len(), columns.len());
            let remedy =
                "Give the row as many cells as the header; put a cell that holds the separator in quotation marks.";
            self.add(place, code::CELL_COUNT, cause, remedy);
            return;
        }
        let cell = |name: &str| {
            let at = columns.iter().position(|column| *column == Some(name));
            at.map_or("", |at| cells[at])
        };
        for name in COLUMNS.iter().take(3) {
            self.check(cell(name), Place::cell(self.file, line, *name));
        }
        let needs = self.needs(cell("needs"), line);
        let household = written.entry(cell("household").to_owned()).or_default();
        let person = household.len();
        household.push(Written {
            line,
            label: cell("person").to_owned(),
            decides: cell("decides").to_owned(),
            needs,
        });
        let texts = SEALED
            .iter()
            .map(|field| (*field, cell(field)))
            .filter(|(_, text)| !text.is_empty());
        sealed.extend(texts.map(|(field, text)| ForSealing {
            household: cell("household").to_owned(),
            person,
            field,
            text: text.to_owned(),
        }));
    }

    fn check(&mut self, text: &str, place: Place) {
        if text.is_empty() {
            self.add(place, code::EMPTY_CELL, "This cell is empty.", "Fill it.");
        } else if text.len() > LONGEST {
            let cause = format!("This cell has more than {LONGEST} bytes.");
            self.add(place, code::CELL_TOO_LONG, cause, "Shorten it.");
        } else if text.chars().any(char::is_control) {
            self.add(
                place,
                code::CONTROL_CHARACTER,
                "This cell has a control character.",
                "Delete it.",
            );
        }
    }

    fn needs(&mut self, text: &str, line: u64) -> BTreeSet<TransportNeed> {
        let mut needs = BTreeSet::new();
        for code in text.split_whitespace() {
            match needs_for(code) {
                Some(found) => needs.extend(found),
                None => {
                    let cause =
                        "A word in this cell is no need, no UNHCR code and no answer of the Washington Group set.";
                    let remedy = "Write wheelchair, stretcher, companion, interpreter or near-door, or a code such as DS-PS or wg-walking-a-lot.";
                    self.add(Place::cell(self.file, line, "needs"), code::NOT_A_CHOICE, cause, remedy);
                }
            }
        }
        needs
    }

    fn household(&mut self, written: &[Written]) -> Vec<Row> {
        let labels: BTreeMap<&str, usize> = written
            .iter()
            .enumerate()
            .map(|(at, row)| (row.label.as_str(), at))
            .collect();
        let is_adult = |at: &usize| written[*at].decides == "self";
        let mut rows = Vec::new();
        for (at, row) in written.iter().enumerate() {
            if labels.get(row.label.as_str()) != Some(&at) {
                let cause = "Two rows of this household have the same person.";
                self.add(
                    Place::cell(self.file, row.line, "person"),
                    code::DOUBLED_ID,
                    cause,
                    "Number the persons of a household.",
                );
            }
            let guardian = labels.get(row.decides.as_str()).filter(|at| is_adult(at));
            let decides = match (row.decides.as_str(), guardian) {
                ("self", _) => Decides::Own,
                ("unaccompanied", _) => Decides::Nobody,
                (_, Some(guardian)) => Decides::Guardian(*guardian),
                (_, None) => {
                    let remedy =
                        "Write self, unaccompanied, or the person of the same household who decides, an adult.";
                    let cause = "Nobody in this household who decides alone is meant here.";
                    self.add(
                        Place::cell(self.file, row.line, "decides"),
                        code::UNKNOWN_ID,
                        cause,
                        remedy,
                    );
                    Decides::Nobody
                }
            };
            rows.push(Row {
                line: row.line,
                decides,
                needs: row.needs.clone(),
            });
        }
        rows
    }

    fn add(&mut self, place: Place, code: &'static str, cause: impl Into<String>, remedy: &str) {
        self.problems.add(code, place, cause, remedy);
    }
}
