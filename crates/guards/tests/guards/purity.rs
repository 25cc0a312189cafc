//! Rooms without disk, clock, network or hidden chance, read in their source.

use crate::tree::{assert_none, files, text};

/// Words that let the outside world in.
const DOORS: [&str; 8] = [
    "std::fs",
    "std::net",
    "std::process",
    "std::env",
    "SystemTime",
    "Instant::now",
    "Rng::new()",
    "Zoned::now",
];

const CLOSED_ROOMS: [&str; 4] = [
    "crates/movement/src/",
    "crates/planner/src/",
    "crates/documents/src/",
    "crates/linkage/src/",
];

#[test]
fn inner_rooms_open_no_door_to_the_outside() {
    let sources = files()
        .iter()
        .filter(|f| CLOSED_ROOMS.iter().any(|room| f.starts_with(room)));
    assert_none(sources.flat_map(|file| {
        let source = text(file).unwrap_or_default();
        let open = DOORS.iter().filter(move |door| source.contains(**door));
        open.map(move |door| format!("{file} uses {door}; it comes in as an argument from above"))
    }));
}
