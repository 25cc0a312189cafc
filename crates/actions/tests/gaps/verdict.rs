//! Found against expected: what is worse by more than the margin.

use crate::measure::Found;
use serde::{Deserialize, Serialize};
use std::fmt::Write;

/// What a row is given when it is new, in points of a hundredth of a percent of the bound.
const MARGIN: i64 = 100;

/// A row of `benchmarks/expected.csv`.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Expected {
    pub instance: String,
    pub moves: u64,
    pub waiting: u32,
    pub value: i64,
    pub bound: i64,
    /// (value - bound) / bound, in hundredths of a percent.
    pub gap: i64,
    /// By how much the gap may grow, in hundredths of a percent of the bound.
    pub margin: i64,
}

pub fn gap(value: i64, bound: i64) -> i64 {
    (value - bound) * 10_000 / bound.max(1)
}

/// Returns every instance whose gap has grown by more than its margin, or that is not where it is expected.
pub fn complaints(found: &[Found], expected: &[Expected]) -> Vec<String> {
    let mut complaints = Vec::new();
    for new in found {
        match expected.iter().find(|row| row.instance == new.instance) {
            None => complaints.push(format!("{} is not in benchmarks/expected.csv", new.instance)),
            Some(row) => complaints.extend(worse(new, row)),
        }
    }
    let gone = expected
        .iter()
        .filter(|row| found.iter().all(|new| new.instance != row.instance));
    complaints.extend(gone.map(|row| format!("{} is expected and nobody measures it", row.instance)));
    complaints
}

fn worse(new: &Found, row: &Expected) -> Option<String> {
    let mut words = String::new();
    if new.moves != row.moves {
        write!(words, "{} moves where {} are expected; ", new.moves, row.moves).unwrap();
    }
    if new.waiting > row.waiting {
        write!(words, "{} people wait, before {}; ", new.waiting, row.waiting).unwrap();
    }
    let (now, before) = (gap(new.value, new.bound), gap(row.value, row.bound));
    if now - before > row.margin {
        let points = |hundredths: i64| hundredths as f64 / 100.0;
        write!(
            words,
            "the gap is {:.2} % ({} over {}), before {:.2} % ({} over {}), and may grow by {:.2}; ",
            points(now),
            new.value,
            new.bound,
            points(before),
            row.value,
            row.bound,
            points(row.margin)
        )
        .unwrap();
    }
    (!words.is_empty()).then(|| format!("{}: {}", new.instance, words.trim_end_matches("; ")))
}

/// Returns what was found in the form of the expected file; margins stay.
pub fn table(found: &[Found], expected: &[Expected]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for new in found {
        let standing = expected.iter().find(|row| row.instance == new.instance);
        let row = Expected {
            instance: new.instance.to_owned(),
            moves: new.moves,
            waiting: new.waiting,
            value: new.value,
            bound: new.bound,
            gap: gap(new.value, new.bound),
            margin: standing.map_or(MARGIN, |row| row.margin),
        };
        writer.serialize(row).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}
