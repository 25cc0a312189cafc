//! What stands in each column of a table of people: by the name in the header, or by the HXL tag under it.

use super::{COLUMNS, LONGEST, column_named, hxl};
use crate::rows::Source;
use movement::problem::{Problems, code};
use movement::registry::forbidden;
use std::collections::BTreeSet;

/// The rows above the first person.
pub(super) struct Header {
    /// Line of the first of them.
    pub(super) line: u64,
    /// Names of columns; none where the table starts with tags.
    pub(super) names: Vec<String>,
    /// HXL tags, where there are any.
    pub(super) tags: Option<(u64, Vec<String>)>,
}

/// What stands in each column; `None` for what is not read.
#[derive(Default)]
pub(super) struct Columns(Vec<Option<&'static str>>);

impl Columns {
    /// Reads the header; what is wrong with it is told, and what is known of it returned.
    pub(super) fn of(header: &Header, source: &Source, problems: &mut Problems) -> Self {
        let width = header
            .names
            .len()
            .max(header.tags.as_ref().map_or(0, |(_, tags)| tags.len()));
        let mut telling = Telling {
            header,
            source,
            problems,
        };
        let columns = Self((0..width).map(|at| telling.column(at)).collect());
        telling.doubled_or_missing(&columns);
        columns
    }

    /// Returns how many cells a row has.
    pub(super) fn width(&self) -> usize {
        self.0.len()
    }

    /// Returns where a column stands.
    pub(super) fn at(&self, name: &str) -> Option<usize> {
        self.0.iter().position(|column| *column == Some(name))
    }
}

struct Telling<'t> {
    header: &'t Header,
    source: &'t Source,
    problems: &'t mut Problems,
}

impl Telling<'_> {
    fn column(&mut self, at: usize) -> Option<&'static str> {
        let name = self.header.names.get(at).map_or("", String::as_str);
        let (tag_line, tag) = match &self.header.tags {
            Some((line, tags)) => (*line, tags.get(at).map_or("", String::as_str)),
            None => (self.header.line, ""),
        };
        let refused = self.is_refused(self.header.line, at, name) | self.is_refused(tag_line, at, tag);
        if refused || (name.is_empty() && tag.is_empty() && self.header.tags.is_some()) {
            return None;
        }
        let by_tag = hxl::column(tag);
        let by_name = column_named(name);
        match (by_tag, by_name) {
            (Some(tagged), Some(named)) if tagged != named => {
                let cause = format!("The header says {named}, the HXL tag under it {tagged}.");
                let place = self.source.cell(tag_line, Some(at), named);
                self.problems
                    .add(code::TAG_AND_HEADER, place, cause, "Mend one of them.");
                // One of them is meant: that it is there is not told as well.
                Some(named)
            }
            (None, None) => {
                self.unknown(at, name, (tag_line, tag));
                None
            }
            (by_tag, by_name) => by_tag.or(by_name),
        }
    }

    fn is_refused(&mut self, line: u64, at: usize, label: &str) -> bool {
        let Some(what) = forbidden(label) else { return false };
        let cause = format!(
            "This column seems to be about {}, which nobody records here.",
            what.words()
        );
        let place = self.source.cell(line, Some(at), &shown(label));
        let remedy = "Delete the column, also where it came from.";
        self.problems.add(code::FORBIDDEN_FIELD, place, cause, remedy);
        true
    }

    fn unknown(&mut self, at: usize, name: &str, (tag_line, tag): (u64, &str)) {
        if name.starts_with("note") {
            return;
        }
        let (line, label) = if name.is_empty() {
            (tag_line, tag)
        } else {
            (self.header.line, name)
        };
        let cause = match tag.is_empty() {
            true => "A table of people has no such column.".to_owned(),
            false => format!(
                "A table of people has no such column, and its HXL tag {} means none either.",
                shown(tag)
            ),
        };
        let place = self.source.cell(line, Some(at), &shown(label));
        let remedy = "Delete it, or let its name start with note: it is not read then.";
        self.problems.add(code::UNKNOWN_COLUMN, place, cause, remedy);
    }

    fn doubled_or_missing(&mut self, columns: &Columns) {
        let mut seen = BTreeSet::new();
        for (at, column) in columns.0.iter().enumerate() {
            let Some(name) = column else { continue };
            if !seen.insert(*name) {
                let place = self.source.cell(self.header.line, Some(at), name);
                let cause = "This column stands in the header twice.";
                self.problems.add(code::DOUBLED_COLUMN, place, cause, "Keep one.");
            }
        }
        for name in COLUMNS.iter().take(3).filter(|name| !seen.contains(*name)) {
            let place = self.source.cell(self.header.line, None, name);
            let cause = "This column is not in the header.";
            self.problems
                .add(code::MISSING_COLUMN, place, cause, "Add and fill it.");
        }
    }
}

/// Returns a label that may be shown, however long or odd it was.
fn shown(label: &str) -> String {
    label
        .chars()
        .filter(|letter| !letter.is_control())
        .take(LONGEST)
        .collect()
}
