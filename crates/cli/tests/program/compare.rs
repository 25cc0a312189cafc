//! `corridor compare`: two plans of one folder.

use crate::{answer, corridor, example, object, status, told};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

fn planned(name: &str, out: &Path, seed: u64, moves: u64) -> PathBuf {
    let arguments = format!("plan {{}} --out {{}} --seed {seed} --moves {moves}");
    assert_eq!(status(&corridor(&arguments, &[&example(name), out])), 0);
    out.join("plan.json")
}

fn number(value: &Value, key: &str) -> u64 {
    value[key].as_u64().unwrap()
}

/// Everybody of a group is counted once, whatever happens to them.
fn assert_whole(figures: &Value) {
    let moved = ["earlier", "later"].map(|key| number(&figures[key], "people"));
    let still = ["unchanged", "newly_seated", "no_longer_seated", "waiting_in_both"].map(|key| number(figures, key));
    let all: u64 = moved.iter().chain(&still).sum();
    assert_eq!(number(figures, "people"), all, "{figures}");
}

#[test]
fn programs_are_told_who_gains_and_who_loses() {
    let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let plans = [planned("town", one.path(), 1, 0), planned("town", other.path(), 2, 60)];
    let compared = object(&corridor(
        "compare {} {} {} --json",
        &[&example("town"), &plans[0], &plans[1]],
    ));
    assert_whole(&compared["everybody"]);
    assert!(number(&compared["everybody"]["earlier"], "people") > 0);
    for dimension in ["tier", "need", "block", "place"] {
        let groups = compared["by"][dimension].as_array().unwrap();
        let shown: Vec<&Value> = groups.iter().map(|g| &g["figures"]).filter(|f| !f.is_null()).collect();
        shown.iter().for_each(|figures| assert_whole(figures));
        let people: u64 = shown.iter().map(|figures| number(figures, "people")).sum();
        let everybody = number(&compared["everybody"], "people");
        assert!(people <= everybody && people + 10 > everybody, "{dimension}");
    }
    for (plan, at) in plans.iter().zip(0..) {
        let written: Value = serde_json::from_slice(&fs::read(plan).unwrap()).unwrap();
        let told = &compared["plans"][at];
        assert_eq!(told["last_arrival"], written["outcome"]["last_arrival"]);
        assert_eq!(told["waiting"], written["outcome"]["waiting"]);
        assert_eq!(told["bound"]["last_arrival"], written["proof"]["last_arrival"]);
        let metres = written["outcome"]["vehicle_km"].as_f64().unwrap() * 1000.0;
        assert_eq!(told["vehicle_metres"].as_f64().unwrap(), metres.round());
    }
}

#[test]
fn what_is_told_names_no_household() {
    let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let plans = [planned("town", one.path(), 1, 0), planned("town", other.path(), 2, 60)];
    let tokens = fs::read_to_string(example("town").join("households.csv")).unwrap();
    for arguments in ["compare {} {} {}", "compare {} {} {} --json"] {
        let said = answer(&corridor(arguments, &[&example("town"), &plans[0], &plans[1]]));
        assert!(said.contains("tier"), "{said}");
        let of_row = |row: &str| row.split(',').next().unwrap().trim_matches('"').to_owned();
        for token in tokens.lines().skip(2).map(of_row).filter(|token| token.len() > 3) {
            assert!(!said.contains(&token), "{token}");
        }
    }
}

#[test]
fn a_plan_against_itself_changes_nothing() {
    let out = tempfile::tempdir().unwrap();
    let plan = planned("tiny", out.path(), 1, 10);
    let same = object(&corridor("compare {} {} {} --json", &[&example("tiny"), &plan, &plan]));
    let everybody = &same["everybody"];
    let still = number(everybody, "unchanged") + number(everybody, "waiting_in_both");
    assert_eq!(still, number(everybody, "people"));
    assert!(still > 0 && same["plans"][0] == same["plans"][1]);
}

#[test]
fn a_plan_that_does_not_belong_to_the_folder_is_refused() {
    let (own, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let plan = planned("tiny", own.path(), 1, 10);
    let foreign = planned("town", other.path(), 1, 0);
    // Of the folder by its ids, but at an hour at which no window is open.
    let mut value: Value = serde_json::from_slice(&fs::read(&plan).unwrap()).unwrap();
    let moved = value["convoys"][0]["start"].as_i64().unwrap() + 2000;
    value["convoys"][0]["start"] = moved.into();
    let edited = own.path().join("edited.json");
    fs::write(&edited, value.to_string()).unwrap();
    for pair in [[&plan, &foreign], [&foreign, &plan], [&plan, &edited], [&edited, &plan]] {
        let said = corridor("compare {} {} {}", &[&example("tiny"), pair[0], pair[1]]);
        assert_eq!((status(&said), said.stdout.len()), (2, 0), "{pair:?}");
        assert!(told(&said).contains("\n    -> "), "{}", told(&said));
    }
    // Both at once.
    let said = corridor("compare {} {} {} --json", &[&example("tiny"), &edited, &edited]);
    assert_eq!(status(&said), 2);
    assert_eq!(object(&said)["problems"].as_array().unwrap().len(), 2);
}
