//! The view for the page: sums that agree, positions that exist, and no token.

use super::any_plan::{one_of_each, operation_and_plan, proof};
use documents::folder::FileContent;
use documents::plan_json::PlanFile;
use documents::plan_view;
use movement::operation::Operation;
use movement::plan::{Outcome, Plan};
use proptest::prelude::*;
use serde_json::Value;

fn written(operation: &Operation, plan: &Plan) -> String {
    let proof = proof();
    let file = PlanFile {
        seed: 7,
        moves: 1000,
        plan,
        proof: &proof,
    };
    String::from_utf8(plan_view::write(operation, &file)).unwrap()
}

fn total(list: &Value, key: &str) -> u64 {
    list.as_array()
        .unwrap()
        .iter()
        .map(|row| row[key].as_u64().unwrap())
        .sum()
}

#[test]
fn no_token_is_in_the_view() {
    let (mut operation, plan) = one_of_each();
    for (row, household) in operation.households.iter_mut().enumerate() {
        household.token = format!("secret-{row}");
    }
    assert!(!written(&operation, &plan).contains("secret"));
}

#[test]
fn no_name_can_close_the_script_that_holds_the_view() {
    let (mut operation, plan) = one_of_each();
    operation.name = "</script><script>alert(1)</script><!--".to_owned();
    let text = written(&operation, &plan);
    assert!(!text.contains('<'));
    let view: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(view["operation"]["name"], operation.name.as_str());
}

#[test]
fn every_key_of_the_contract_is_there() {
    let (operation, plan) = one_of_each();
    let view: Value = serde_json::from_str(&written(&operation, &plan)).unwrap();
    let keys = "format operation people sites legs corridors escort_pools shelters vehicle_types convoys waiting \
        waiting_by_site arrival_by_tier waiting_times outcome proof plan";
    for key in keys.split_whitespace() {
        assert!(!view[key].is_null(), "{key}");
    }
    let starts = view["operation"]["day_starts"].as_array().unwrap();
    assert_eq!(starts.len(), operation.calendar.days() + 1);
}

#[test]
fn the_map_draws_the_roads_that_were_written_and_no_short_cuts() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/town");
    let get = |file: &str| std::fs::read(folder.join(file)).map_or(FileContent::Missing, FileContent::Bytes);
    let town = documents::folder::read(&get).unwrap();
    let view: Value = serde_json::from_str(&written(&town, &Plan::default())).unwrap();
    let name = |leg: &Value, end: &str| {
        view["sites"][leg[end].as_u64().unwrap() as usize]["id"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    let drawn: Vec<String> = view["legs"]
        .as_array()
        .unwrap()
        .iter()
        .map(|leg| format!("{},{}", name(leg, "from"), name(leg, "to")))
        .collect();
    let rows = String::from_utf8(std::fs::read(folder.join("legs.csv")).unwrap()).unwrap();
    assert!(drawn.len() > 5);
    for leg in drawn {
        let (from, to) = leg.split_once(',').unwrap();
        assert!(rows.contains(&leg) || rows.contains(&format!("{to},{from}")), "{leg}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn the_counts_of_the_view_agree((operation, plan) in operation_and_plan()) {
        let view: Value = serde_json::from_str(&written(&operation, &plan)).unwrap();
        let outcome = Outcome::of(&operation, &plan);
        prop_assert_eq!(&view["outcome"]["last_arrival"], outcome.last_arrival.0);
        prop_assert_eq!(total(&view["vehicle_types"], "count"), operation.vehicles.len() as u64);
        prop_assert_eq!(total(&view["waiting"], "people"), total(&view["waiting_by_site"], "people"));
        prop_assert_eq!(total(&view["waiting"], "households"), plan.waiting.len() as u64);
        let people = &view["people"];
        prop_assert_eq!(
            people["seated"].as_u64().unwrap() + people["waiting"].as_u64().unwrap(),
            people["said_yes"].as_u64().unwrap()
        );
        let sites = view["sites"].as_array().unwrap().len() as u64;
        for convoy in view["convoys"].as_array().unwrap() {
            prop_assert!(convoy["from"].as_u64().unwrap() < sites && convoy["to"].as_u64().unwrap() < sites);
            prop_assert!(convoy["start"].as_i64().unwrap() <= convoy["unloaded"].as_i64().unwrap());
        }
    }

    #[test]
    fn stays_and_luggage_are_shown_where_there_are_any((operation, plan) in operation_and_plan()) {
        let view: Value = serde_json::from_str(&written(&operation, &plan)).unwrap();
        for (shelter, row) in operation.shelters.iter().zip(view["shelters"].as_array().unwrap()) {
            let steps = row["occupancy"].as_array();
            prop_assert_eq!(steps.is_some(), shelter.stay.is_some());
            // In the end everybody has gone onward.
            let last = steps.and_then(|steps| steps.last()).map_or(0, |step| step[1].as_u64().unwrap());
            prop_assert_eq!(last, 0);
        }
        prop_assert_eq!(view["luggage"].is_null(), operation.rules.luggage.is_none());
        for convoy in view["convoys"].as_array().unwrap() {
            prop_assert_eq!(convoy["luggage_kg"].is_null(), operation.rules.luggage.is_none());
        }
    }
}
