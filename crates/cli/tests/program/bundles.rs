//! `corridor bundle` and `merge`: a stick between two devices, also one that was pulled out too soon.

use crate::ledger::Camp;
use crate::{corridor, object, status, told};
use std::fs;

fn bundle(camp: &Camp, device: &str, how: &str, file: &str) -> std::process::Output {
    corridor(
        &format!("bundle {{}} {how} --out {{}}"),
        &[&camp.at(device), &camp.at(file)],
    )
}

fn made(camp: &Camp, device: &str, how: &str, file: &str) -> serde_json::Value {
    let done = bundle(camp, device, &format!("{how} --json"), file);
    assert_eq!(status(&done), 0, "{how}: {}", told(&done));
    object(&done)
}

fn answered(camp: &Camp, device: &str, question: &str, file: &str) {
    let done = corridor(
        "bundle {} --for {} --out {}",
        &[&camp.at(device), &camp.at(question), &camp.at(file)],
    );
    assert_eq!(status(&done), 0, "{}", told(&done));
}

#[test]
fn a_bundle_that_was_cut_brings_what_came_whole_and_the_rest_is_asked_for() {
    let camp = Camp::new();
    let person = camp.person("desk");
    for _ in 0..20 {
        camp.asked("register {} --token AAA-AAA --json", "desk", "");
    }
    made(&camp, "tablet", "--ask", "first.bundle");
    answered(&camp, "desk", "first.bundle", "all.bundle");
    let whole = fs::read(camp.at("all.bundle")).unwrap();
    fs::write(camp.at("cut.bundle"), &whole[..9_000]).unwrap();
    let cut = camp.merge("tablet", "cut.bundle");
    assert!(
        cut["missing"].as_u64() > Some(0) && cut["new"].as_u64() > Some(0),
        "{cut}"
    );
    made(&camp, "tablet", "--ask", "ask.bundle");
    answered(&camp, "desk", "ask.bundle", "rest.bundle");
    let rest = camp.merge("tablet", "rest.bundle");
    assert_eq!((&rest["missing"], &rest["known"]), (&0.into(), &0.into()), "{rest}");
    assert_eq!(camp.consents("desk", &person), camp.consents("tablet", &person));
}

#[test]
fn a_bundle_is_sealed_to_those_it_is_for_and_to_nobody_it_is_not_written() {
    let camp = Camp::new();
    camp.person("desk");
    let nobody = bundle(&camp, "desk", "--all", "all.bundle");
    assert!(
        status(&nobody) == 2 && told(&nobody).contains("--ask"),
        "{}",
        told(&nobody)
    );
    assert!(!camp.at("all.bundle").exists());
    made(&camp, "tablet", "--ask", "ask.bundle");
    camp.merge("desk", "ask.bundle");
    assert_eq!(made(&camp, "desk", "--all", "all.bundle")["devices"], 1);
    let bytes = fs::read(camp.at("all.bundle")).unwrap();
    assert!(bytes.len() == 16 << 10 && !bytes.windows(7).any(|word| word == b"K7Q-M2X"));
    assert_eq!(camp.merge("tablet", "all.bundle")["missing"], 0);
    let own = corridor("merge {} {}", &[&camp.at("desk"), &camp.at("all.bundle")]);
    assert!(
        status(&own) == 2 && told(&own).contains("sealed to other devices"),
        "{}",
        told(&own)
    );
    let clear = bundle(&camp, "desk", "--all --clear", "clear.bundle");
    assert!(
        status(&clear) == 0 && told(&clear).contains("not sealed"),
        "{}",
        told(&clear)
    );
    let bytes = fs::read(camp.at("clear.bundle")).unwrap();
    assert!(bytes.windows(7).any(|word| word == b"K7Q-M2X"));
    assert_eq!(camp.merge("tablet", "clear.bundle")["new"], 0);
}

#[test]
fn a_folder_of_an_earlier_program_gets_a_key_and_one_to_nobody_known_asks_in_the_clear() {
    let camp = Camp::new();
    fs::remove_file(camp.at("tablet").join("bundle.key")).unwrap();
    assert_eq!(made(&camp, "tablet", "--ask", "ask.bundle")["facts"], 1);
    let key = fs::metadata(camp.at("tablet").join("bundle.key")).unwrap();
    assert!(
        !std::os::unix::fs::PermissionsExt::mode(&key.permissions())
            .to_string()
            .ends_with("44")
    );
    answered(&camp, "desk", "ask.bundle", "all.bundle");
    assert_eq!(camp.merge("tablet", "all.bundle")["missing"], 0);
    let log = camp.asked("log {}", "desk", " --json");
    let ledger = log["facts"][0]["author"].as_str().unwrap().to_owned();
    let new = camp.asked("open {}", "new", &format!(" --join {ledger} --json"));
    assert_eq!(made(&camp, "new", "--ask", "new.bundle")["devices"], 0);
    let early = corridor(
        "bundle {} --for {} --out {}",
        &[&camp.at("desk"), &camp.at("new.bundle"), &camp.at("x.bundle")],
    );
    assert!(
        status(&early) == 2 && told(&early).contains("not enrolled"),
        "{}",
        told(&early)
    );
    camp.asked(
        "enrol {}",
        "desk",
        &format!(" {} --role convoy --json", new["device"].as_str().unwrap()),
    );
    answered(&camp, "desk", "new.bundle", "x.bundle");
    assert_eq!(camp.merge("new", "x.bundle")["missing"], 0);
}

#[test]
fn what_is_no_bundle_or_of_another_ledger_is_refused_and_changes_nothing() {
    let (camp, other) = (Camp::new(), Camp::new());
    let of_other = camp.at("other.bundle");
    let done = corridor("bundle {} --all --clear --out {}", &[&other.at("desk"), &of_other]);
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
