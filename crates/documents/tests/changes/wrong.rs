//! Everything that is wrong comes at once, with its place.

use super::{example, texts};
use documents::changes::{applied, parse, read_table};
use movement::problem::Problem;
use toml::de::DeTable;

fn told(problems: &[Problem]) -> Vec<(String, &str)> {
    problems.iter().map(|p| (p.place.to_string(), p.code)).collect()
}

#[test]
fn every_problem_of_every_event_comes_at_once() {
    let operation = example("rukban-2019");
    let written = [
        "window-closed:corridor=homs-road",
        "window-shut:corridor=jleb,date=2019-4-3",
        "window-shut:corridor=homs-road,date=2020-01-01,hour=9",
        "checkpoint-rate:corridor=homs-road,persons_per_hour=fast",
        "window-moved:corridor=homs-road,date=2019-04-03,from=25:00",
        "vehicle-lost:vehicle=truck-01,from=06:00",
        "escorts:pool=,number=3",
        "headway:corridor=homs-road,corridor=zone-track,minutes=3",
        "household-withdrew:household=ZZZ-ZZZ",
        "day-added:homs-road",
    ];
    let problems = parse(&operation, &texts(&written), "--event").unwrap_err();
    let expected = [
        ("--event:1 [kind]", "not-a-choice"),
        ("--event:2 [corridor]", "unknown-id"),
        ("--event:2 [date]", "not-a-date"),
        ("--event:3 [date]", "outside-operation"),
        ("--event:3 [hour]", "unknown-key"),
        ("--event:4 [persons_per_hour]", "not-a-whole-number"),
        ("--event:5 [from]", "not-an-hour"),
        ("--event:5 [to]", "missing-key"),
        ("--event:6 [date]", "missing-key"),
        ("--event:7 [pool]", "empty-cell"),
        ("--event:8 [corridor]", "unknown-key"),
        ("--event:9 [household]", "unknown-id"),
        ("--event:10", "missing-key"),
        ("--event:10 [corridor]", "missing-key"),
    ];
    assert_eq!(told(&problems), expected.map(|(place, code)| (place.to_owned(), code)));
    let token = problems.iter().find(|p| p.cause.contains("ZZZ-ZZZ")).unwrap();
    assert!(!token.remedy.contains("TN6-VM4"), "a token that nobody asked for");
}

#[test]
fn what_the_operation_does_not_take_is_told_where_it_stands() {
    let operation = example("rukban-2019");
    let written = [
        "drivers-per-vehicle:number=1",
        "escorts:pool=zone,number=0",
        "vehicle-lost:vehicle=truck-01 truck-01",
    ];
    let placed = parse(&operation, &texts(&written), "--event").unwrap();
    let problems = applied(&operation, &placed).unwrap_err();
    let expected = [
        ("--event:1 [number]", "nothing-changes"),
        ("--event:2 [number]", "out-of-range"),
        ("--event:3 [vehicle]", "nothing-changes"),
    ];
    assert_eq!(told(&problems), expected.map(|(place, code)| (place.to_owned(), code)));
}

#[test]
fn tables_of_another_shape_are_told_by_line() {
    let operation = example("tiny");
    let toml = "\nchange = [1, {kind = \"day-added\", corridor = [\"a\"]}]\nother = 3\n";
    let table = DeTable::parse(toml).unwrap();
    let problems = read_table(&operation, table.get_ref(), "change", ("s.toml", toml.as_bytes())).unwrap_err();
    let expected = [
        ("s.toml:2", "wrong-type"),
        ("s.toml:2 [corridor]", "missing-key"),
        ("s.toml:2 [corridor]", "wrong-type"),
    ];
    assert_eq!(told(&problems), expected.map(|(place, code)| (place.to_owned(), code)));
    let problems = read_table(&operation, table.get_ref(), "other", ("s.toml", toml.as_bytes())).unwrap_err();
    assert_eq!(told(&problems), [("s.toml:3".to_owned(), "wrong-type")]);
    assert_eq!(
        read_table(&operation, table.get_ref(), "absent", ("s.toml", toml.as_bytes())),
        Ok(Vec::new())
    );
}
