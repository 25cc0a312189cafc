//! Mistakes in a folder: all of them are told at once, and nothing is written.

use crate::{copy, corridor, example, files, object, spoil, status, told};
use std::fs;
use std::path::Path;

/// Four mistakes in three files, with what is to be said of each.
fn spoiled() -> (tempfile::TempDir, [(&'static str, &'static str, u64, &'static str); 4]) {
    let folder = copy("tiny");
    spoil(folder.path(), "households.csv", "C4K-T7N,north,5", "C4K-T7N,north,-5");
    spoil(folder.path(), "households.csv", "D9R-K2X,north", "D9R-K2X,moon");
    spoil(
        folder.path(),
        "vehicle_types.csv",
        "ambulance,Ambulance,3,1,2",
        "ambulance,Ambulance,0,0,0",
    );
    spoil(folder.path(), "operation.toml", "Australia/Brisbane", "Australia/Moon");
    let told = [
        ("out-of-range", "households.csv", 2, "members"),
        ("unknown-id", "households.csv", 3, "site_id"),
        ("no-capacity", "vehicle_types.csv", 3, "seats"),
        ("unknown-time-zone", "operation.toml", 3, "time_zone"),
    ];
    (folder, told)
}

#[test]
fn every_mistake_is_told_with_code_place_cause_and_remedy() {
    let (folder, expected) = spoiled();
    let output = corridor("plan {}", &[folder.path()]);
    assert_eq!((status(&output), output.stdout.len()), (2, 0));
    let said = told(&output);
    for (code, file, row, column) in expected {
        let head = format!("{file}:{row} [{column}]: {code}\n");
        assert!(said.contains(&head), "no {head} in {said}");
    }
    assert_eq!(said.matches("\n    -> ").count(), expected.len(), "{said}");
    assert!(said.ends_with("4 problems; nothing was written\n"));
}

#[test]
fn programs_are_told_the_same() {
    let (folder, expected) = spoiled();
    for command in [
        "plan {} --json",
        "check {} nowhere.json --json",
        "demo --json --folder {}",
    ] {
        let output = corridor(command, &[folder.path()]);
        assert_eq!(status(&output), 2);
        let answer = object(&output);
        let problems = answer["problems"].as_array().unwrap();
        assert_eq!(problems.len(), expected.len(), "{answer}");
        for (code, file, row, column) in expected {
            let found = problems.iter().find(|problem| problem["code"] == code).unwrap();
            assert_eq!((&found["file"], &found["row"]), (&file.into(), &row.into()));
            assert_eq!(found["column"], column);
            assert!(
                ["cause", "remedy"]
                    .iter()
                    .all(|key| found[key].as_str().unwrap().ends_with('.'))
            );
        }
    }
}

#[test]
fn after_a_mistake_no_file_is_made_and_none_is_changed() {
    let (folder, _) = spoiled();
    let before = files(folder.path());
    let out = tempfile::tempdir().unwrap();
    fs::write(out.path().join("plan.json"), "yesterday's").unwrap();
    assert_eq!(status(&corridor("plan {} --out {}", &[folder.path(), out.path()])), 2);
    assert_eq!(status(&corridor("plan {}", &[folder.path()])), 2);
    assert!(files(folder.path()) == before);
    let kept = files(out.path());
    assert_eq!(
        (kept.len(), kept["plan.json"].as_slice()),
        (1, b"yesterday's".as_slice())
    );
}

#[test]
fn what_is_not_there_is_status_3() {
    let nowhere = Path::new("/nowhere/at all");
    for command in ["plan {}", "check {} {}", "synthesize {} --people 9"] {
        let output = corridor(command, &[nowhere, nowhere]);
        assert_eq!(status(&output), 3, "{output:?}");
        assert!(told(&output).contains("/nowhere/at all") && told(&output).contains(" -> "));
    }
    let output = corridor("check {} {} --json", &[&example("tiny"), nowhere]);
    assert_eq!(status(&output), 3);
    assert!(
        object(&output)["error"]
            .as_str()
            .unwrap()
            .contains("it is not there -> ")
    );
}

#[test]
fn a_wrong_command_line_is_status_2() {
    for command in [
        "plan",
        "plan {} --seconds -1",
        "plan {} --seconds NaN",
        "plan {} --seconds 1 --moves 1",
        "plan {} --moves 1.5",
        "fly {}",
    ] {
        assert_eq!(status(&corridor(command, &[&example("tiny")])), 2, "{command}");
    }
}
