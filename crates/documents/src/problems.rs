//! Gathers what is wrong in one JSON file, so that a reader can go on and report everything at once.

use crate::json::shortened;
use movement::plan::{Load, Reason};
use movement::problem::{Place, Problem, Problems, code};
use movement::units::{Kilograms, Moment, Persons};
use std::fmt;
use std::ops::RangeInclusive;

/// Codes that only JSON files need; `docs/concepts/plan-files.md` explains them.
pub(crate) mod json_code {
    /// The bytes are not JSON.
    pub(crate) const BAD_JSON: &str = "bad-json";
    /// The file is of another format.
    pub(crate) const UNKNOWN_FORMAT: &str = "unknown-format";
    /// A list or table has another length than it must.
    pub(crate) const WRONG_LENGTH: &str = "wrong-length";
    /// A position that a list does not have.
    pub(crate) const UNKNOWN_POSITION: &str = "unknown-position";
    /// No corridor joins the two.
    pub(crate) const NO_CORRIDOR: &str = "no-corridor";
    /// A plan whose minutes count from another midnight.
    pub(crate) const OTHER_OPERATION: &str = "other-operation";
}

/// The latest minute a file may name: a thousand days, so that no sum of minutes can overflow.
pub(crate) const LAST_MINUTE: i64 = 1_000 * 24 * 60;

/// The most people that may be counted together, so that no sum of people can overflow.
pub(crate) const MOST_PEOPLE: u64 = 1_000_000_000;

/// The problems of one JSON file; places are JSON paths such as `fleet[3]`.
pub(crate) struct FileProblems {
    file: String,
    problems: Problems,
}

impl FileProblems {
    /// Starts the report on a file.
    pub(crate) fn of(file: &str) -> Self {
        Self {
            file: file.to_owned(),
            problems: Problems::default(),
        }
    }

    /// Adds a problem at a JSON path.
    pub(crate) fn add(&mut self, at: impl fmt::Display, code: &'static str, cause: impl Into<String>, remedy: &str) {
        let place = Place {
            file: self.file.clone(),
            row: None,
            column: Some(at.to_string()),
        };
        self.problems.add(code, place, cause, remedy);
    }

    /// Returns the number if it lies in the range; else reports it and returns zero, to let reading go on.
    pub(crate) fn number<T: TryFrom<i64> + Default>(
        &mut self,
        at: impl fmt::Display,
        value: i64,
        range: RangeInclusive<i64>,
    ) -> T {
        let (low, high) = (*range.start(), *range.end());
        match T::try_from(value) {
            Ok(number) if range.contains(&value) => number,
            _ => {
                let cause = format!("{value} is not between {low} and {high}.");
                self.add(at, code::OUT_OF_RANGE, cause, "Write a number in that range.");
                T::default()
            }
        }
    }

    /// Returns the position if the list has it; else reports it and returns the first position.
    pub(crate) fn position(&mut self, at: impl fmt::Display, value: i64, list: &str, length: usize) -> usize {
        match usize::try_from(value) {
            Ok(position) if position < length => position,
            _ => {
                let cause = format!("There is no position {value} in {list}, which has {length}.");
                let remedy = "Count positions from 0 up to the length less one.";
                self.add(at, json_code::UNKNOWN_POSITION, cause, remedy);
                0
            }
        }
    }

    /// Tells whether a table has these rows and columns, and reports it when not.
    pub(crate) fn is_table<T>(&mut self, at: &str, table: &[Vec<T>], (rows, columns): (usize, usize)) -> bool {
        let wrong = table.iter().position(|row| row.len() != columns);
        let cause = match wrong {
            None if table.len() == rows => return true,
            Some(row) => format!("Row {row} has {} numbers, not {columns}.", table[row].len()),
            None => format!("The table has {} rows, not {rows}.", table.len()),
        };
        let remedy = "Write one row and one column for each place meant.";
        self.add(at, json_code::WRONG_LENGTH, cause, remedy);
        false
    }

    /// Returns a moment of a plan; it may lie before the first midnight, when a convoy loads for an early window.
    pub(crate) fn moment(&mut self, at: impl fmt::Display, value: i64) -> Moment {
        Moment(self.number(at, value, -LAST_MINUTE..=2 * LAST_MINUTE))
    }

    /// Returns a number of people in one vehicle.
    pub(crate) fn people(&mut self, at: impl fmt::Display, value: i64) -> Persons {
        Persons(self.number(at, value, 0..=10_000))
    }

    /// Returns the weight of a household's luggage in one vehicle.
    pub(crate) fn kilograms(&mut self, at: impl fmt::Display, value: i64) -> Kilograms {
        Kilograms(self.number(at, value, 0..=1_000_000))
    }

    /// Reports people who are too many to be counted.
    pub(crate) fn limit_people(&mut self, at: &str, people: impl Iterator<Item = Persons>) {
        let total: u64 = people.map(|p| u64::from(p.0)).sum();
        if total > MOST_PEOPLE {
            let cause = format!("{total} people in all are more than {MOST_PEOPLE}.");
            self.add(at, code::TOTAL_TOO_LARGE, cause, "Plan a part of them.");
        }
    }

    /// Reports loads that carry more people than can be counted.
    pub(crate) fn limit_loads<'a>(&mut self, at: &str, loads: impl Iterator<Item = &'a Load>) {
        self.limit_people(at, loads.map(Load::people));
    }

    /// Returns the reason with this code; else reports it.
    pub(crate) fn reason(&mut self, at: impl fmt::Display, written: &str) -> Option<Reason> {
        self.choose(at, written, &Reason::ALL, Reason::code)
    }

    /// Returns the reason of this code from a list; else reports it.
    pub(crate) fn choose<R: Copy>(
        &mut self,
        at: impl fmt::Display,
        written: &str,
        all: &[R],
        code_of: fn(R) -> &'static str,
    ) -> Option<R> {
        let reason = all.iter().copied().find(|reason| code_of(*reason) == written);
        if reason.is_none() {
            let cause = format!("No reason has the code \"{}\".", shortened(written));
            let codes: Vec<&str> = all.iter().map(|reason| code_of(*reason)).collect();
            self.add(
                at,
                code::NOT_A_CHOICE,
                cause,
                &format!("Write one of {}.", codes.join(", ")),
            );
        }
        reason
    }

    /// Returns the value when nothing was wrong, else every problem.
    pub(crate) fn finish<T>(self, value: T) -> Result<T, Vec<Problem>> {
        if self.problems.is_empty() {
            Ok(value)
        } else {
            Err(self.problems.into_sorted())
        }
    }
}
