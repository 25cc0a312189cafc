//! Changes in TOML: one table a change, with its kind and its keys.

use super::{Placed, Written, read};
use crate::folder::Lines;
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
    (file, bytes): (&str, &[u8]),
) -> Result<Vec<Placed>, Vec<Problem>> {
    let mut problems = Problems::default();
    let mut all = Vec::new();
    if let Some(list) = table.get(key) {
        let mut lines = Lines::new(bytes);
        let mut place = |at: usize| Place {
            row: Some(lines.line_of(at)),
            ..Place::file(file)
        };
        match list.get_ref() {
            DeValue::Array(tables) => {
                for one in tables.iter() {
                    let place = place(one.span().start);
                    all.extend(written(one, place, key, &mut problems));
                }
            }
            _ => wrong_type(key, place(list.span().start), &mut problems),
        }
    }
    read::read(operation, &all, problems)
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
            DeValue::Datetime(time) => time.to_string(),
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
