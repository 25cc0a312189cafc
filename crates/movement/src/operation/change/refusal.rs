//! Why a change cannot be made to an operation.

use crate::problem::code;
use std::fmt;

/// Code of a change that would leave everything as it is.
pub const NOTHING_CHANGES: &str = "nothing-changes";

/// A change that was refused: which, what is wrong with it, and what to do next.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Refusal {
    /// Position among the changes that were to be made.
    pub at: usize,
    /// What of the change is wrong, by the name that files have for it, e.g. `date`.
    pub key: &'static str,
    /// Stable code for programs, e.g. `out-of-range`.
    pub code: &'static str,
    /// What is wrong, in one sentence.
    pub cause: String,
    /// What to do next, in one sentence.
    pub remedy: String,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} {} -> {}", self.key, self.code, self.cause, self.remedy)
    }
}

impl Refusal {
    pub(super) fn new(
        key: &'static str,
        code: &'static str,
        cause: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        Self {
            at: 0,
            key,
            code,
            cause: cause.into(),
            remedy: remedy.into(),
        }
    }

    pub(super) fn nothing(key: &'static str, cause: impl Into<String>) -> Self {
        Self::new(
            key,
            NOTHING_CHANGES,
            cause,
            "Delete the change, or correct what it names.",
        )
    }

    /// A position the operation does not have. Files name ids, so only a program can ask for one.
    pub(super) fn unknown(key: &'static str) -> Self {
        Self::new(
            key,
            code::UNKNOWN_ID,
            format!("The operation has no such {key}."),
            "Name one that the operation has.",
        )
    }

    pub(super) fn out_of_range(key: &'static str, number: i64, least: u32, most: u32) -> Self {
        Self::new(
            key,
            code::OUT_OF_RANGE,
            format!("{number} is not between {least} and {most}."),
            format!("Write a number from {least} to {most}."),
        )
    }
}

/// Refuses a number outside its range.
pub(super) fn within(key: &'static str, number: i64, least: u32, most: u32) -> Result<(), Refusal> {
    let inside = (i64::from(least)..=i64::from(most)).contains(&number);
    if inside {
        Ok(())
    } else {
        Err(Refusal::out_of_range(key, number, least, most))
    }
}
