//! `corridor same-person`, `not-same`: people decide who is registered twice.

use crate::ledger::Camp;
use crate::{corridor, status, told};

#[test]
fn a_no_of_one_record_holds_for_both_until_two_devices_part_them() {
    let camp = Camp::new();
    let (first, second) = (camp.person("desk"), camp.person("desk"));
    camp.asked("consent {}", "desk", &format!(" {first} --language ar --json"));
    camp.asked("withdraw {}", "desk", &format!(" {second} --json"));
    assert!(camp.consents("desk", &first).contains("in force"));
    camp.asked("same-person {}", "desk", &format!(" {first} {second} --json"));
    assert!(camp.consents("desk", &first).contains("withdrawn"));
    let shown = camp.asked("show {}", "desk", &format!(" {first} --json"));
    assert_eq!(shown["same as"][0], second.as_str());
    let conflicts = |device: &str| camp.asked("conflicts {}", device, " --json")["conflicts"].to_string();
    assert!(
        conflicts("desk").contains("registered in different ways"),
        "{}",
        conflicts("desk")
    );
    let stands = format!(" {first} {second} --stands {first} --by own --json");
    camp.asked("same-person {}", "desk", &stands);
    let shown = camp.asked("show {}", "desk", &format!(" {second} --json"));
    assert_eq!(shown["counted by"], first.as_str());
    camp.asked("not-same {}", "desk", &format!(" {second} {first} --json"));
    assert!(camp.consents("desk", &first).contains("withdrawn"), "one device");
    assert!(conflicts("desk").contains("two devices"), "{}", conflicts("desk"));
    camp.merge("tablet", "desk");
    camp.asked("not-same {}", "tablet", &format!(" {first} {second} --json"));
    assert!(camp.consents("tablet", &first).contains("in force"));
    let log = camp.asked("log {}", "tablet", " --json").to_string();
    assert!(!log.contains("same"), "{log}");
}

#[test]
fn a_pair_is_two_persons_who_are_registered() {
    let camp = Camp::new();
    let person = camp.person("desk");
    for (pair, why) in [
        (format!("{person} {person}"), "two different persons"),
        (
            format!("{person} 00000000000000000000000000000001"),
            "is registered here",
        ),
        (format!("{person} nobody"), "32"),
    ] {
        let refused = corridor(&format!("same-person {{}} {pair}"), &[&camp.at("desk")]);
        assert_eq!(status(&refused), 2);
        assert!(told(&refused).contains(why), "{}", told(&refused));
    }
}
