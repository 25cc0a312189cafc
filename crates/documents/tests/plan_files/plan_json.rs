//! `plan.json`: what is written is read, and what is broken is told.

use super::any_plan::{one_of_each, operation_and_plan, proof};
use documents::plan_json::{self, PlanFile};
use movement::operation::Operation;
use movement::plan::Plan;
use proptest::prelude::*;
use serde_json::{Value, json};

pub fn written(operation: &Operation, plan: &Plan) -> Vec<u8> {
    let proof = proof();
    let file = PlanFile {
        seed: 7,
        moves: 1000,
        plan,
        proof: &proof,
    };
    plan_json::write(operation, &file)
}

fn codes(operation: &Operation, plan: &Value) -> Vec<&'static str> {
    let problems = plan_json::read(operation, plan.to_string().as_bytes(), "plan.json").unwrap_err();
    assert!(
        problems
            .iter()
            .all(|p| p.place.file == "plan.json" && !p.remedy.is_empty())
    );
    problems.iter().map(|problem| problem.code).collect()
}

fn value() -> (Operation, Value) {
    let (operation, plan) = one_of_each();
    let value = serde_json::from_slice(&written(&operation, &plan)).unwrap();
    (operation, value)
}

#[test]
fn each_trip_and_each_waiting_household_has_its_own_line() {
    let (operation, plan) = one_of_each();
    let text = String::from_utf8(written(&operation, &plan)).unwrap();
    assert_eq!(text.lines().filter(|line| line.contains("\"vehicle\"")).count(), 2);
    assert_eq!(text.lines().filter(|line| line.contains("\"reason\"")).count(), 1);
}

#[test]
fn convoys_are_numbered_in_order_of_start() {
    let (operation, mut plan) = one_of_each();
    let ordered = written(&operation, &plan);
    plan.convoys.reverse();
    assert_eq!(written(&operation, &plan), ordered);
    let (_, value) = value();
    assert_eq!(
        (&value["convoys"][0]["id"], &value["convoys"][1]["id"]),
        (&json!("c001"), &json!("c002"))
    );
}

#[test]
fn every_unknown_id_is_named_at_once() {
    let (operation, mut value) = value();
    value["convoys"][0]["corridor"] = json!("nowhere");
    value["convoys"][0]["from"] = json!("");
    value["convoys"][1]["trips"][0]["vehicle"] = json!("x".repeat(1_000_000));
    value["convoys"][1]["trips"][0]["load"][0][0] = json!("nobody");
    value["waiting"][0]["household"] = json!("=1+1");
    let found = codes(&operation, &value);
    assert_eq!(found, ["unknown-id"; 5]);
}

#[test]
fn a_plan_of_another_first_day_or_zone_is_refused() {
    let (operation, mut value) = value();
    value["first_day"] = json!("1999-01-01");
    value["time_zone"] = json!("Mars/Olympus");
    assert_eq!(codes(&operation, &value), ["other-operation"; 2]);
}

#[test]
fn numbers_beyond_reason_are_refused() {
    let (operation, mut value) = value();
    value["convoys"][0]["start"] = json!(i64::MAX);
    value["convoys"][0]["trips"][0]["empty_at"] = json!(i64::MIN);
    value["convoys"][0]["trips"][0]["load"][0][1] = json!(-1);
    assert_eq!(codes(&operation, &value), ["out-of-range"; 3]);
}

#[test]
fn doubled_convoys_unknown_reasons_and_wrong_types_are_told() {
    let (operation, mut spoilt) = value();
    spoilt["convoys"][1]["id"] = json!("c001");
    spoilt["waiting"][0]["reason"] = json!("rain");
    assert_eq!(codes(&operation, &spoilt), ["doubled-id", "not-a-choice"]);
    spoilt["convoys"][0]["start"] = json!("06:30");
    assert_eq!(codes(&operation, &spoilt), ["wrong-type"]);
    assert_eq!(
        codes(&operation, &json!({"format": "movement-plan-1"})),
        ["unknown-format"]
    );
}

#[test]
fn a_wrong_type_is_named_with_its_line() {
    let (operation, plan) = one_of_each();
    let text = String::from_utf8(written(&operation, &plan)).unwrap();
    let line = text.lines().position(|line| line.contains("\"start\"")).unwrap() + 1;
    let spoilt = text.replacen("\"start\": 400", "\"start\": 4.5", 1);
    let problems = plan_json::read(&operation, spoilt.as_bytes(), "plan.json").unwrap_err();
    assert_eq!(problems[0].place.row, Some(line as u64));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn what_is_written_is_read_back_and_written_the_same((operation, plan) in operation_and_plan()) {
        let bytes = written(&operation, &plan);
        let read = plan_json::read(&operation, &bytes, "plan.json");
        prop_assert_eq!(read.as_ref(), Ok(&plan));
        prop_assert_eq!(written(&operation, &plan), bytes);
    }

    #[test]
    fn no_byte_changed_makes_the_reader_panic(at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<bool>()) {
        let (operation, plan) = one_of_each();
        let mut bytes = written(&operation, &plan);
        let at = at.index(bytes.len());
        bytes[at] = byte;
        if cut {
            bytes.truncate(at);
        }
        if let Ok(plan) = plan_json::read(&operation, &bytes, "plan.json") {
            let _ = written(&operation, &plan);
        }
    }
}
