//! Text as people leave it in cells and headers.

use super::form::Column;

/// Most characters of a name in a place.
const SHORT: usize = 60;

/// Tells whether a character is a space, or an invisible mark of writing direction that copying leaves around words.
pub(in crate::operation) fn is_blank(c: char) -> bool {
    let mark = matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    mark || c.is_whitespace()
}

/// Returns the text without blanks around it.
pub(super) fn trim(text: &str) -> &str {
    text.trim_matches(is_blank)
}

/// Returns a name as it may stand in a place: short, in one line, nothing invisible.
pub(super) fn short(name: &str) -> String {
    name.chars().filter(|c| !c.is_control()).take(SHORT).collect()
}

/// Returns the names of columns in a row.
pub(super) fn names(columns: &[Column]) -> String {
    let names: Vec<&str> = columns.iter().map(|column| column.name).collect();
    names.join(", ")
}
