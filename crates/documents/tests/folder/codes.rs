//! The page of problems and the source say the same.

use movement::problem::code;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn house() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn add_source(folder: &Path, all: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            add_source(&path, all);
        } else if path.extension().is_some_and(|end| end == "rs") {
            all.push_str(&fs::read_to_string(path).unwrap());
        }
    }
}

#[test]
fn the_page_of_problems_has_every_code_and_no_other() {
    let page = fs::read_to_string(house().join("docs/concepts/problems.md")).unwrap();
    let rows = page.lines().filter_map(|line| line.strip_prefix("| `"));
    let listed: Vec<&str> = rows.map(|row| row.split('`').next().unwrap()).collect();
    let known: Vec<&str> = code::ALL.iter().map(|(_, code)| *code).collect();
    assert_eq!(listed, known);
    for row in page.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        assert!(cells.len() == 5 && cells[2].len() > 10 && cells[3].len() > 5, "{row}");
    }
}

#[test]
fn every_code_is_used_and_every_code_is_tested() {
    let (mut source, mut tests) = (String::new(), String::new());
    add_source(&house().join("crates/movement/src"), &mut source);
    add_source(&house().join("crates/documents/src"), &mut source);
    add_source(&house().join("crates/documents/tests/folder"), &mut tests);
    add_source(&house().join("crates/documents/tests/people"), &mut tests);
    let mut texts = BTreeSet::new();
    for (name, code) in code::ALL {
        assert!(texts.insert(*code), "{code} stands for two problems");
        assert!(source.contains(&format!("code::{name}")), "nothing reports {code}");
        assert!(tests.contains(&format!("\"{code}\"")), "no test asserts {code}");
    }
}

#[test]
fn codes_of_json_files_stand_on_the_page_of_plan_files_and_come_from_one_list() {
    let page = fs::read_to_string(house().join("docs/concepts/plan-files.md")).unwrap();
    let table = page.split_once("Codes that only JSON files have").unwrap().1;
    let listed: BTreeSet<&str> = table
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split('`').next())
        .collect();
    let list = fs::read_to_string(house().join("crates/documents/src/problems.rs")).unwrap();
    let known: BTreeSet<&str> = list
        .lines()
        .filter_map(|line| line.trim().strip_prefix("pub(crate) const ")?.split('"').nth(1))
        .collect();
    assert!(known.len() > 4);
    assert_eq!(listed, known);
    let mut source = String::new();
    add_source(&house().join("crates/documents/src"), &mut source);
    assert!(!source.contains("code: \""), "a code that is in no list");
}
