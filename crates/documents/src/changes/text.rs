//! Changes on the command line: `kind:key=value,key=value`, one text a change.

use super::{Placed, Written, read};
use movement::operation::Operation;
use movement::problem::{Place, Problem, Problems, code};

/// Reads changes such as `window-shut:corridor=jleb,date=2019-04-03`. `from` says where they were written, e.g. `--event`.
///
/// # Errors
/// Everything that is wrong with them; the row is the number of the text, from 1.
pub fn parse(operation: &Operation, texts: &[String], from: &str) -> Result<Vec<Placed>, Vec<Problem>> {
    let mut problems = Problems::default();
    let all: Vec<Written> = texts
        .iter()
        .zip(1..)
        .map(|(text, row)| written(text, row, from, &mut problems))
        .collect();
    read::read(operation, &all, problems)
}

/// Returns a change as written, so far as it can be told apart.
pub(crate) fn written(text: &str, row: u64, from: &str, problems: &mut Problems) -> Written {
    let (kind, rest) = text.split_once(':').unwrap_or((text, ""));
    let place = Place {
        row: Some(row),
        ..Place::file(from)
    };
    let mut values = Vec::new();
    for part in rest.split(',').filter(|part| !part.trim().is_empty()) {
        match part.split_once('=') {
            Some((key, value)) => values.push((key.trim().to_owned(), value.trim().to_owned())),
            None => problems.add(
                code::MISSING_KEY,
                place.clone(),
                format!("\"{}\" has no key.", crate::json::shortened(part.trim())),
                "Write key=value, parted by commas, such as window-shut:corridor=jleb,date=2019-04-03.",
            ),
        }
    }
    Written {
        place,
        kind: kind.trim().to_owned(),
        values,
    }
}
