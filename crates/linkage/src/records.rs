//! Rows to compare: every different value of a field is held once, and rows are numbers.

use crate::{Kind, fold, sound};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// A field that is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// How it is compared.
    pub kind: Kind,
}

/// A row as it was written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Row {
    /// Opaque id; each once in a list.
    pub id: String,
    /// Values in the order of the fields; empty where nothing is known.
    pub values: Vec<String>,
}

/// Why rows cannot be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotRecords {
    /// Fewer than two fields, or more than sixteen.
    Fields(usize),
    /// A row has more or fewer values than there are fields.
    Values {
        /// The row.
        id: String,
    },
    /// Two rows of a list have one id.
    IdTwice {
        /// The id.
        id: String,
    },
    /// More rows than a number of 32 bits counts.
    TooMany,
}

impl fmt::Display for NotRecords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fields(fields) => write!(f, "{fields} fields to compare -> give two to {MOST_FIELDS}"),
            Self::Values { id } => write!(f, "row {id} has not as many values as there are fields -> fill the row"),
            Self::IdTwice { id } => write!(f, "the id {id} stands in two rows -> give each row its own"),
            Self::TooMany => write!(f, "too many rows -> split the list"),
        }
    }
}

impl std::error::Error for NotRecords {}

/// Fields that fit into one pattern of levels.
const MOST_FIELDS: usize = 16;

/// A value of some field.
#[derive(Debug)]
pub(crate) struct Value {
    /// Folded.
    pub spelling: String,
    /// How it sounds; of names only.
    pub sound: String,
    /// Days since some day, or a year; of dates and years only.
    pub number: Option<i64>,
}

/// A field of all rows. Code 0 is a missing value.
#[derive(Debug)]
pub(crate) struct Column {
    pub kind: Kind,
    pub codes: Vec<u32>,
    pub values: Vec<Value>,
    /// Rows with each value.
    pub counts: Vec<u32>,
}

/// One list of rows, or two whose rows are compared with each other's only.
#[derive(Debug)]
pub struct Records {
    pub(crate) fields: Vec<Field>,
    pub(crate) columns: Vec<Column>,
    pub(crate) ids: Vec<String>,
    /// First row of the second list; the number of rows where there is one list.
    pub(crate) second: usize,
    pub(crate) two: bool,
}

impl Records {
    /// Takes the rows of a list, and of a second one where rows of the first are looked for in it. Their order does not matter.
    ///
    /// # Errors
    /// The rows are not all of the fields' form, or an id stands twice.
    pub fn new(fields: Vec<Field>, mut first: Vec<Row>, second: Option<Vec<Row>>) -> Result<Self, NotRecords> {
        if fields.len() < 2 || fields.len() > MOST_FIELDS {
            return Err(NotRecords::Fields(fields.len()));
        }
        let two = second.is_some();
        let mut second = second.unwrap_or_default();
        check(&fields, &mut first)?;
        check(&fields, &mut second)?;
        if u32::try_from(first.len() + second.len()).is_err() {
            return Err(NotRecords::TooMany);
        }
        let starts = first.len();
        let mut rows = first;
        rows.append(&mut second);
        let column =
            |(at, field): (usize, &Field)| Column::of(field.kind, rows.iter().map(|row| row.values[at].as_str()));
        let columns = fields.iter().enumerate().map(column).collect();
        Ok(Self {
            columns,
            fields,
            ids: rows.into_iter().map(|row| row.id).collect(),
            second: starts,
            two,
        })
    }

    /// Returns the fields that are compared.
    pub fn fields(&self) -> &[Field] {
        &self.fields
    }

    /// Returns how many rows there are, in both lists together.
    pub fn rows(&self) -> usize {
        self.ids.len()
    }

    /// Returns how many pairs of rows can be compared at all.
    pub fn all_pairs(&self) -> f64 {
        let (first, second) = (self.second as f64, (self.rows() - self.second) as f64);
        if self.two {
            first * second
        } else {
            first * (first - 1.0).max(0.0) / 2.0
        }
    }
}

/// Checks rows and puts them in the order of their ids, so that nothing depends on the order they came in.
fn check(fields: &[Field], rows: &mut [Row]) -> Result<(), NotRecords> {
    rows.sort_unstable();
    let twice = rows.windows(2).find(|two| two[0].id == two[1].id);
    if let Some(two) = twice {
        return Err(NotRecords::IdTwice { id: two[0].id.clone() });
    }
    match rows.iter().find(|row| row.values.len() != fields.len()) {
        Some(row) => Err(NotRecords::Values { id: row.id.clone() }),
        None => Ok(()),
    }
}

impl Column {
    fn of<'v>(kind: Kind, texts: impl Iterator<Item = &'v str>) -> Self {
        let spellings: Vec<String> = texts.map(fold).collect();
        let different: BTreeSet<&str> = spellings
            .iter()
            .map(String::as_str)
            .filter(|text| !text.is_empty())
            .collect();
        let code: BTreeMap<&str, u32> = different.iter().copied().zip(1..).collect();
        let codes: Vec<u32> = spellings
            .iter()
            .map(|text| code.get(text.as_str()).copied().unwrap_or(0))
            .collect();
        let mut counts = vec![0; different.len() + 1];
        codes.iter().for_each(|code| counts[*code as usize] += 1);
        let values = std::iter::once("").chain(different).map(|text| Value {
            spelling: text.to_owned(),
            sound: if kind == Kind::Name { sound(text) } else { String::new() },
            number: if kind == Kind::Year { text.parse().ok() } else { None },
        });
        Self {
            kind,
            values: values.collect(),
            codes,
            counts,
        }
    }

    /// Returns the share of the rows that have a value, among those with any, another row than the one at hand.
    pub fn share(&self, code: u32) -> f64 {
        let known: u32 = self.codes.len() as u32 - self.counts[0];
        f64::from(self.counts[code as usize].saturating_sub(1).max(1)) / f64::from(known.max(2) - 1)
    }
}
