//! Instances of the benchmark formats, small enough to read.

use crate::{answer, corridor, object, status, told};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Two camps, two shelters, a yard; the first way has a slow checkpoint and one escort.
const MOVEMENT: &str = r#"{"format":"movement-1","name":"two camps","seed":1,
"origins":[{"id":"a"},{"id":"b"}],"destinations":[{"id":"school","capacity":12},{"id":"hall","capacity":40}],"depots":[{"id":"yard"}],
"travel_min":[[0,15,40,55,20],[15,0,45,60,25],[40,45,0,10,35],[55,60,10,0,45],[20,25,35,45,0]],
"travel_km":[[0,10,30,40,15],[10,0,33,44,18],[30,33,0,6,25],[40,44,6,0,33],[15,18,25,33,0]],
"vehicle_types":[{"id":"bus","seats":8,"wheelchair":1,"stretcher":0},{"id":"ambulance","seats":3,"wheelchair":0,"stretcher":1}],
"fleet":[[0,0,0],[0,0,0],[1,0,0]],
"corridors":[{"id":"slow","windows":[[420,1080],[1860,2520]],"headway_min":15,"persons_per_hour":40,"escort":true},
{"id":"open","windows":[[420,1080],[1860,2520]],"headway_min":10,"persons_per_hour":null,"escort":false}],
"corridor_of":[[0,0],[1,1]],"convoy":{"max_vehicles":2,"escorts":1},"driver":{"max_drive_min_per_day":540,"crews":1},
"load_min":15,"unload_min":10,"household_split":"stretcher_only",
"households":[[0,6,1,0,2,null,true],[0,5,0,0,3,[1],true],[1,3,0,1,1,null,true],[1,7,0,0,3,null,true],[1,4,0,0,3,null,false]]}"#;

/// Two yards with three buses, three points, two shelters.
const EVACUATION: &str = r#"{"format":"bep-1","name":"three points","depots":[{"buses":2},{"buses":1}],
"demand":[2,1,2],"capacity":[3,3],"start":[[5,9,14],[8,4,6]],"dist":[[10,17],[12,11],[16,9]]}"#;

fn written(folder: &Path, text: &str) -> PathBuf {
    let file = folder.join("instance.json");
    fs::write(&file, text).unwrap();
    file
}

/// Plans an instance and checks what is promised of either format; returns the instance and the plan.
fn planned(folder: &Path, text: &str) -> (PathBuf, PathBuf) {
    let instance = written(folder, text);
    let output = corridor("plan {} --seconds 0.3", &[&instance]);
    assert_eq!((status(&output), told(&output)), (0, String::new()));
    let said = answer(&output);
    assert!(said.contains("The proof") && !said.contains("1970"), "{said}");
    let file = folder.join("instance-plan/plan.json");
    let plan: Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
    let number = |key: &str| plan[key].as_f64().unwrap();
    assert!(number("lower_bound") > 0.0);
    assert!(0.0 < number("first_plan_seconds") && number("first_plan_seconds") <= number("seconds"));
    let judged = corridor("check {} {} --json", &[&instance, &file]);
    assert_eq!(status(&judged), 0, "{judged:?}");
    object(&judged);
    (instance, file)
}

/// Asks the benchmark's own judge, a Python program outside this repository; says so when it is not there.
fn judge(instance: &Path, plan: &Path) {
    let mut above = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    let judge = above.find_map(|folder| {
        let judge = folder.join("shared/bench/check_movement.py");
        judge.is_file().then_some(judge)
    });
    let Some(judge) = judge else {
        return eprintln!("NOT JUDGED: no shared/bench/check_movement.py beside this repository");
    };
    match Command::new("python3").arg(judge).args([instance, plan]).output() {
        Ok(output) => assert!(output.status.success(), "{output:?}"),
        Err(error) => eprintln!("NOT JUDGED: python3 does not start: {error}"),
    }
}

#[test]
fn a_movement_instance_gives_a_plan_with_its_bound_and_times() {
    let folder = tempfile::tempdir().unwrap();
    let (instance, plan) = planned(folder.path(), MOVEMENT);
    judge(&instance, &plan);
}

#[test]
fn an_evacuation_instance_gives_tours_with_their_bound_and_times() {
    let folder = tempfile::tempdir().unwrap();
    let (instance, plan) = planned(folder.path(), EVACUATION);
    judge(&instance, &plan);
}

#[test]
fn a_plan_for_no_moves_has_its_times_too() {
    for text in [MOVEMENT, EVACUATION] {
        let folder = tempfile::tempdir().unwrap();
        let instance = written(folder.path(), text);
        let output = corridor("plan {} --moves 0 --json", &[&instance]);
        assert_eq!((status(&output), &object(&output)["moves"]), (0, &0.into()));
        let plan: Value =
            serde_json::from_slice(&fs::read(folder.path().join("instance-plan/plan.json")).unwrap()).unwrap();
        assert!(plan["first_plan_seconds"].as_f64().unwrap() > 0.0);
    }
}

#[test]
fn the_same_seed_and_moves_give_the_same_convoys_and_tours() {
    for (text, key) in [(MOVEMENT, "convoys"), (EVACUATION, "tours")] {
        let made = || {
            let folder = tempfile::tempdir().unwrap();
            let instance = written(folder.path(), text);
            assert_eq!(status(&corridor("plan {} --moves 500 --seed 4", &[&instance])), 0);
            let bytes = fs::read(folder.path().join("instance-plan/plan.json")).unwrap();
            serde_json::from_slice::<Value>(&bytes).unwrap()[key].clone()
        };
        let first = made();
        assert!(!first.as_array().unwrap().is_empty());
        assert_eq!(first, made());
    }
}

#[test]
fn tours_with_a_fault_are_status_1_for_people_and_programs() {
    let folder = tempfile::tempdir().unwrap();
    let (instance, file) = planned(folder.path(), EVACUATION);
    let mut plan: Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
    plan["tours"].as_array_mut().unwrap().remove(0);
    fs::write(&file, plan.to_string()).unwrap();
    let judged = corridor("check {} {}", &[&instance, &file]);
    assert_eq!(status(&judged), 1, "{judged:?}");
    assert!(told(&judged).ends_with("do not use these tours\n"));
    let judged = corridor("check {} {} --json", &[&instance, &file]);
    assert_eq!(status(&judged), 1);
    assert!(!object(&judged)["faults"].as_array().unwrap().is_empty());
}

#[test]
fn an_instance_without_room_for_everyone_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let instance = written(folder.path(), &EVACUATION.replace("[3,3]", "[2,2]"));
    let output = corridor("plan {}", &[&instance]);
    assert_eq!(status(&output), 2);
    assert!(told(&output).contains("-> "), "{output:?}");
    assert!(!folder.path().join("instance-plan").exists());
}
