//! Files one can read in one sitting.

use crate::tree::{assert_none, files, text};

const LONGEST: usize = 400;
const SOURCES: [&str; 6] = [".rs", ".ts", ".mjs", ".css", ".sh", ".py"];

#[test]
fn no_source_file_is_longer_than_400_lines() {
    let sources = files()
        .iter()
        .filter(|f| SOURCES.iter().any(|ending| f.ends_with(ending)));
    let sizes = sources.map(|file| (file, text(file).unwrap_or_default().lines().count()));
    let long = sizes.filter(|(_, lines)| *lines > LONGEST);
    assert_none(long.map(|(file, lines)| format!("{file} has {lines} lines: find the room it wants to become")));
}

#[test]
fn every_rust_file_says_in_its_first_line_which_room_it_is() {
    let sources = files()
        .iter()
        .filter(|f| f.starts_with("crates/") && f.ends_with(".rs"));
    let silent = sources.filter(|file| !text(file).unwrap_or_default().starts_with("//! "));
    assert_none(silent.map(|file| format!("{file} must open with a line `//! ...`")));
}
