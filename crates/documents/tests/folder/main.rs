//! The operation folder: what is accepted, and what is refused with which words.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod accepted;
mod aid_convoys;
mod codes;
mod files;
mod garbage;
mod households;
mod luggage;
mod many;
mod settings;
mod sites_and_roads;
mod stays;
mod tables;
mod vehicle_absences;
mod vehicles_and_shelters;
mod windows;
mod written;

use movement::problem::Problem;
use written::Folder;

/// Asserts that the folder has this one problem and no other, and returns it.
#[track_caller]
fn only(folder: &Folder, code: &str, file: &str, row: impl Into<Option<u64>>, column: &str) -> Problem {
    let problems = folder.problems();
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(problems.len(), 1, "{}", lines.join("\n"));
    let problem = problems.into_iter().next().expect("one problem");
    let place = &problem.place;
    assert_eq!(problem.code, code, "{problem}");
    assert_eq!(place.file, file, "{problem}");
    assert_eq!(place.row, row.into(), "{problem}");
    assert_eq!(place.column.as_deref().unwrap_or(""), column, "{problem}");
    assert!(problem.cause.ends_with('.') && problem.cause.len() > 10, "{problem}");
    assert!(problem.remedy.ends_with('.') && problem.remedy.len() > 10, "{problem}");
    problem
}
