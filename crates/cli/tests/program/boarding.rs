//! `corridor board` and `corridor need`: nobody boards without a yes, and a roadside learns nothing.

use crate::ledger::{Camp, text};
use crate::{answer, corridor, status, told};

const CONVOY: &str = "--convoy 00000000000000000000000000000007";

#[test]
fn a_household_boards_whole_once_everybody_said_yes_and_nobody_twice() {
    let camp = Camp::new();
    let household = text(
        &camp.asked("register {} --token K7Q-M2X --json", "desk", ""),
        "household",
    );
    let adult = format!(" --household {household} --adult --json");
    let persons = [0, 1].map(|_| text(&camp.asked("register {}", "desk", &adult), "person"));
    let board = |who: &str| corridor(&format!("board {{}} {CONVOY} {who}"), &[&camp.at("desk")]);
    camp.asked("consent {}", "desk", &format!(" {} --language ar --json", persons[0]));
    let refused = board("--token K7Q-M2X");
    assert_eq!(status(&refused), 2);
    assert!(told(&refused).contains("not everybody"), "{}", told(&refused));
    assert!(
        persons.iter().all(|person| !told(&refused).contains(person)),
        "who said no"
    );
    let one = board(&format!("--person {}", persons[1]));
    assert!(told(&one).contains("no consent to move"), "{}", told(&one));
    camp.asked("consent {}", "desk", &format!(" {} --language ar --json", persons[1]));
    let aboard = camp.asked("board {}", "desk", &format!(" {CONVOY} --token K7Q-M2X --json"));
    assert_eq!(aboard["aboard"], 2);
    assert_eq!(status(&board("--token K7Q-M2X")), 2, "nobody twice");
    // A tablet that boards people has its own role.
    camp.merge("tablet", "desk");
    let tablet = corridor(
        &format!("board {{}} {CONVOY} --token K7Q-M2X --out"),
        &[&camp.at("tablet")],
    );
    assert!(told(&tablet).contains("may not record that"), "{}", told(&tablet));
    let left = camp.asked(
        "board {}",
        "desk",
        &format!(" {CONVOY} --household {household} --out --json"),
    );
    assert_eq!(left["left"], 2);
    assert_eq!(status(&board(&format!("--person {} --out", persons[0]))), 2);
}

#[test]
fn a_roadside_is_told_the_same_bytes_of_who_said_no_who_is_unknown_and_who_is_aboard_already() {
    let camp = Camp::new();
    let person = camp.person("desk");
    let ask = |who: &str, more: &str| {
        let done = corridor(
            &format!("board {{}} {CONVOY} --roadside {who}{more}"),
            &[&camp.at("desk")],
        );
        (status(&done), answer(&done), told(&done))
    };
    let unknown = ask("--token AAA-AAA", "");
    assert_eq!(unknown, (2, "not on this list\n".to_owned(), String::new()));
    let by_id = format!("--person {person}");
    assert_eq!(ask("--token K7Q-M2X", ""), unknown, "never asked");
    camp.asked("withdraw {}", "desk", &format!(" {person} --json"));
    assert_eq!(
        (ask("--token K7Q-M2X", ""), ask(&by_id, "")),
        (unknown.clone(), unknown.clone())
    );
    assert_eq!(ask(&by_id, " --json"), ask("--token AAA-AAA", " --json"));
    camp.asked("consent {}", "desk", &format!(" {person} --language ar --json"));
    assert_eq!(ask("--token K7Q-M2X", ""), (0, "ok\n".to_owned(), String::new()));
    assert_eq!(
        (ask("--token K7Q-M2X", ""), ask(&by_id, "")),
        (unknown.clone(), unknown)
    );
}

#[test]
fn a_need_is_shown_and_the_code_it_follows_from_is_kept_nowhere() {
    let camp = Camp::new();
    let person = camp.person("desk");
    let needs = |more: &str| camp.asked("need {}", "desk", &format!(" {person} {more} --json"))["needs"].clone();
    let shown = || camp.asked("show {}", "desk", &format!(" {person} --json"))["needs"].clone();
    assert_eq!(
        needs("SM-CC wg-hearing-a-lot"),
        serde_json::json!(["stretcher", "interpreter"])
    );
    assert_eq!(shown(), serde_json::json!(["stretcher", "interpreter"]));
    let bytes = std::fs::read(camp.at("desk").join("ledger.db")).unwrap();
    assert!(!bytes.windows(5).any(|five| five.eq_ignore_ascii_case(b"SM-CC")));
    assert_eq!(needs("near-door"), serde_json::json!(["near-door"]));
    assert_eq!(
        shown(),
        serde_json::json!(["near-door"]),
        "what was recorded before is replaced"
    );
    assert_eq!(needs("--none"), serde_json::json!([]));
    for wrong in ["dizzy", ""] {
        let refused = corridor(&format!("need {{}} {person} {wrong}"), &[&camp.at("desk")]);
        assert_eq!(status(&refused), 2);
    }
}
