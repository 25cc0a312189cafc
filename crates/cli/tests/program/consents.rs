//! `corridor reask`, `best-interests`, `exception` and `countersign`: what two people on two devices may do, and nobody alone.

use crate::ledger::{Camp, text};
use crate::{corridor, status, told};

#[test]
fn one_device_cannot_move_anybody_without_a_yes_and_two_are_printed() {
    let camp = Camp::new();
    let person = camp.person("desk");
    camp.merge("tablet", "desk");
    let proposal = text(
        &camp.asked(
            "exception {}",
            "desk",
            &format!(" {person} --ground cannot-be-asked --json"),
        ),
        "fact",
    );
    let sign = format!(" {person} --proposal {proposal}");
    let own = corridor(&format!("countersign {{}}{sign}"), &[&camp.at("desk")]);
    assert_eq!(status(&own), 2);
    assert!(told(&own).contains("another device"), "{}", told(&own));
    let unknown = corridor(&format!("countersign {{}}{sign}"), &[&camp.at("tablet")]);
    assert!(told(&unknown).contains("take in"), "{}", told(&unknown));
    let listed = |device: &str| {
        camp.asked("conflicts {}", device, " --json")["exceptions"]
            .as_array()
            .unwrap()
            .len()
    };
    camp.merge("tablet", "desk");
    assert_eq!(listed("tablet"), 0);
    camp.asked("countersign {}", "tablet", &format!("{sign} --json"));
    assert_eq!(listed("tablet"), 1);
    // A no recorded elsewhere ends it.
    camp.asked("withdraw {}", "desk", &format!(" {person} --json"));
    camp.merge("tablet", "desk");
    assert_eq!(listed("tablet"), 0);
}

#[test]
fn the_list_of_whom_to_ask_leaves_out_who_said_no_and_nobody_is_asked_in_bulk() {
    let camp = Camp::new();
    let (first, second) = (camp.person("desk"), camp.person("desk"));
    let listed = |more: &str| {
        let answer = camp.asked("reask {}", "desk", &format!(" {more} --json"));
        answer["to_ask"].as_array().unwrap().len()
    };
    assert_eq!(listed(""), 2);
    camp.asked(
        "consent {}",
        "desk",
        &format!(" {first} --language ar --days 5 --told facts-1 --json"),
    );
    camp.asked("withdraw {}", "desk", &format!(" {second} --json"));
    assert_eq!((listed(""), listed("--within 6"), listed("--told facts-2")), (0, 1, 1));
    let bulk = corridor(
        &format!("consent {{}} {first} {second} --language ar"),
        &[&camp.at("desk")],
    );
    assert_eq!(status(&bulk), 2);
    let heard = camp.asked("show {}", "desk", &format!(" {first} --json"))["heard"].to_string();
    assert!(heard.contains("in ar, not alone, told facts-1"), "{heard}");
}

#[test]
fn a_child_without_a_guardian_is_held_until_somebody_named_receives_it() {
    let camp = Camp::new();
    let household = camp.asked("register {}", "desk", " --token Z2Z-Z2Z --json");
    let more = format!(" --household {} --unaccompanied --json", text(&household, "household"));
    let child = text(&camp.asked("register {}", "desk", &more), "person");
    let consent = format!(" {child} --language ar --json");
    let held = corridor(&format!("consent {{}}{consent}"), &[&camp.at("desk")]);
    assert_eq!(status(&held), 2);
    let receiver = camp.person("desk");
    camp.asked(
        "best-interests {}",
        "desk",
        &format!(" {child} --receiver {receiver} --json"),
    );
    camp.asked("consent {}", "desk", &consent);
    assert!(camp.consents("desk", &child).contains("in force"));
}
