//! The judge of the benchmark, a Python program that lives outside this repository, accepts what we write.

use super::{INSTANCE, plans};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The judge beside one of the folders that hold this repository, if it is there.
fn find_judge() -> Option<PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let judges = here
        .ancestors()
        .map(|folder| folder.join("shared/bench/check_movement.py"));
    judges.into_iter().find(|judge| judge.is_file())
}

/// Returns the verdict on a plan for the instance, or `None`, said aloud, when there is nobody to ask.
fn verdict(name: &str, plan: &[u8]) -> Option<Value> {
    let Some(judge) = find_judge() else {
        eprintln!("NOT JUDGED: no shared/bench/check_movement.py beside this repository");
        return None;
    };
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let (instance, file) = (
        folder.join(format!("{name}-instance.json")),
        folder.join(format!("{name}-plan.json")),
    );
    std::fs::write(&instance, INSTANCE).unwrap();
    std::fs::write(&file, plan).unwrap();
    match Command::new("python3").arg(judge).arg(instance).arg(file).output() {
        Ok(output) => Some(serde_json::from_slice(&output.stdout).expect("the judge speaks JSON")),
        Err(error) => {
            eprintln!("NOT JUDGED: python3 does not start: {error}");
            None
        }
    }
}

#[test]
fn the_judge_accepts_a_good_plan() {
    let Some(verdict) = verdict("good", &plans::written()) else {
        return;
    };
    assert_eq!(verdict["feasible"], true, "{verdict}");
    assert_eq!(verdict["unmoved"], 0);
}

#[test]
fn the_judge_counts_what_we_count() {
    use movement::plan::Outcome;
    let Some(verdict) = verdict("count", &plans::written()) else {
        return;
    };
    let outcome = Outcome::of(&super::operation(), &plans::plan());
    let sums: Vec<_> = outcome.arrival_sums.iter().map(|(_, sum)| *sum).collect();
    assert_eq!(verdict["makespan_min"], outcome.last_arrival.0);
    assert_eq!(verdict["sum_arrival_by_tier"], serde_json::json!(sums));
    assert_eq!(verdict["vehicle_km"], outcome.driven.0 as f64 / 1000.0);
}

#[test]
fn the_judge_refuses_an_overload() {
    let overloaded = String::from_utf8(plans::written())
        .unwrap()
        .replace("\"vehicle\":0", "\"vehicle\":2");
    let Some(verdict) = verdict("overload", overloaded.as_bytes()) else {
        return;
    };
    assert_eq!(verdict["feasible"], false);
}
