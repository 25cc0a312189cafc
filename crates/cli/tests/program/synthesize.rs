//! `corridor synthesize` as people type it.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn corridor(folder: &Path, arguments: &[&str]) -> Output {
    let program = env!("CARGO_BIN_EXE_corridor");
    Command::new(program)
        .arg("synthesize")
        .arg(folder)
        .args(arguments)
        .output()
        .unwrap()
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for file in ["sites.csv", "shelters.csv"] {
        let from = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../../examples/tiny")
            .join(file);
        fs::copy(from, folder.path().join(file)).unwrap();
    }
    folder
}

#[test]
fn it_writes_the_table_and_says_what_is_in_it() {
    let folder = folder();
    let output = corridor(folder.path(), &["--people", "40", "--share", "south=0", "--json"]);
    assert_eq!(output.status.code(), Some(0));
    let answer: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(answer["people"], 40);
    let table = fs::read_to_string(folder.path().join("households.csv")).unwrap();
    assert!(table.contains(",north,") && !table.contains(",south,"));
}

#[test]
fn an_existing_table_is_replaced_only_by_force() {
    let folder = folder();
    let file = folder.path().join("households.csv");
    fs::write(&file, "mine").unwrap();
    let refused = corridor(folder.path(), &["--people", "40"]);
    assert_eq!(
        (refused.status.code(), fs::read_to_string(&file).unwrap().as_str()),
        (Some(2), "mine")
    );
    assert!(String::from_utf8_lossy(&refused.stderr).contains("--force"));
    assert_eq!(
        corridor(folder.path(), &["--people", "40", "--force"]).status.code(),
        Some(0)
    );
    assert_ne!(fs::read_to_string(&file).unwrap(), "mine");
}

#[test]
fn a_missing_folder_is_status_3_and_a_wrong_number_status_2() {
    let folder = folder();
    assert_eq!(
        corridor(&folder.path().join("nowhere"), &["--people", "40"])
            .status
            .code(),
        Some(3)
    );
    assert_eq!(corridor(folder.path(), &["--people", "0"]).status.code(), Some(2));
    assert_eq!(
        corridor(folder.path(), &["--people", "9", "--share", "moon=1"])
            .status
            .code(),
        Some(2)
    );
}
