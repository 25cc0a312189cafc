//! A problem in what somebody wrote: code, place, cause and remedy. Problems come all at once, never one by one.

pub mod code;
mod collection;

pub use collection::Problems;

use std::fmt;

/// Where in the written material a problem stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// File name inside the operation folder, e.g. `households.csv`.
    pub file: String,
    /// Line of the file counted from 1 (the header is line 1), when one line is meant.
    pub row: Option<u64>,
    /// Column name (CSV) or key (TOML), when one is meant.
    pub column: Option<String>,
}

impl Place {
    /// Returns the place that means the whole file.
    pub fn file(file: impl Into<String>) -> Self {
        Self {
            file: file.into(),
            row: None,
            column: None,
        }
    }

    /// Returns the place of one cell or key.
    pub fn cell(file: impl Into<String>, row: u64, column: impl Into<String>) -> Self {
        Self {
            file: file.into(),
            row: Some(row),
            column: Some(column.into()),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if let Some(row) = self.row {
            write!(f, ":{row}")?;
        }
        if let Some(column) = &self.column {
            write!(f, " [{column}]")?;
        }
        Ok(())
    }
}

/// One thing wrong in what was written, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// Where it stands.
    pub place: Place,
    /// Stable code for programs and for the table in `docs/concepts/problems.md`, e.g. `unknown-id`.
    pub code: &'static str,
    /// What is wrong, in one sentence.
    pub cause: String,
    /// What to do next, in one sentence.
    pub remedy: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} {} -> {}", self.place, self.code, self.cause, self.remedy)
    }
}
