//! Changes in TOML: one table a change, with its kind and its keys.

use super::{Placed, Written, read};
use crate::folder::{Lines, parse};
use crate::json::shortened;
use crate::turned_back::{self, Turned};
use movement::operation::Operation;
use movement::problem::{Place, Problem, Problems, code};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Reads the changes under a key of a table, such as those of `[[change]]`; none when the key is absent. `file` is what
/// problems name, `bytes` what the table was read from.
///
/// # Errors
/// Everything that is wrong with them, by line and key.
pub fn read_table(
    operation: &Operation,
    table: &DeTable<'_>,
    key: &str,
    source: (&str, &[u8]),
) -> Result<Vec<Placed>, Vec<Problem>> {
    let mut problems = Problems::default();
    let all = tables(table, key, source, &mut problems);
    read::read(operation, &all, problems)
}

/// What happened: changes to an operation, and convoys that were turned back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Events {
    /// The changes, in the order in which they are made.
    pub changes: Vec<Placed>,
    /// The convoys.
    pub turned_back: Vec<Turned>,
}

/// Reads events under a key of a table, as [`read_table`] reads changes.
///
/// # Errors
/// Everything that is wrong with them, by line and key.
pub fn read_events(
    operation: &Operation,
    table: &DeTable<'_>,
    key: &str,
    source: (&str, &[u8]),
) -> Result<Events, Vec<Problem>> {
    let mut problems = Problems::default();
    let all = tables(table, key, source, &mut problems);
    let (turned, changed): (Vec<Written>, Vec<Written>) =
        all.into_iter().partition(|written| written.kind == turned_back::KIND);
    let turned = turned.iter();
    let turned_back = turned
        .filter_map(|written| turned_back::read(&operation.calendar, written, &mut problems))
        .collect();
    read::read(operation, &changed, problems).map(|changes| Events { changes, turned_back })
}

/// Reads a file that holds events under `[[change]]`, and nothing else.
///
/// # Errors
/// Everything that is wrong with it, by line and key.
pub fn read_events_file(operation: &Operation, bytes: &[u8], file: &str) -> Result<Events, Vec<Problem>> {
    let mut problems = Problems::default();
    let Some(table) = parse(bytes, file, &mut problems) else {
        return Err(problems.into_sorted());
    };
    let mut lines = Lines::new(bytes);
    let mut unknown: Vec<_> = table.get_ref().keys().filter(|key| key.get_ref() != "change").collect();
    unknown.sort_by_key(|key| key.span().start);
    for key in unknown {
        problems.add(
            code::UNKNOWN_KEY,
            Place::cell(file, lines.line_of(key.span().start), shortened(key.get_ref())),
            format!("A file of events has no key \"{}\".", shortened(key.get_ref())),
            "Write [[change]] above each event, and nothing else.",
        );
    }
    let events = read_events(operation, table.get_ref(), "change", (file, bytes));
    let mut all = problems.into_sorted();
    match events {
        Ok(events) if all.is_empty() => return Ok(events),
        Ok(_) => (),
        Err(found) => all.extend(found),
    }
    all.sort();
    Err(all)
}

/// Returns the tables under a key, as written.
fn tables(table: &DeTable<'_>, key: &str, (file, bytes): (&str, &[u8]), problems: &mut Problems) -> Vec<Written> {
    let Some(list) = table.get(key) else {
        return Vec::new();
    };
    let mut lines = Lines::new(bytes);
    let mut place = |at: usize| Place {
        row: Some(lines.line_of(at)),
        ..Place::file(file)
    };
    let DeValue::Array(tables) = list.get_ref() else {
        wrong_type(key, place(list.span().start), problems);
        return Vec::new();
    };
    let each = tables.iter().filter_map(|one| {
        let place = place(one.span().start);
        written(one, place, key, problems)
    });
    each.collect()
}

fn written(one: &Spanned<DeValue<'_>>, place: Place, key: &str, problems: &mut Problems) -> Option<Written> {
    let DeValue::Table(table) = one.get_ref() else {
        wrong_type(key, place, problems);
        return None;
    };
    let mut keys: Vec<_> = table.iter().collect();
    keys.sort_by_key(|(key, _)| key.span().start);
    let mut change = Written {
        place,
        kind: String::new(),
        values: Vec::new(),
    };
    for (key, value) in keys {
        let text = match value.get_ref() {
            DeValue::String(text) => text.to_string(),
            DeValue::Integer(number) => number.to_string(),
            DeValue::Datetime(time) => without_seconds(time.to_string()),
            _ => {
                problems.add(
                    code::WRONG_TYPE,
                    change.place(key.get_ref()),
                    format!(
                        "The key {} is neither a text, a whole number, a date nor an hour.",
                        key.get_ref()
                    ),
                    "Write ids in quotation marks, parted by spaces where there are several.",
                );
                continue;
            }
        };
        if key.get_ref() == "kind" {
            change.kind = text;
        } else {
            change.values.push((key.get_ref().to_string(), text));
        }
    }
    Some(change)
}

fn wrong_type(key: &str, place: Place, problems: &mut Problems) {
    problems.add(
        code::WRONG_TYPE,
        place,
        format!("{key} is not a list of changes."),
        format!("Write [[{key}]] above each change, and kind = \"...\" with its keys below."),
    );
}

/// Returns a date and hour, or an hour, without the seconds that TOML asks for, if they are zero.
pub(crate) fn without_seconds(time: String) -> String {
    match time.strip_suffix(":00") {
        Some(minutes) if time.matches(':').count() == 2 => minutes.to_owned(),
        _ => time,
    }
}
