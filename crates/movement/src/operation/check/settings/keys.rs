//! Which keys `operation.toml` may hold, and of which type.

use crate::operation::draft::{Entry, Settings, Value};
use crate::problem::{Problems, code};

/// Most characters of a text.
const MOST_CHARACTERS: usize = 2_000;

/// The type a key takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Type {
    Text,
    Whole,
    Date,
    Hour,
    Section,
}

impl Type {
    fn takes(self, value: &Value) -> bool {
        match self {
            Self::Text => matches!(value, Value::Text(_)),
            Self::Whole => matches!(value, Value::Whole(_)),
            // In quotation marks or not: both can mean only one thing.
            Self::Date | Self::Hour => matches!(value, Value::Text(_) | Value::Time(_)),
            Self::Section => *value == Value::Section,
        }
    }

    fn remedy(self) -> &'static str {
        match self {
            Self::Text => "Write a text in quotation marks.",
            Self::Whole => "Write a whole number without quotation marks and decimals.",
            Self::Date => "Write a date, such as 2019-04-01.",
            Self::Hour => "Write an hour in quotation marks, such as \"06:00\".",
            Self::Section => "Make it a section: its name in square brackets, and its keys on the lines below.",
        }
    }
}

const KEYS: &[(&[&str], Type)] = &[
    (&["name"], Type::Text),
    (&["time_zone"], Type::Text),
    (&["first_day"], Type::Date),
    (&["last_day"], Type::Date),
    (&["convoy"], Type::Section),
    (&["convoy", "max_vehicles"], Type::Whole),
    (&["convoy", "loading_minutes"], Type::Whole),
    (&["convoy", "unloading_minutes"], Type::Whole),
    (&["escorts"], Type::Section),
    (&["drivers"], Type::Section),
    (&["drivers", "driving_minutes_a_day"], Type::Whole),
    (&["drivers", "per_vehicle"], Type::Whole),
    (&["vehicles"], Type::Section),
    (&["vehicles", "spare_percent"], Type::Whole),
    (&["transfer"], Type::Section),
    (&["transfer", "longest_wait_minutes"], Type::Whole),
    (&["daylight"], Type::Section),
    (&["daylight", "from"], Type::Hour),
    (&["daylight", "to"], Type::Hour),
    (&["daylight", "roads"], Type::Text),
    (&["luggage"], Type::Section),
    (&["luggage", "kg_per_person"], Type::Whole),
    (&["luggage", "days_later"], Type::Whole),
    (&["shelters"], Type::Section),
    (&["shelters", "stay_safety_percent"], Type::Whole),
    (&["aid"], Type::Section),
    (&["aid", "duration_percent"], Type::Whole),
    (&["households"], Type::Section),
    (&["households", "split"], Type::Text),
];

/// Reports unknown keys and values of a wrong type; what lies below one of them is part of the same mistake.
pub(super) fn check(settings: &Settings, problems: &mut Problems) {
    let mut judged: Option<&[String]> = None;
    for entry in &settings.entries {
        if judged.is_some_and(|above| entry.path.len() > above.len() && entry.path.starts_with(above)) {
            continue;
        }
        judged = None;
        match find_type(&entry.path) {
            Some(wanted) if wanted.takes(&entry.value) => check_length(entry, problems),
            Some(wanted) => {
                judged = Some(&entry.path);
                problems.add(
                    code::WRONG_TYPE,
                    entry.place(),
                    format!("The value is {}, which the key does not take.", entry.value.type_name()),
                    wanted.remedy(),
                );
            }
            None => {
                judged = Some(&entry.path);
                problems.add(
                    code::UNKNOWN_KEY,
                    entry.place(),
                    "There is no key of this name here.",
                    format!("Delete the line, or use one of {}.", siblings(&entry.path)),
                );
            }
        }
    }
}

fn find_type(path: &[String]) -> Option<Type> {
    if path.len() == 2 && path[0] == "escorts" {
        return Some(Type::Whole);
    }
    KEYS.iter().find(|(key, _)| path == *key).map(|(_, wanted)| *wanted)
}

fn siblings(path: &[String]) -> String {
    let above = &path[..path.len().saturating_sub(1)];
    let beside = |key: &[&str]| key.len() == path.len() && above == &key[..above.len()];
    let names: Vec<&str> = KEYS
        .iter()
        .filter(|(key, _)| beside(key))
        .filter_map(|(key, _)| key.last().copied())
        .collect();
    names.join(", ")
}

fn check_length(entry: &Entry, problems: &mut Problems) {
    let Value::Text(text) = &entry.value else { return };
    let count = text.chars().count();
    if count > MOST_CHARACTERS {
        problems.add(
            code::CELL_TOO_LONG,
            entry.place(),
            format!("The text holds {count} characters; at most {MOST_CHARACTERS} are taken."),
            "Shorten the text.",
        );
    }
}
