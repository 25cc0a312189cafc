//! The keys of one scenario: texts, moments and ids, each problem at its line.

use crate::changes::without_seconds;
use crate::folder::Lines;
use crate::json::shortened;
use movement::problem::{Place, Problems, code};
use std::collections::BTreeMap;
use toml::de::{DeTable, DeValue};

const KNOWN: [&str; 6] = ["id", "title", "note", "at", "plan", "change"];

/// Letters of an id at most.
const LONGEST_ID: usize = 40;

/// The values of a scenario's keys as text, and where each stands.
pub(super) struct Keys<'k> {
    values: BTreeMap<String, (String, Place)>,
    place: Place,
    problems: &'k mut Problems,
}

impl<'k> Keys<'k> {
    /// Reads the keys; those that are unknown or of another type are reported.
    pub fn new(table: &DeTable<'_>, place: Place, (file, bytes): (&str, &[u8]), problems: &'k mut Problems) -> Self {
        let mut sorted: Vec<_> = table.iter().collect();
        sorted.sort_by_key(|(key, _)| key.span().start);
        let mut lines = Lines::new(bytes);
        let mut values = BTreeMap::new();
        for (key, value) in sorted {
            let place = Place::cell(file, lines.line_of(key.span().start), shortened(key.get_ref()));
            let name = key.get_ref();
            if !KNOWN.contains(&&**name) {
                unknown(name, place, "scenario", &KNOWN.join(", "), problems);
                continue;
            }
            let text = match value.get_ref() {
                _ if name == "change" => continue,
                DeValue::String(text) => text.to_string(),
                DeValue::Datetime(time) if name == "at" => without_seconds(time.to_string()),
                _ => {
                    let cause = format!("The key {name} is not a text.");
                    problems.add(code::WRONG_TYPE, place, cause, "Write it in quotation marks.");
                    continue;
                }
            };
            values.insert(name.to_string(), (text, place));
        }
        Self {
            values,
            place,
            problems,
        }
    }

    /// Returns the text of a key.
    pub fn text(&self, key: &str) -> Option<String> {
        self.values.get(key).map(|(text, _)| text.clone())
    }

    fn place(&self, key: &str) -> Place {
        let known = self.values.get(key).map(|(_, place)| place.clone());
        known.unwrap_or_else(|| Place {
            column: Some(key.to_owned()),
            ..self.place.clone()
        })
    }

    /// Returns the id, empty when it is missing or wrong.
    pub fn id(&mut self, taken: &[&str]) -> String {
        let place = self.place("id");
        let Some(id) = self.text("id") else {
            let cause = "The scenario has no id.";
            self.problems.add(
                code::MISSING_KEY,
                place,
                cause,
                "Write id = \"...\", such as id = \"one-more-bus\".",
            );
            return String::new();
        };
        let plain = |letter: char| letter.is_ascii_alphanumeric() || "-_.".contains(letter);
        if id.is_empty() || id.len() > LONGEST_ID || !id.chars().all(plain) {
            let cause = format!("\"{}\" is not an id.", shortened(&id));
            let remedy =
                format!("Write 1 to {LONGEST_ID} letters from a to z, digits, - and _; title may hold any words.");
            self.problems.add(code::BAD_ID, place, cause, remedy);
            return String::new();
        }
        if let Some(taken) = taken.iter().find(|taken| id.starts_with(**taken)) {
            let cause = format!("The id {id} begins with {taken}, which names what scenarios are measured by.");
            self.problems
                .add(code::DOUBLED_ID, place, cause, "Give the scenario another id.");
            return String::new();
        }
        id
    }

    /// Returns words for people on one line; nothing when there are none.
    pub fn words(&mut self, key: &str, most: usize) -> Option<String> {
        let text = self.text(key)?;
        let words: Vec<&str> = text.split_whitespace().collect();
        let words = words.join(" ");
        let length = words.chars().count();
        if length > most {
            let cause = format!("The key {key} has {length} letters, and at most {most} have room.");
            self.problems
                .add(code::CELL_TOO_LONG, self.place(key), cause, "Shorten it.");
            return None;
        }
        if words.chars().any(char::is_control) {
            let cause = format!("The key {key} holds a character that nobody can see.");
            self.problems
                .add(code::CONTROL_CHARACTER, self.place(key), cause, "Type the text anew.");
            return None;
        }
        Some(words).filter(|words| !words.is_empty())
    }

    /// Reports a moment that is none.
    pub fn not_a_moment(&mut self, written: &str) {
        let cause = format!("\"{}\" is not a moment of the operation.", shortened(written));
        let remedy =
            "Write date and hour, such as 2019-04-03T06:00; where days have no dates, the day's number: \"3T06:00\".";
        self.problems.add(code::NOT_A_DATE, self.place("at"), cause, remedy);
    }

    /// Reports that `at` is missing beside a key.
    pub fn missing_moment(&mut self, key: &str, cause: &str) {
        let remedy = "Write at = \"...\" with the moment at which it is known, such as \"2019-04-03T06:00\".";
        self.problems.add(code::MISSING_KEY, self.place(key), cause, remedy);
    }
}

/// Reports a key that nobody knows.
pub(super) fn unknown(key: &str, place: Place, what: &str, known: &str, problems: &mut Problems) {
    let place = Place {
        column: Some(shortened(key)),
        ..place
    };
    let cause = format!("A {what} has no key \"{}\".", shortened(key));
    problems.add(code::UNKNOWN_KEY, place, cause, format!("Its keys are {known}."));
}
