//! `corridor import`: a table once, twice, and a wrong one.

use crate::ledger::Camp;
use crate::{corridor, files, object, status, told};
use std::fs;

const TABLE: &str = "household,person,decides,needs,name\nK7Q-M2X,1,self,DS-PS,Zubaydacanary\nK7Q-M2X,2,1,,Hamidcanary\nC4K-T7N,1,self,,\n";

#[test]
fn a_table_is_registered_once_however_often_it_comes_and_without_names() {
    let camp = Camp::new();
    let (desk, file) = (camp.at("desk"), camp.at("people.csv"));
    fs::write(&file, TABLE).unwrap();
    let refused = corridor("import {} {}", &[&desk, &file]);
    assert!(
        status(&refused) == 2 && told(&refused).contains("corridor custodians"),
        "{}",
        told(&refused)
    );
    let import = |more: &str| {
        let command = format!("import {{}} {{}} --leave-out-names --json{more}");
        object(&corridor(&command, &[&desk, &file]))
    };
    let expected = |households: u64, persons: u64, known: u64| (households.into(), persons.into(), known.into());
    let seen = |done: serde_json::Value| {
        (
            done["households"].clone(),
            done["persons"].clone(),
            done["known"].clone(),
        )
    };
    assert_eq!(seen(import(" --dry-run")), expected(2, 3, 0));
    assert_eq!(seen(import("")), expected(2, 3, 0));
    let before = files(&desk);
    assert_eq!(seen(import("")), expected(0, 0, 2));
    let facts = camp.asked("verify {}", "desk", " --json")["facts"].as_u64().unwrap();
    assert_eq!(
        facts, 10,
        "opened, two devices, a key for bundles, two households, three persons, one need"
    );
    fs::write(&file, TABLE.replace("K7Q-M2X,2,1,,Hamidcanary\n", "")).unwrap();
    assert_eq!(import("")["differ"], serde_json::json!([2]));
    for bytes in before.values().chain(files(&desk).values()) {
        assert!(!bytes.windows(6).any(|seen| seen == b"canary"));
    }
}

#[test]
fn a_wrong_table_writes_nothing_and_what_the_principles_forbid_is_refused() {
    let camp = Camp::new();
    let (desk, file) = (camp.at("desk"), camp.at("people.csv"));
    fs::write(
        &file,
        "household,person,decides,الطائفة\nK7Q-M2X,1,self,x\nK7Q-M2X,2,9,x\n",
    )
    .unwrap();
    let before = camp.asked("log {}", "desk", " --json");
    let refused = corridor("import {} {}", &[&desk, &file]);
    assert_eq!(status(&refused), 2);
    for word in ["forbidden-field", "unknown-id", "nothing was written"] {
        assert!(told(&refused).contains(word), "{word}: {}", told(&refused));
    }
    assert_eq!(camp.asked("log {}", "desk", " --json"), before);
}
