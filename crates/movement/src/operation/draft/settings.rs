//! The settings as written: keys with their lines and values of whatever type somebody chose.

use super::SETTINGS_FILE;
use super::text::short;
use crate::problem::Place;

/// A value as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A text in quotation marks.
    Text(String),
    /// A whole number; one beyond 64 bits is the largest or the smallest that fits.
    Whole(i64),
    /// A date or an hour without quotation marks, as text.
    Time(String),
    /// A section with keys of its own, which follow it in [`Settings::entries`].
    Section,
    /// Any other type, by the name people call it; no key takes one.
    Other(&'static str),
}

impl Value {
    /// Returns what people call the type.
    pub fn type_name(&self) -> &'static str {
        match self {
            Self::Text(_) => "a text",
            Self::Whole(_) => "a whole number",
            Self::Time(_) => "a date or an hour",
            Self::Section => "a section",
            Self::Other(name) => name,
        }
    }
}

/// One key and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The sections that lead to the key, and the key itself.
    pub path: Vec<String>,
    /// Line of the file, from 1.
    pub line: u64,
    /// Its value.
    pub value: Value,
}

impl Entry {
    /// Returns where the entry stands; the column is the key with its sections, joined by dots.
    pub fn place(&self) -> Place {
        Place::cell(SETTINGS_FILE, self.line, short(&self.path.join(".")))
    }
}

/// The settings as written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Sections and keys; a section stands before its keys.
    pub entries: Vec<Entry>,
}

impl Settings {
    /// Returns the entry of a key, if it was written.
    pub fn find(&self, path: &[&str]) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.path == path)
    }
}
