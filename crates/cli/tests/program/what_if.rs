//! `corridor what-if`: scenarios side by side, and never a token.

use crate::{answer, copy, corridor, example, files, object, spoil, status, told};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

const ARGUMENTS: &str = "what-if {} {} --plan {} --out {} --moves 40 --replan-moves 3";

fn in_force(folder: &Path, out: &Path) -> PathBuf {
    assert_eq!(status(&corridor("plan {} --out {} --moves 20", &[folder, out])), 0);
    out.join("plan.json")
}

fn column<'v>(value: &'v Value, id: &str) -> &'v Value {
    let columns = value["columns"].as_array().unwrap();
    columns.iter().find(|column| column["id"] == id).unwrap()
}

#[test]
fn scenarios_of_both_kinds_stand_side_by_side_in_the_same_bytes() {
    let (plan, one, other) = (
        tempfile::tempdir().unwrap(),
        tempfile::tempdir().unwrap(),
        tempfile::tempdir().unwrap(),
    );
    let (town, plan) = (example("town"), in_force(&example("town"), plan.path()));
    let scenarios = town.join("what-if.toml");
    let said = corridor(ARGUMENTS, &[&town, &scenarios, &plan, one.path()]);
    assert_eq!((status(&said), told(&said)), (0, String::new()));
    for words in [
        "Chance alone, 3 seeds",
        "Two more coaches",
        "people told anew",
        "--moves 40 --replan-moves 3 makes it again",
    ] {
        assert!(answer(&said).contains(words), "{}", answer(&said));
    }
    let json = object(&corridor(
        &format!("{ARGUMENTS} --json"),
        &[&town, &scenarios, &plan, other.path()],
    ));
    assert!(files(one.path()) == files(other.path()));
    let names: Vec<String> = files(one.path()).into_keys().collect();
    assert_eq!(names, ["what-if.csv", "what-if.html", "what-if.json"]);
    let tokens = fs::read_to_string(town.join("households.csv")).unwrap();
    let tokens: Vec<&str> = tokens.lines().skip(1).filter_map(|row| row.split(',').next()).collect();
    for (name, bytes) in files(one.path()) {
        let text = String::from_utf8(bytes).unwrap();
        assert!(tokens.iter().all(|token| !text.contains(token)), "{name}");
    }
    assert_eq!(column(&json, "ridge-shut")["measured_by"], "in-force");
    assert!(column(&json, "two-more-coaches")["told"].is_null());
}

#[test]
fn a_column_says_what_replan_and_compare_say_of_the_same() {
    let (plan, out, alone) = (
        tempfile::tempdir().unwrap(),
        tempfile::tempdir().unwrap(),
        tempfile::tempdir().unwrap(),
    );
    let (town, plan) = (example("town"), in_force(&example("town"), plan.path()));
    let json = object(&corridor(
        &format!("{ARGUMENTS} --json"),
        &[&town, &town.join("what-if.toml"), &plan, out.path()],
    ));
    let events = out.path().join("events.toml");
    fs::write(
        &events,
        "[[change]]\nkind = \"window-shut\"\ncorridor = \"ridge-road\"\ndate = 2026-04-04\n",
    )
    .unwrap();
    let anew = object(&corridor(
        "replan {} --plan {} --events {} --at 2026-04-03T20:00 --out {} --moves 3 --json",
        &[&town, &plan, &events, alone.path()],
    ));
    let shut = column(&json, "ridge-shut");
    assert_eq!(shut["told"]["people"], anew["people_told_anew"]);
    assert_eq!(shut["told"]["seat_lost"], anew["people"]["seat-lost"]);
    for key in ["waiting", "last_arrival"] {
        assert_eq!(shut["plan"][key], anew[key]);
    }
}

#[test]
fn a_refused_change_of_a_household_shows_no_token() {
    let (folder, out) = (copy("tiny"), tempfile::tempdir().unwrap());
    let households = fs::read_to_string(folder.path().join("households.csv")).unwrap();
    let yes = households.lines().skip(1).find(|row| row.contains(",yes,")).unwrap();
    let token = yes.split(',').next().unwrap();
    let scenarios = folder.path().join("s.toml");
    fs::write(
        &scenarios,
        format!("[[scenario]]\nid = \"again\"\n[[scenario.change]]\nkind = \"household-said-yes\"\nhousehold = \"{token}\"\n[[scenario]]\nid = \"same\"\n"),
    )
    .unwrap();
    let said = corridor(
        "what-if {} {} --out {} --moves 5",
        &[folder.path(), &scenarios, out.path()],
    );
    assert_eq!(status(&said), 0);
    assert!(
        answer(&said).contains("cannot be: line 3") && answer(&said).contains("no difference"),
        "{}",
        answer(&said)
    );
    for text in files(out.path())
        .into_values()
        .map(|bytes| String::from_utf8(bytes).unwrap())
        .chain([answer(&said)])
    {
        assert!(!text.contains(token));
    }
}

#[test]
fn everything_wrong_in_file_and_plans_comes_at_once_and_nothing_is_written() {
    let folder = copy("tiny");
    let scenarios = folder.path().join("s.toml");
    fs::write(
        &scenarios,
        "[[scenario]]\nid = \"a\"\ncolour = 1\n[[scenario]]\nid = \"b\"\nat = \"2026-05-04T06:00\"\n",
    )
    .unwrap();
    let said = corridor("what-if {} {} --json", &[folder.path(), &scenarios]);
    assert_eq!(status(&said), 2);
    let found = object(&said)["problems"].clone();
    let codes: Vec<&str> = found
        .as_array()
        .unwrap()
        .iter()
        .map(|p| p["code"].as_str().unwrap())
        .collect();
    assert_eq!(codes, ["unknown-key", "unreadable-file"]);
    assert!(!folder.path().join("what-if").exists());
    spoil(folder.path(), "shelters.csv", "40,30", "many,30");
    assert_eq!(status(&corridor("what-if {} {}", &[folder.path(), &scenarios])), 2);
}

#[test]
fn a_comparison_is_written_for_spreadsheets_too() {
    let (one, other, out) = (
        tempfile::tempdir().unwrap(),
        tempfile::tempdir().unwrap(),
        tempfile::tempdir().unwrap(),
    );
    let town = example("town");
    let plan = in_force(&town, one.path());
    assert_eq!(
        status(&corridor("plan {} --out {} --seed 2 --moves 5", &[&town, other.path()])),
        0
    );
    let json = object(&corridor(
        "compare {} {} {} --out {} --json",
        &[&town, &plan, &other.path().join("plan.json"), out.path()],
    ));
    let table = String::from_utf8(files(out.path())["compare.csv"].clone()).unwrap();
    let rows: Vec<Vec<&str>> = table.lines().map(|row| row.split(',').collect()).collect();
    assert!(rows[1].iter().all(|tag| tag.starts_with('#')));
    assert_eq!(rows[2][..2], ["everybody", ""]);
    assert_eq!(rows[2][3], json["everybody"]["earlier"]["people"].to_string());
    let groups: usize = ["tier", "need", "block", "place"]
        .iter()
        .map(|by| json["by"][by].as_array().unwrap().len())
        .sum();
    assert_eq!(rows.len(), 3 + groups);
}
