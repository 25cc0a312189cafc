//! `corridor bundle` and `merge`: a stick between two devices, also one that was pulled out too soon.

use crate::ledger::Camp;
use crate::{corridor, status, told};
use std::fs;

#[test]
fn a_bundle_that_was_cut_brings_what_came_whole_and_the_rest_is_asked_for() {
    let camp = Camp::new();
    let person = camp.person("desk");
    let bundle = |device: &str, how: &str, file: &str| {
        let done = corridor(
            &format!("bundle {{}} {how} --out {{}}"),
            &[&camp.at(device), &camp.at(file)],
        );
        assert_eq!(status(&done), 0, "{}", told(&done));
    };
    bundle("desk", "--all", "all.bundle");
    let whole = fs::read(camp.at("all.bundle")).unwrap();
    fs::write(camp.at("cut.bundle"), &whole[..1_200]).unwrap();
    let cut = camp.merge("tablet", "cut.bundle");
    assert!(cut["missing"].as_u64() > Some(0), "{cut}");
    bundle("tablet", "--ask", "ask.bundle");
    let done = corridor(
        "bundle {} --for {} --out {}",
        &[&camp.at("desk"), &camp.at("ask.bundle"), &camp.at("rest.bundle")],
    );
    assert_eq!(status(&done), 0, "{}", told(&done));
    let rest = camp.merge("tablet", "rest.bundle");
    assert_eq!(rest["missing"].as_u64(), Some(0), "{rest}");
    assert_eq!(camp.consents("desk", &person), camp.consents("tablet", &person));
}

#[test]
fn what_is_no_bundle_or_of_another_ledger_is_refused_and_changes_nothing() {
    let (camp, other) = (Camp::new(), Camp::new());
    let of_other = camp.at("other.bundle");
    let done = corridor("bundle {} --all --out {}", &[&other.at("desk"), &of_other]);
    assert_eq!(status(&done), 0, "{}", told(&done));
    fs::write(camp.at("junk.bundle"), [7; 4_000]).unwrap();
    fs::write(camp.at("empty.bundle"), []).unwrap();
    let before = camp.asked("log {} --json", "desk", "");
    for file in ["other.bundle", "junk.bundle", "empty.bundle", "nowhere.bundle"] {
        let done = corridor("merge {} {}", &[&camp.at("desk"), &camp.at(file)]);
        assert_eq!(status(&done), 2, "{file}: {}", told(&done));
        assert!(
            told(&done).contains("bundle") || told(&done).contains("ledger"),
            "{}",
            told(&done)
        );
    }
    assert_eq!(camp.asked("log {} --json", "desk", ""), before);
}
