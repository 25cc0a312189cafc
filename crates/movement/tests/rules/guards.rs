//! Guards against forgetting: no rule without a sentence in the documents and a planted fault.

use super::faults;
use movement::plan::rules::RULES;
use std::collections::BTreeSet;
use std::path::Path;

#[test]
fn every_rule_has_a_planted_fault_and_every_fault_a_rule() {
    let rules: BTreeSet<_> = RULES.iter().map(|rule| rule.code).collect();
    let faults: BTreeSet<_> = faults::all().map(|(code, ..)| *code).collect();
    assert_eq!(rules.len(), RULES.len(), "two rules share a code");
    assert_eq!(rules, faults);
}

#[test]
fn every_rule_is_described_in_the_documents_and_no_other() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/concepts/rules.md");
    let text = std::fs::read_to_string(path).expect("docs/concepts/rules.md");
    let rows = text.lines().filter(|line| line.starts_with("| `"));
    let described: Vec<(&str, &str)> = rows
        .map(|row| {
            let mut cells = row.trim_matches('|').split('|').map(str::trim);
            (cells.next().unwrap().trim_matches('`'), cells.next().unwrap())
        })
        .collect();
    let rules: Vec<(&str, &str)> = RULES.iter().map(|rule| (rule.code, rule.promise)).collect();
    assert_eq!(described, rules, "docs/concepts/rules.md and RULES differ");
}

#[test]
fn every_rule_has_a_file_of_its_name() {
    let room = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/plan/rules");
    for rule in RULES {
        let file = room.join(rule.code.replace('-', "_")).with_extension("rs");
        assert!(file.exists(), "{} has no file {}", rule.code, file.display());
    }
}
