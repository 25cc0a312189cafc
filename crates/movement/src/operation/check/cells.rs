//! Reads the cells of a row and records what is wrong with them.

use super::index::shown;
use super::number::{self, Whole};
use super::time;
use crate::operation::draft::{Cell, ColumnIx, Row};
use crate::problem::{Place, Problems, code};
use crate::units::{Metres, Minutes};
use jiff::civil::Date;
use std::ops::RangeInclusive;

/// The largest minutes value anywhere, almost two years; sums of several stay far inside 32 bits.
pub(in crate::operation) const MOST_MINUTES: u32 = 1_000_000;
/// The largest number of people anywhere.
pub(in crate::operation) const MOST_PEOPLE: u32 = 10_000_000;

/// Reads one row. Every reader returns `None` after recording a problem, or when there is nothing to read.
pub(super) struct Cells<'a, 'p> {
    pub(super) row: Row<'a>,
    pub(super) problems: &'p mut Problems,
}

impl<'a> Cells<'a, '_> {
    /// Returns a cell that must have content.
    pub(super) fn filled(&mut self, column: ColumnIx) -> Option<Cell<'a>> {
        let cell = self.row.find(column)?;
        if cell.text.is_empty() {
            self.problems.add(
                code::EMPTY_CELL,
                cell.place(),
                "The cell is empty.",
                "Fill it in; the page on the operation folder says what belongs there.",
            );
            return None;
        }
        Some(cell)
    }

    /// Returns a cell if it has content.
    pub(super) fn find(&self, column: ColumnIx) -> Option<Cell<'a>> {
        self.row.find(column).filter(|cell| !cell.text.is_empty())
    }

    /// Reads a name, in one line.
    pub(super) fn name(&mut self, column: ColumnIx) -> String {
        self.filled(column).map_or_else(String::new, |cell| one_line(cell.text))
    }

    /// Reads a name that need not be there.
    pub(super) fn find_name(&mut self, column: ColumnIx) -> Option<String> {
        self.find(column).map(|cell| one_line(cell.text))
    }

    /// Reads a whole number that must be there.
    pub(super) fn whole(&mut self, column: ColumnIx, range: RangeInclusive<u32>) -> Option<u32> {
        let cell = self.filled(column)?;
        whole(&cell, range, self.problems)
    }

    /// Reads a whole number that need not be there; `Err` after a problem.
    pub(super) fn find_whole(&mut self, column: ColumnIx, range: RangeInclusive<u32>) -> Result<Option<u32>, ()> {
        match self.find(column) {
            Some(cell) => whole(&cell, range, self.problems).map(Some).ok_or(()),
            None => Ok(None),
        }
    }

    /// Reads minutes that must be there.
    pub(super) fn minutes(&mut self, column: ColumnIx, least: u32) -> Option<Minutes> {
        let minutes = self.whole(column, least..=MOST_MINUTES)?;
        i32::try_from(minutes).ok().map(Minutes)
    }

    /// Reads kilometres.
    pub(super) fn kilometres(&mut self, column: ColumnIx) -> Option<Metres> {
        const MOST: u64 = 40_000_000;
        let cell = self.filled(column)?;
        let Some(value) = number::decimal(cell.text, cell.decimal_comma) else {
            self.not_a_number(&cell, "kilometres with a dot for decimals, such as 19.5");
            return None;
        };
        match number::thousandths(cell.text, cell.decimal_comma) {
            Some(metres) if metres <= MOST => Some(Metres(metres)),
            _ => {
                self.problems.add(
                    code::OUT_OF_RANGE,
                    cell.place(),
                    format!("{value} is not between 0 and 40000 with at most three decimals."),
                    "Write the length of the road in kilometres.",
                );
                None
            }
        }
    }

    /// Reads a spread from 1 to 10, if there is one, in thousandths.
    pub(super) fn spread(&mut self, column: ColumnIx) -> Option<u32> {
        let cell = self.find(column)?;
        let Some(value) = number::decimal(cell.text, cell.decimal_comma) else {
            self.not_a_number(&cell, "a number with a dot for decimals, such as 2.5");
            return None;
        };
        let thousandths = number::thousandths(cell.text, cell.decimal_comma);
        let spread = thousandths.and_then(|n| u32::try_from(n).ok());
        let spread = spread.filter(|n| (1000..=10_000).contains(n));
        if spread.is_none() {
            self.problems.add(
                code::OUT_OF_RANGE,
                cell.place(),
                format!("{value} is not between 1 and 10 with at most three decimals."),
                "Write how many times the median it takes until nine of ten have left.",
            );
        }
        spread
    }

    /// Reads degrees; only whether they are a number.
    pub(super) fn degrees(&mut self, column: ColumnIx) -> Option<f64> {
        let cell = self.filled(column)?;
        let value = number::decimal(cell.text, cell.decimal_comma);
        if value.is_none() {
            self.not_a_number(
                &cell,
                "degrees with a dot for decimals, such as 33.31; west and south are negative",
            );
        }
        value
    }

    fn not_a_number(&mut self, cell: &Cell<'_>, wanted: &str) {
        self.problems.add(
            code::NOT_A_NUMBER,
            cell.place(),
            format!("{} is not a number.", shown(cell.text)),
            format!("Write {wanted}."),
        );
    }

    /// Reads a date that must be there.
    pub(super) fn date(&mut self, column: ColumnIx) -> Option<Date> {
        let cell = self.filled(column)?;
        date(cell.text, cell.place(), self.problems)
    }

    /// Reads an hour that must be there.
    pub(super) fn hour(&mut self, column: ColumnIx) -> Option<Minutes> {
        let cell = self.filled(column)?;
        hour(cell.text, cell.place(), self.problems)
    }

    /// Reads one of several words, in capitals or not; the first if the cell is empty and `optional`.
    pub(super) fn choice<T: Copy>(&mut self, column: ColumnIx, words: &[(&str, T)], optional: bool) -> Option<T> {
        let cell = if optional {
            match self.find(column) {
                Some(cell) => cell,
                None => return words.first().map(|(_, value)| *value),
            }
        } else {
            self.filled(column)?
        };
        choice(cell.text, || cell.place(), words, self.problems)
    }
}

