//! `corridor explain`: how long people wait, and why a household is not on a convoy.

use crate::{answer, copy, corridor, example, object, status, told};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn planned(folder: &Path, out: &Path) {
    let drawn = corridor("plan {} --out {} --seed 1 --moves 40", &[folder, out]);
    assert_eq!(status(&drawn), 0, "{}", told(&drawn));
}

fn tokens(name: &str) -> Vec<String> {
    let table = fs::read_to_string(example(name).join("households.csv")).unwrap();
    let token = |row: &str| row.split(',').next().unwrap().trim_matches('"').to_owned();
    table
        .lines()
        .skip(1)
        .map(token)
        .filter(|token| token.len() > 3 && !token.starts_with('#'))
        .collect()
}

fn explained(name: &str, plan: &Path, rest: &str) -> Value {
    let arguments = format!("explain {{}} --plan {{}} --json {rest}");
    let said = corridor(&arguments, &[&example(name), plan]);
    assert_eq!(status(&said), 0, "{}", told(&said));
    object(&said)
}

#[test]
fn waiting_times_are_told_by_group_and_name_no_household() {
    let out = tempfile::tempdir().unwrap();
    planned(&example("town"), out.path());
    let plan = out.path().join("plan.json");
    let value = explained("town", &plan, "");
    let everybody = value["everybody"]["people"].as_u64().unwrap();
    for dimension in ["tier", "need", "block"] {
        let groups = value["by"][dimension].as_array().unwrap();
        let people: u64 = groups
            .iter()
            .filter_map(|group| group["figures"]["people"].as_u64())
            .sum();
        assert!(people <= everybody && people + 10 > everybody, "{dimension}");
    }
    assert!(value["by"].get("place").is_none());
    let text = answer(&corridor("explain {} --plan {}", &[&example("town"), &plan]));
    assert!(
        text.contains("waits longest") && text.contains("before somebody of a higher tier"),
        "{text}"
    );
    for said in [text, value.to_string()] {
        assert!(tokens("town").iter().all(|token| !said.contains(token.as_str())));
    }
}

#[test]
fn the_plan_beside_the_folder_is_the_one_explained() {
    let folder = copy("tiny");
    planned(folder.path(), &folder.path().join("plan"));
    let said = corridor("explain {}", &[folder.path()]);
    assert_eq!(status(&said), 0, "{}", told(&said));
    assert!(answer(&said).contains("everybody"));
}

/// What is told of one household tells of no other.
#[test]
fn a_household_hears_when_it_goes_and_nothing_of_others() {
    let out = tempfile::tempdir().unwrap();
    planned(&example("town"), out.path());
    let (plan, tokens) = (out.path().join("plan.json"), tokens("town"));
    for (number, own) in tokens.iter().enumerate().step_by(97) {
        let convoy = format!("c{:03}", number % 20 + 1);
        for rest in [
            format!("--household {own}"),
            format!("--household {own} --convoy {convoy}"),
        ] {
            let value = explained("town", &plan, &rest);
            assert_eq!(value["household"], own.as_str());
            let arguments = format!("explain {{}} --plan {{}} {rest}");
            let text = answer(&corridor(&arguments, &[&example("town"), &plan]));
            let others = tokens.iter().filter(|token| *token != own);
            for token in others {
                assert!(
                    !text.contains(token.as_str()) && !value.to_string().contains(token.as_str()),
                    "{token}"
                );
            }
        }
    }
}

/// The changes are given to the program again, as somebody would who takes them to a meeting.
#[test]
fn changes_that_are_told_can_be_given_as_events() {
    let out = tempfile::tempdir().unwrap();
    planned(&example("tiny"), out.path());
    let plan = out.path().join("plan.json");
    let mut kinds = BTreeSet::new();
    for own in tokens("tiny") {
        for convoy in ["c001", "c002"] {
            let value = explained("tiny", &plan, &format!("--household {own} --convoy {convoy}"));
            let bars = value["asked"]["bars"].as_array().unwrap();
            for change in bars.iter().filter_map(|bar| bar["changes"].as_array()).flatten() {
                let change = change.as_str().unwrap();
                if !kinds.insert(change.split(':').next().unwrap().to_owned()) {
                    continue;
                }
                let anew = tempfile::tempdir().unwrap();
                let arguments =
                    format!("replan {{}} --plan {{}} --out {{}} --at 2026-05-04T00:00 --moves 1 --event {change}");
                let said = corridor(&arguments, &[&example("tiny"), &plan, anew.path()]);
                assert_eq!(status(&said), 0, "{change}: {}", told(&said));
            }
        }
    }
    assert!(kinds.len() >= 2, "{kinds:?}");
}

#[test]
fn a_wrong_token_or_convoy_is_refused_without_a_hint_at_others() {
    let out = tempfile::tempdir().unwrap();
    planned(&example("tiny"), out.path());
    let plan = out.path().join("plan.json");
    let said = corridor(
        "explain {} --plan {} --household C4K-T7M --convoy c999",
        &[&example("tiny"), &plan],
    );
    assert_eq!((status(&said), said.stdout.len()), (2, 0));
    let text = told(&said);
    assert!(
        text.contains("--household: unknown-id") && text.contains("--convoy: unknown-id"),
        "{text}"
    );
    assert!(text.contains("Write one of c001 to c0"), "{text}");
    assert!(
        tokens("tiny").iter().all(|token| !text.contains(token.as_str())),
        "{text}"
    );
    let said = corridor("explain {} --plan {} --convoy c001", &[&example("tiny"), &plan]);
    assert_eq!(status(&said), 2, "a convoy alone would be a way to everybody on it");
}

#[test]
fn a_plan_of_another_folder_is_refused() {
    let out = tempfile::tempdir().unwrap();
    planned(&example("town"), out.path());
    let said = corridor(
        "explain {} --plan {}",
        &[&example("tiny"), &out.path().join("plan.json")],
    );
    assert_eq!((status(&said), said.stdout.len()), (2, 0));
}
