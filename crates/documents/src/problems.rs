//! Gathers what is wrong in one JSON file, so that a reader can go on and report everything at once.

use crate::json::shortened;
use movement::plan::{Load, Reason};
use movement::problem::{Place, Problem};
use movement::units::{Moment, Persons};
use std::fmt;
use std::ops::RangeInclusive;

/// The latest minute a file may name: a thousand days, so that no sum of minutes can overflow.
pub(crate) const LAST_MINUTE: i64 = 1_000 * 24 * 60;

/// The most people that may be counted together, so that no sum of people can overflow.
pub(crate) const MOST_PEOPLE: u64 = 1_000_000_000;

/// Reports longer than this help nobody; the rest is counted.
const LONGEST_REPORT: usize = 1_000;

/// The problems of one file.
pub(crate) struct Problems {
    file: String,
    found: Vec<Problem>,
    more: usize,
}

impl Problems {
    /// Starts the report on a file.
    pub(crate) fn of(file: &str) -> Self {
        Self {
            file: file.to_owned(),
            found: Vec::new(),
            more: 0,
        }
    }

    /// Adds a problem at a JSON path such as `fleet[3]`.
    pub(crate) fn add(&mut self, at: impl fmt::Display, code: &'static str, cause: impl Into<String>, remedy: &str) {
        if self.found.len() >= LONGEST_REPORT {
            self.more += 1;
            return;
        }
        self.found.push(Problem {
            place: Place {
                file: self.file.clone(),
                row: None,
                column: Some(at.to_string()),
            },
            code,
            cause: cause.into(),
            remedy: remedy.to_owned(),
        });
    }

    /// Returns the number if it lies in the range; else reports it and returns zero, to let reading go on.
    pub(crate) fn number<T: TryFrom<i64> + Default>(
        &mut self,
        at: fmt::Arguments<'_>,
        value: i64,
        range: RangeInclusive<i64>,
    ) -> T {
        let (low, high) = (*range.start(), *range.end());
        match T::try_from(value) {
            Ok(number) if range.contains(&value) => number,
            _ => {
                let cause = format!("{value} is not between {low} and {high}.");
                self.add(at, "out-of-range", cause, "Write a number in that range.");
                T::default()
            }
        }
    }

    /// Returns the position if the list has it; else reports it and returns the first position.
    pub(crate) fn position(&mut self, at: fmt::Arguments<'_>, value: i64, list: &str, length: usize) -> usize {
        match usize::try_from(value) {
            Ok(position) if position < length => position,
            _ => {
                let cause = format!("There is no position {value} in {list}, which has {length}.");
                self.add(
                    at,
                    "unknown-index",
                    cause,
                    "Count positions from 0 up to the length less one.",
                );
                0
            }
        }
    }

    /// Returns a moment of a plan; it may lie before the first midnight, when a convoy loads for an early window.
    pub(crate) fn moment(&mut self, at: fmt::Arguments<'_>, value: i64) -> Moment {
        Moment(self.number(at, value, -LAST_MINUTE..=2 * LAST_MINUTE))
    }

    /// Returns a number of people in one vehicle.
    pub(crate) fn people(&mut self, at: fmt::Arguments<'_>, value: i64) -> Persons {
        Persons(self.number(at, value, 0..=10_000))
    }

    /// Reports loads that carry more people than can be counted.
    pub(crate) fn limit_people<'a>(&mut self, at: &str, loads: impl Iterator<Item = &'a Load>) {
        let total: u64 = loads.map(|load| u64::from(load.people().0)).sum();
        if total > MOST_PEOPLE {
            let cause = format!("{total} people in all are more than {MOST_PEOPLE}.");
            self.add(at, "out-of-range", cause, "Carry every person once.");
        }
    }

    /// Returns the reason with this code; else reports it.
    pub(crate) fn reason(&mut self, at: fmt::Arguments<'_>, code: &str) -> Option<Reason> {
        let reason = Reason::ALL.into_iter().find(|reason| reason.code() == code);
        if reason.is_none() {
            let cause = format!("No reason has the code \"{}\".", shortened(code));
            let codes = Reason::ALL.map(Reason::code).join(", ");
            self.add(at, "unknown-word", cause, &format!("Write one of {codes}."));
        }
        reason
    }

    /// Returns the value when nothing was wrong, else every problem.
    pub(crate) fn finish<T>(mut self, value: T) -> Result<T, Vec<Problem>> {
        if self.more > 0 {
            self.found.push(Problem {
                place: Place::file(self.file),
                code: "more-problems",
                cause: format!("{} more problems are not listed.", self.more),
                remedy: "Correct those above and try again.".to_owned(),
            });
        }
        if self.found.is_empty() {
            Ok(value)
        } else {
            Err(self.found)
        }
    }
}
