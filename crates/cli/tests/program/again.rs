//! The same question gives the same files, byte by byte.

use crate::{corridor, example, files, object};
use serde_json::Value;
use std::collections::BTreeMap;

fn planned(name: &str, how: &str) -> BTreeMap<String, Vec<u8>> {
    let out = tempfile::tempdir().unwrap();
    let output = corridor(&format!("plan {{}} --out {{}} {how}"), &[&example(name), out.path()]);
    assert!(output.status.success(), "{output:?}");
    files(out.path())
}

#[test]
fn the_same_seed_and_moves_give_the_same_bytes_in_every_process() {
    for (name, how) in [("tiny", "--moves 200 --seed 3"), ("town", "--moves 30")] {
        let (first, second) = (planned(name, how), planned(name, how));
        for (file, bytes) in &first {
            assert!(second[file] == *bytes, "{name}: {file} differs");
        }
        assert_eq!(first.len(), second.len());
    }
}

#[test]
fn another_seed_is_written_into_the_plan() {
    let seed = |files: &BTreeMap<String, Vec<u8>>| {
        let plan: Value = serde_json::from_slice(&files["plan.json"]).unwrap();
        plan["seed"].as_u64()
    };
    let (one, two) = (planned("tiny", "--moves 50"), planned("tiny", "--moves 50 --seed 2"));
    assert_eq!((seed(&one), seed(&two)), (Some(1), Some(2)));
}

/// The plan and its tables, but for the proof, which a clock may cut short, and the page, which shows it.
fn unproved(mut files: BTreeMap<String, Vec<u8>>) -> (Value, BTreeMap<String, Vec<u8>>) {
    files.remove("plan.html");
    let mut plan: Value = serde_json::from_slice(&files.remove("plan.json").unwrap()).unwrap();
    plan.as_object_mut().unwrap().remove("proof");
    (plan, files)
}

#[test]
fn a_plan_made_in_a_time_comes_again_by_its_moves() {
    let out = tempfile::tempdir().unwrap();
    let output = corridor(
        "plan {} --out {} --seconds 0.2 --seed 5 --json",
        &[&example("town"), out.path()],
    );
    let moves = object(&output)["moves"].as_u64().unwrap();
    let same = planned("town", &format!("--seed 5 --moves {moves}"));
    assert!(unproved(files(out.path())) == unproved(same));
}
