//! `corridor open`, `register`, `consent`, `merge` and the rest: two devices without a network, and what they agree on.

use crate::{corridor, object, status, told};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Two devices of one ledger, each with its folder.
pub(crate) struct Camp {
    folder: TempDir,
}

impl Camp {
    pub(crate) fn new() -> Self {
        let camp = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        let desk = camp.asked("open {} --operation Tests --json", "desk", "");
        let tablet = camp.join("tablet", &text(&desk, "ledger"));
        let enrol = format!(" {} --role clerk --role protection --json", text(&tablet, "device"));
        camp.asked("enrol {}", "desk", &enrol);
        camp.merge("tablet", "desk");
        camp
    }

    /// Gives a device a key to join a ledger.
    fn join(&self, device: &str, ledger: &str) -> Value {
        self.asked("open {}", device, &format!(" --join {ledger} --json"))
    }

    pub(crate) fn at(&self, device: &str) -> PathBuf {
        self.folder.path().join(device)
    }

    /// Runs a command that must succeed, and returns its answer.
    pub(crate) fn asked(&self, command: &str, device: &str, more: &str) -> Value {
        let done = corridor(&format!("{command}{more}"), &[&self.at(device)]);
        assert_eq!(status(&done), 0, "{command}{more}: {}", told(&done));
        object(&done)
    }

    pub(crate) fn merge(&self, into: &str, from: &str) -> Value {
        let done = corridor("merge {} {} --json", &[&self.at(into), &self.at(from)]);
        assert_eq!(status(&done), 0, "{}", told(&done));
        object(&done)
    }

    pub(crate) fn person(&self, device: &str) -> String {
        let household = self.asked("register {} --token K7Q-M2X --json", device, "");
        let more = format!(" --household {} --adult --json", text(&household, "household"));
        text(&self.asked("register {}", device, &more), "person")
    }

    pub(crate) fn consents(&self, device: &str, person: &str) -> String {
        self.asked("show {}", device, &format!(" {person} --json"))["consents"][0]
            .as_str()
            .unwrap()
            .to_owned()
    }
}

pub(crate) fn text(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap().to_owned()
}

#[test]
fn a_no_recorded_on_one_device_ends_a_yes_recorded_on_another_and_a_new_yes_counts() {
    let camp = Camp::new();
    let person = camp.person("desk");
    camp.merge("tablet", "desk");
    let yes = format!(" {person} --language ar --alone --told facts-1 --json");
    camp.asked("consent {}", "tablet", &yes);
    camp.asked("withdraw {}", "desk", &format!(" {person} --json"));
    assert!(camp.consents("tablet", &person).contains("in force"));
    camp.merge("desk", "tablet");
    camp.merge("tablet", "desk");
    for device in ["desk", "tablet"] {
        assert!(camp.consents(device, &person).contains("withdrawn"), "{device}");
    }
    assert_eq!(camp.merge("tablet", "desk")["new"], 0);
    camp.asked("consent {}", "tablet", &yes);
    camp.merge("desk", "tablet");
    assert!(camp.consents("desk", &person).contains("in force"));
    let log = camp.asked("log {}", "desk", " --json");
    assert!(
        log["facts"]
            .as_array()
            .unwrap()
            .iter()
            .all(|fact| fact["set_aside"].is_null())
    );
    assert_eq!(camp.asked("verify {}", "desk", " --json")["whole"], true);
}

#[test]
fn a_device_that_is_not_enrolled_is_refused_and_told_what_to_do() {
    let camp = Camp::new();
    let log = camp.asked("log {}", "desk", " --json");
    camp.join("stranger", &text(&log["facts"][0], "author"));
    let early = corridor("register {} --token AAA-AAA", &[&camp.at("stranger")]);
    assert_eq!(status(&early), 2);
    assert!(
        told(&early).contains("take in those of the device that opened it"),
        "{}",
        told(&early)
    );
    camp.merge("stranger", "desk");
    let refused = corridor("register {} --token AAA-AAA", &[&camp.at("stranger")]);
    assert_eq!(status(&refused), 2);
    assert!(
        told(&refused).contains("ask a keeper to enrol it"),
        "{}",
        told(&refused)
    );
}

#[test]
fn a_fact_that_was_changed_on_the_medium_is_found_and_never_believed() {
    let camp = Camp::new();
    camp.person("desk");
    let file = camp.at("desk").join("ledger.db");
    let mut bytes = fs::read(&file).unwrap();
    let at = bytes.windows(7).position(|w| w == b"K7Q-M2X").unwrap();
    bytes[at] = b'X';
    fs::write(&file, bytes).unwrap();
    let found = corridor("verify {}", &[&camp.at("desk")]);
    assert_eq!(status(&found), 2, "{}", told(&found));
    assert!(told(&found).contains("damaged"), "{}", told(&found));
}

#[test]
fn a_key_is_never_written_over_and_a_folder_that_is_none_is_said_so() {
    let camp = Camp::new();
    let again = corridor("open {} --operation Tests", &[&camp.at("desk")]);
    assert_eq!(status(&again), 2);
    assert!(told(&again).contains("exists already"), "{}", told(&again));
    let none: &Path = camp.folder.path();
    for command in ["log {}", "conflicts {}", "verify {}"] {
        let nothing = corridor(command, &[none]);
        assert!(status(&nothing) == 2 || status(&nothing) == 3, "{command}");
        assert!(told(&nothing).contains(" -> "), "{command}: {}", told(&nothing));
    }
}

#[test]
fn another_ledger_is_not_taken_in_and_leaves_this_one_as_it_was() {
    let camp = Camp::new();
    let person = camp.person("desk");
    camp.asked("open {} --operation Theirs --json", "other", "");
    let before = camp.asked("log {}", "desk", " --json");
    let refused = corridor("merge {} {}", &[&camp.at("desk"), &camp.at("other")]);
    assert_eq!(status(&refused), 2);
    assert!(told(&refused).contains("another ledger"), "{}", told(&refused));
    assert_eq!(camp.asked("log {}", "desk", " --json"), before);
    assert!(camp.consents("desk", &person).contains("nothing recorded"));
}

#[test]
fn programs_that_record_at_the_same_time_make_one_history() {
    let camp = Camp::new();
    let folder = camp.at("desk");
    std::thread::scope(|scope| {
        for number in 0..8 {
            let folder = &folder;
            scope.spawn(move || {
                let done = corridor(&format!("register {{}} --token T-{number}"), &[folder]);
                assert_eq!(status(&done), 0, "{}", told(&done));
            });
        }
    });
    let log = camp.asked("verify {}", "desk", " --json");
    assert_eq!((&log["whole"], &log["facts"]), (&Value::from(true), &Value::from(12)));
}

#[cfg(unix)]
#[test]
fn key_and_facts_are_readable_by_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let camp = Camp::new();
    for name in ["device.key", "ledger.db"] {
        let mode = fs::metadata(camp.at("desk").join(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{name}");
    }
}

#[test]
fn the_log_names_no_token_and_tells_nobody_from_another() {
    let camp = Camp::new();
    let person = camp.person("desk");
    camp.asked("withdraw {}", "desk", &format!(" {person} --json"));
    let log = camp.asked("log {}", "desk", " --json").to_string();
    assert!(
        !log.contains("K7Q-M2X") && !log.contains("decides") && !log.contains("says no"),
        "{log}"
    );
}
