//! `corridor check`: a plan somebody changed by hand.

use crate::{corridor, example, object, spoil, status, told};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

fn planned(out: &Path) -> PathBuf {
    assert_eq!(
        status(&corridor("plan {} --out {} --seconds 0", &[&example("tiny"), out])),
        0
    );
    out.join("plan.json")
}

/// Takes the first convoy out of the plan.
fn without_a_convoy(file: &Path) {
    let mut plan: Value = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
    plan["convoys"].as_array_mut().unwrap().remove(0);
    fs::write(file, plan.to_string()).unwrap();
}

#[test]
fn a_planted_fault_is_status_1_and_the_rule_is_named() {
    let out = tempfile::tempdir().unwrap();
    let file = planned(out.path());
    spoil(out.path(), "plan.json", "\"start\": ", "\"start\": 1");
    let judged = corridor("check {} {}", &[&example("tiny"), &file]);
    assert_eq!((status(&judged), judged.stdout.len()), (1, 0));
    assert!(
        told(&judged).contains(": window\n") && told(&judged).contains("\n    -> "),
        "{}",
        told(&judged)
    );
    assert!(told(&judged).ends_with("do not use this plan\n"));

    let answer = object(&corridor("check {} {} --json", &[&example("tiny"), &file]));
    let violations = answer["violations"].as_array().unwrap();
    assert!(violations.iter().any(|violation| violation["rule"] == "window"));
}

#[test]
fn a_household_left_out_is_missed() {
    let out = tempfile::tempdir().unwrap();
    let file = planned(out.path());
    without_a_convoy(&file);
    let judged = corridor("check {} {}", &[&example("tiny"), &file]);
    assert_eq!(status(&judged), 1);
    assert!(told(&judged).contains(": waiting-listed\n"), "{}", told(&judged));
}

#[test]
fn a_file_that_is_no_plan_is_status_2() {
    let out = tempfile::tempdir().unwrap();
    let file = planned(out.path());
    for text in ["", "{", "[]", "{\"format\":\"movement-plan-1\"}", "\u{0}"] {
        fs::write(&file, text).unwrap();
        let judged = corridor("check {} {} --json", &[&example("tiny"), &file]);
        assert_eq!(status(&judged), 2, "{text}");
        assert!(!object(&judged)["problems"].as_array().unwrap().is_empty());
    }
}
