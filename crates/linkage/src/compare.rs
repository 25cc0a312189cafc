//! How alike two values of a field are, in a few levels.

use crate::records::{Column, Records, Value};
use std::fmt;

/// How a field is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A part of a name: by spelling, by sound in both scripts, and in the place of another part.
    Name,
    /// Words such as a street or a village: by spelling.
    Text,
    /// A date written in digits: by digits that differ.
    Date,
    /// A number of a paper, a telephone, a post code: by digits that differ.
    Code,
    /// A year of birth, often a guess: by distance.
    Year,
}

/// How alike two values are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// One of them, or both, is not known: says nothing.
    Missing = 0,
    /// The same, once folded.
    Same = 1,
    /// Hardly different: a slip of the pen, or a year apart.
    Near = 2,
    /// Sounds the same, or two slips.
    Alike = 3,
    /// The value of another part of the name.
    Displaced = 4,
    /// Somewhat alike.
    Far = 5,
    /// Something else.
    Different = 6,
}

impl Level {
    /// All levels that say something.
    pub const TELLING: [Self; 6] = [
        Self::Same,
        Self::Near,
        Self::Alike,
        Self::Displaced,
        Self::Far,
        Self::Different,
    ];

    pub(crate) fn of(number: u64) -> Self {
        match number {
            1 => Self::Same,
            2 => Self::Near,
            3 => Self::Alike,
            4 => Self::Displaced,
            5 => Self::Far,
            6 => Self::Different,
            _ => Self::Missing,
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Missing => "not known",
            Self::Same => "same",
            Self::Near => "nearly the same",
            Self::Alike => "alike",
            Self::Displaced => "in another place",
            Self::Far => "somewhat alike",
            Self::Different => "different",
        })
    }
}

/// Levels of all fields of a pair, four bits each.
pub(crate) type Pattern = u64;

/// Returns the level of a field in a pattern.
pub(crate) fn level_in(pattern: Pattern, field: usize) -> Level {
    Level::of(pattern >> (4 * field) & 15)
}

impl Records {
    /// Compares two rows, field by field; the same whichever comes first.
    pub(crate) fn compare(&self, left: u32, right: u32) -> Pattern {
        let levels = self.columns.iter().enumerate().map(|(at, column)| {
            let level = self.level(column, at, left as usize, right as usize);
            (level as Pattern) << (4 * at)
        });
        levels.fold(0, |pattern, level| pattern | level)
    }

    fn level(&self, column: &Column, at: usize, left: usize, right: usize) -> Level {
        let (a, b) = (column.codes[left], column.codes[right]);
        if a == 0 || b == 0 {
            return Level::Missing;
        }
        if a == b {
            return Level::Same;
        }
        let (a, b) = (&column.values[a as usize], &column.values[b as usize]);
        match column.kind {
            Kind::Name => {
                let level = name(a, b);
                if level > Level::Alike && self.displaced(at, left, right) {
                    Level::Displaced
                } else {
                    level
                }
            }
            Kind::Text => by_spelling(&a.spelling, &b.spelling),
            Kind::Date | Kind::Code => by_slips(&a.spelling, &b.spelling),
            Kind::Year => by_distance(a, b),
        }
    }

    /// Tells whether each row has its value of a field in another part of the other's name.
    fn displaced(&self, at: usize, left: usize, right: usize) -> bool {
        let others = |row: usize| {
            let names = self
                .columns
                .iter()
                .enumerate()
                .filter(move |(other, column)| column.kind == Kind::Name && *other != at);
            names.map(move |(_, column)| column.values[column.codes[row] as usize].spelling.as_str())
        };
        let column = &self.columns[at];
        let value = |row: usize| column.values[column.codes[row] as usize].spelling.as_str();
        others(right).any(|other| other == value(left)) && others(left).any(|other| other == value(right))
    }
}

fn name(a: &Value, b: &Value) -> Level {
    let spelt = by_spelling(&a.spelling, &b.spelling);
    if spelt == Level::Near || a.sound.len() < 2 || b.sound.len() < 2 {
        return spelt;
    }
    if a.sound == b.sound {
        return Level::Alike;
    }
    let far = strsim::jaro_winkler(&a.sound, &b.sound) >= 0.88;
    if far && spelt > Level::Far { Level::Far } else { spelt }
}

/// The thresholds are those that Splink's comparison of names takes.
fn by_spelling(a: &str, b: &str) -> Level {
    match strsim::jaro_winkler(a, b) {
        near if near >= 0.92 => Level::Near,
        alike if alike >= 0.88 => Level::Alike,
        far if far >= 0.7 => Level::Far,
        _ => Level::Different,
    }
}

/// A slip is a digit wrong, too many, too few, or two of them exchanged.
fn by_slips(a: &str, b: &str) -> Level {
    match strsim::osa_distance(a, b) {
        0 | 1 => Level::Near,
        2 => Level::Alike,
        3 => Level::Far,
        _ => Level::Different,
    }
}

fn by_distance(a: &Value, b: &Value) -> Level {
    match a.number.zip(b.number).map(|(a, b)| a.abs_diff(b)) {
        Some(0 | 1) => Level::Near,
        Some(2 | 3) => Level::Alike,
        Some(4..=7) => Level::Far,
        _ => Level::Different,
    }
}
