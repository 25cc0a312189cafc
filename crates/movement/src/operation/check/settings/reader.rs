//! Reads the keys of `operation.toml` by name.

use crate::operation::check::cells::{self, MOST_MINUTES};
use crate::operation::draft::{Entry, SETTINGS_FILE, Settings, Value};
use crate::problem::{Place, Problems, code};
use crate::units::Minutes;
use std::ops::RangeInclusive;

/// Reads keys by name. Types were judged by [`keys`](super::keys); a value of another type counts as not written.
pub(super) struct Reader<'s, 'p> {
    pub(super) settings: &'s Settings,
    pub(super) written: bool,
    pub(super) problems: &'p mut Problems,
}

impl<'s> Reader<'s, '_> {
    fn required(&mut self, path: &[&str]) -> Option<&'s Entry> {
        let entry = self.settings.find(path);
        if entry.is_none() && self.written && !self.replaced(path) {
            let mut place = Place::file(SETTINGS_FILE);
            place.row = self.settings.find(&path[..path.len() - 1]).map(|section| section.line);
            place.column = Some(path.join("."));
            let remedy = match path {
                [section, key] => format!("Add a line {key} = ... below [{section}]."),
                _ => format!("Add a line {} = ... before the first section.", path.join(".")),
            };
            self.problems
                .add(code::MISSING_KEY, place, "The key is not in the file.", remedy);
        }
        entry
    }

    /// Tells whether something else stands where the section should be, which is a problem already.
    fn replaced(&self, path: &[&str]) -> bool {
        path.len() > 1
            && self
                .settings
                .find(&path[..1])
                .is_some_and(|section| section.value != Value::Section)
    }

    pub(super) fn whole(&mut self, path: &[&str], range: RangeInclusive<u32>) -> Option<u32> {
        let entry = self.required(path)?;
        self.number(entry, range)
    }

    pub(super) fn find_whole(&mut self, path: &[&str], range: RangeInclusive<u32>) -> Option<u32> {
        let entry = self.settings.find(path)?;
        self.number(entry, range)
    }

    pub(super) fn number(&mut self, entry: &Entry, range: RangeInclusive<u32>) -> Option<u32> {
        match entry.value {
            Value::Whole(number) => cells::in_range(number, range, || entry.place(), self.problems),
            _ => None,
        }
    }

    pub(super) fn minutes(&mut self, path: &[&str]) -> Minutes {
        Minutes(
            self.whole(path, 0..=MOST_MINUTES)
                .and_then(|n| i32::try_from(n).ok())
                .unwrap_or(0),
        )
    }

    pub(super) fn find_minutes(&mut self, path: &[&str]) -> Option<Minutes> {
        let minutes = self.find_whole(path, 0..=MOST_MINUTES)?;
        i32::try_from(minutes).ok().map(Minutes)
    }

    pub(super) fn text(&mut self, path: &[&str]) -> Option<(String, Place)> {
        let entry = self.required(path)?;
        self.filled(entry)
    }

    pub(super) fn find_text(&mut self, path: &[&str]) -> Option<(String, Place)> {
        let entry = self.settings.find(path)?;
        self.filled(entry)
    }

    fn filled(&mut self, entry: &Entry) -> Option<(String, Place)> {
        let (Value::Text(text) | Value::Time(text)) = &entry.value else {
            return None;
        };
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            self.problems.add(
                code::EMPTY_CELL,
                entry.place(),
                "The text is empty.",
                "Write something between the quotation marks.",
            );
            return None;
        }
        Some((text, entry.place()))
    }
}