/// Reads a whole number in a range.
pub(super) fn whole(cell: &Cell<'_>, range: RangeInclusive<u32>, problems: &mut Problems) -> Option<u32> {
    match number::whole(cell.text) {
        Whole::Number(number) => in_range(number, range, || cell.place(), problems),
        Whole::Other => {
            problems.add(
                code::NOT_A_WHOLE_NUMBER,
                cell.place(),
                format!("{} is not a whole number.", shown(cell.text)),
                "Write a whole number in digits only, without spaces, separators or decimals.",
            );
            None
        }
    }
}

/// Returns a number that lies in its range.
pub(super) fn in_range(
    number: i64,
    range: RangeInclusive<u32>,
    place: impl Fn() -> Place,
    problems: &mut Problems,
) -> Option<u32> {
    let fits = u32::try_from(number).ok().filter(|n| range.contains(n));
    if fits.is_none() {
        let (least, most) = (range.start(), range.end());
        problems.add(
            code::OUT_OF_RANGE,
            place(),
            format!("{number} is not between {least} and {most}."),
            format!("Write a number from {least} to {most}."),
        );
    }
    fits
}

/// Reads a date.
pub(super) fn date(text: &str, place: Place, problems: &mut Problems) -> Option<Date> {
    let date = time::date(text);
    if date.is_none() {
        problems.add(
            code::NOT_A_DATE,
            place,
            format!("{} is not a date.", shown(text)),
            "Write the date as year, month and day, such as 2019-04-01.",
        );
    }
    date
}

/// Reads an hour of the day.
pub(super) fn hour(text: &str, place: Place, problems: &mut Problems) -> Option<Minutes> {
    let hour = time::hour(text);
    if hour.is_none() {
        problems.add(
            code::NOT_AN_HOUR,
            place,
            format!("{} is not an hour of the day.", shown(text)),
            "Write hours and minutes from 00:00 to 24:00, such as 06:30.",
        );
    }
    hour
}

/// Reads one of several words, in capitals or not.
pub(super) fn choice<T: Copy>(
    text: &str,
    place: impl Fn() -> Place,
    words: &[(&str, T)],
    problems: &mut Problems,
) -> Option<T> {
    let value = words
        .iter()
        .find(|(word, _)| word.eq_ignore_ascii_case(text))
        .map(|(_, value)| *value);
    if value.is_none() {
        let allowed: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        problems.add(
            code::NOT_A_CHOICE,
            place(),
            format!("{} is not among {}.", shown(text), allowed.join(", ")),
            format!("Write one of {}.", allowed.join(", ")),
        );
    }
    value
}

fn one_line(text: &str) -> String {
    if text.contains(['\n', '\r', '\t']) {
        return text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    text.to_owned()
}
