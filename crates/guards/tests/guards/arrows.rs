//! Arrows point down only: cli -> web -> actions -> {planner, documents} -> movement.

use crate::tree::{packages, word};

/// Each crate with those it may see. A new crate is added here on purpose.
const BELOW: [(&str, &[&str]); 13] = [
    ("movement", &[]),
    ("envelope", &["movement"]),
    ("seal", &["movement"]),
    ("store", &["envelope", "movement"]),
    ("planner", &["movement"]),
    ("documents", &["movement"]),
    ("linkage", &[]),
    (
        "actions",
        &[
            "planner",
            "documents",
            "store",
            "seal",
            "envelope",
            "linkage",
            "movement",
        ],
    ),
    ("web", &["actions", "planner", "documents", "movement"]),
    (
        "cli",
        &[
            "web",
            "actions",
            "planner",
            "documents",
            "store",
            "seal",
            "envelope",
            "linkage",
            "movement",
        ],
    ),
    ("samples", &["movement"]),
    ("trials", &["actions", "store", "seal", "envelope", "movement"]),
    ("guards", &[]),
];

/// Crates that only tests may see.
const FOR_TESTS: [&str; 2] = ["samples", "trials"];

/// What the inner rooms may use from outside: no disk, no web, no database, no clock.
const OUTSIDE: [(&str, &[&str]); 3] = [
    (
        "movement",
        &["jiff", "libm", "litemap", "serde", "unicode-normalization"],
    ),
    ("planner", &["fastrand"]),
    ("linkage", &["fastrand", "strsim", "unicode-normalization"]),
];

fn dependencies(of: &str) -> Vec<(String, bool)> {
    let package = packages().iter().find(|p| word(p, "name") == of).unwrap();
    let listed = package["dependencies"].as_array().unwrap();
    listed
        .iter()
        .map(|d| (word(d, "name").to_owned(), word(d, "kind") == "dev"))
        .collect()
}

fn is_ours(name: &str) -> bool {
    packages().iter().any(|p| word(p, "name") == name)
}

#[test]
fn every_crate_has_its_place_in_the_table_of_arrows() {
    for package in packages() {
        let name = word(package, "name");
        assert!(
            BELOW.iter().any(|(known, _)| *known == name),
            "say in arrows.rs what {name} may see"
        );
    }
}

#[test]
fn arrows_between_crates_point_down_only() {
    for (name, below) in BELOW.iter().filter(|(name, _)| is_ours(name)) {
        for (seen, in_tests) in dependencies(name).iter().filter(|(seen, _)| is_ours(seen)) {
            let allowed = below.contains(&seen.as_str()) || (*in_tests && FOR_TESTS.contains(&seen.as_str()));
            assert!(
                allowed,
                "{name} must not see {seen}; a test that needs both belongs to a crate above them"
            );
        }
    }
}

#[test]
fn what_is_made_for_tests_is_used_by_tests_alone() {
    for package in packages() {
        for (seen, in_tests) in dependencies(word(package, "name")) {
            assert!(
                in_tests || !FOR_TESTS.contains(&seen.as_str()),
                "{} uses {seen} outside tests",
                package["name"]
            );
        }
    }
}

#[test]
fn the_inner_rooms_use_nothing_from_outside_but_what_is_listed() {
    for (name, outside) in OUTSIDE {
        for (seen, in_tests) in dependencies(name) {
            assert!(
                in_tests || is_ours(&seen) || outside.contains(&seen.as_str()),
                "{name} -> {seen} is not listed"
            );
        }
    }
}

#[test]
fn only_the_program_uses_anyhow() {
    for package in packages().iter().filter(|p| word(p, "name") != "cli") {
        assert!(
            dependencies(word(package, "name"))
                .iter()
                .all(|(seen, _)| seen != "anyhow"),
            "{}",
            package["name"]
        );
    }
}
