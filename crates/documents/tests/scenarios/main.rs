//! Files of scenarios: what is read, everything that can be wrong, and that no bytes whatever make a panic.
#![allow(clippy::unwrap_used, missing_docs)]

use documents::changes::read_events_file;
use documents::folder::{self, FileContent};
use documents::scenarios::{MOST, Scenarios, read};
use movement::operation::Operation;
use movement::problem::Problem;
use proptest::prelude::*;
use std::path::{Path, PathBuf};

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(name)
}

fn example(name: &str) -> Operation {
    let content = |file: &str| match std::fs::read(path(name).join(file)) {
        Ok(bytes) => FileContent::Bytes(bytes),
        Err(_) => FileContent::Missing,
    };
    folder::read(&content).unwrap()
}

fn told(problems: &[Problem]) -> Vec<(String, &str)> {
    problems.iter().map(|p| (p.place.to_string(), p.code)).collect()
}

fn owned(expected: &[(&str, &'static str)]) -> Vec<(String, &'static str)> {
    expected
        .iter()
        .map(|(place, code)| ((*place).to_owned(), *code))
        .collect()
}

#[test]
fn the_examples_are_read_without_a_problem() {
    for (name, number) in [("town", 5), ("rukban-2019", 3)] {
        let bytes = std::fs::read(path(name).join("what-if.toml")).unwrap();
        let Scenarios { scenarios, problems } = read(&example(name), &bytes, "what-if.toml");
        assert_eq!((scenarios.len(), told(&problems)), (number, Vec::new()), "{name}");
        assert!(scenarios.iter().any(|s| s.day.is_some()) && scenarios.iter().any(|s| s.day.is_none()));
        assert!(scenarios.iter().all(|s| !s.changes.is_empty()));
    }
}

#[test]
fn a_moment_may_be_written_as_a_text_or_as_toml_has_it() {
    let operation = example("town");
    let texts = ["\"2026-04-04T06:00\"", "2026-04-04T06:00:00", "2026-04-04 06:00:00"];
    let moments = texts.map(|at| {
        let read = read(
            &operation,
            format!("[[scenario]]\nid = \"a\"\nat = {at}\n").as_bytes(),
            "s.toml",
        );
        assert_eq!(told(&read.problems), [], "{at}");
        read.scenarios[0].day.as_ref().unwrap().at
    });
    assert_eq!(moments[0], moments[1]);
    assert_eq!(moments[0], moments[2]);
}

#[test]
fn everything_that_is_wrong_comes_at_once_by_line_and_key() {
    let text = r#"
colour = "red"
[[scenario]]
id = "a b"
titel = "x"
[[scenario.change]]
kind = "window-shut"
corridor = "nowhere"
date = 2026-04-04
[[scenario]]
at = "soon"
plan = 3
[[scenario.change]]
kind = "turned-back"
convoy = "7"
back = "later"
why = "x"
[[scenario]]
id = "twice"
plan = "plan.json"
[[scenario]]
id = "twice"
change = "none"
[[scenario]]
id = "as-is"
[[scenario]]
id = "early"
[[scenario.change]]
kind = "turned-back"
convoy = "c001"
back = 2026-04-04T06:00:00
"#;
    let found = read(&example("town"), text.as_bytes(), "s.toml").problems;
    let expected = [
        ("s.toml:2 [colour]", "unknown-key"),
        ("s.toml:4 [id]", "bad-id"),
        ("s.toml:5 [titel]", "unknown-key"),
        ("s.toml:6 [corridor]", "unknown-id"),
        ("s.toml:10 [id]", "missing-key"),
        ("s.toml:11 [at]", "not-a-date"),
        ("s.toml:12 [plan]", "wrong-type"),
        ("s.toml:13 [back]", "not-a-date"),
        ("s.toml:13 [convoy]", "unknown-id"),
        ("s.toml:13 [why]", "unknown-key"),
        ("s.toml:20 [plan]", "missing-key"),
        ("s.toml:21 [id]", "doubled-id"),
        ("s.toml:23", "wrong-type"),
        ("s.toml:25 [id]", "doubled-id"),
        ("s.toml:26 [change]", "missing-key"),
    ];
    assert_eq!(told(&found), owned(&expected));
    assert!(
        found
            .iter()
            .all(|problem| !problem.cause.is_empty() && !problem.remedy.is_empty())
    );
}

#[test]
fn a_file_without_scenarios_or_with_too_many_is_refused() {
    let operation = example("tiny");
    for (text, code) in [
        (String::new(), "empty-table"),
        ("scenario = 3".to_owned(), "wrong-type"),
        ("scenario = [3]".to_owned(), "wrong-type"),
        ("[[scenario]\nid".to_owned(), "toml-syntax"),
        ("# \u{0}".to_owned(), "toml-syntax"),
        (" ".repeat((1 << 20) + 1), "file-too-large"),
    ] {
        let found = read(&operation, text.as_bytes(), "s.toml");
        assert!(
            found.problems.iter().any(|problem| problem.code == code),
            "{code}: {:?}",
            told(&found.problems)
        );
    }
    let many: String = (0..=MOST).map(|n| format!("[[scenario]]\nid = \"s{n}\"\n")).collect();
    assert_eq!(
        told(&read(&operation, many.as_bytes(), "s.toml").problems),
        owned(&[("s.toml", "too-many-rows")])
    );
    assert_eq!(
        told(&read(&operation, b"a = \"\xff\"", "s.toml").problems),
        owned(&[("s.toml:1", "not-utf8")])
    );
}

#[test]
fn a_file_of_events_holds_changes_and_convoys_that_were_turned_back() {
    let operation = example("town");
    let text = "[[change]]\nkind = \"window-shut\"\ncorridor = \"ridge-road\"\ndate = 2026-04-04\n\n[[change]]\nkind = \"turned-back\"\n\
                convoy = \"c002\"\nback = 2026-04-03T12:00:00\n";
    let events = read_events_file(&operation, text.as_bytes(), "e.toml").unwrap();
    assert_eq!((events.changes.len(), events.turned_back.len()), (1, 1));
    assert_eq!(events.turned_back[0].number, 2);
    let other = format!("at = 3\n{text}");
    let found = read_events_file(&operation, other.as_bytes(), "e.toml").unwrap_err();
    assert_eq!(told(&found), owned(&[("e.toml:1 [at]", "unknown-key")]));
}

proptest! {
    #[test]
    fn no_mutated_file_makes_a_panic_and_none_is_wrong_in_silence(cuts in prop::collection::vec((any::<prop::sample::Index>(), 0_usize..12, prop::sample::select(PIECES)), 1..6)) {
        let operation = example("town");
        let mut bytes = std::fs::read(path("town").join("what-if.toml")).unwrap();
        for (at, length, piece) in cuts {
            let from = at.index(bytes.len());
            let to = (from + length).min(bytes.len());
            bytes.splice(from..to, piece.bytes());
        }
        let found = read(&operation, &bytes, "s.toml");
        prop_assert!(!found.scenarios.is_empty() || !found.problems.is_empty());
        let unnamed = found.scenarios.iter().any(|scenario| scenario.id.is_empty());
        prop_assert!(!unnamed || !found.problems.is_empty());
        let _ = read_events_file(&operation, &bytes, "s.toml");
    }
}

const PIECES: &[&str] = &[
    "",
    "\n",
    "=",
    "\"",
    "[[scenario]]\n",
    "[scenario]\n",
    "[[scenario.change]]\n",
    "id = \"x\"\n",
    "at = 3T06:00\n",
    "kind = \"turned-back\"\n",
    "{",
    "]",
    "\u{661}",
    "\0",
    "99999999999999999999",
    "2026-13-40",
    "change = [[]]\n",
    "plan = \"../../plan.json\"\n",
];
