//! Days of the calendar, on which letters are sent and answered. A day is what people write; it decides nothing by itself.

use crate::ledger::Timestamp;
use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A day, written 2019-03-26.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day(Date);

/// A text is no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoDay;

impl fmt::Display for NoDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a day is written year-month-day, as 2019-03-26")
    }
}

impl std::error::Error for NoDay {}

impl Day {
    /// Returns the day of a time, UTC; none where no calendar has it.
    pub fn of(at: Timestamp) -> Option<Self> {
        at.day().parse().ok()
    }

    /// Returns the day so many days later, or the last one there is.
    #[must_use]
    pub fn plus(self, days: u16) -> Self {
        Self(self.0.saturating_add(i64::from(days).days()))
    }

    /// Returns how many days come after this one until another: 0 where that is not later.
    pub fn until(self, other: Self) -> u32 {
        let days = self.0.until(other.0).map_or(0, |span| span.get_days());
        u32::try_from(days).unwrap_or(0)
    }
}

impl FromStr for Day {
    type Err = NoDay;

    fn from_str(text: &str) -> Result<Self, NoDay> {
        // Longer texts that begin with a date are no days: the hour would be lost.
        let date = (text.len() == 10).then(|| text.parse().ok()).flatten();
        date.map(Self).ok_or(NoDay)
    }
}

impl TryFrom<String> for Day {
    type Error = NoDay;

    fn try_from(text: String) -> Result<Self, NoDay> {
        text.parse()
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        day.to_string()
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
