//! `corridor plan --ledger`: only who said yes in the ledger is seated, and a withdrawal is seen when the plan is judged again.

use crate::ledger::{Camp, text};
use crate::{copy, corridor, files, object, status, told};

/// Registers a household of adults, each of whom says yes; returns them.
fn household(camp: &Camp, token: &str, adults: usize) -> Vec<String> {
    let household = camp.asked("register {}", "desk", &format!(" --token {token} --json"));
    let more = format!(" --household {} --adult --json", text(&household, "household"));
    let person = |_| {
        let person = text(&camp.asked("register {}", "desk", &more), "person");
        camp.asked("consent {}", "desk", &format!(" {person} --language ar --json"));
        person
    };
    (0..adults).map(person).collect()
}

#[test]
fn a_plan_seats_those_who_said_yes_in_the_ledger_and_says_why_all_others_wait() {
    let (camp, folder) = (Camp::new(), copy("tiny"));
    let alone = household(&camp, "K2T-F4V", 1).remove(0);
    let couple = household(&camp, "G7H-P3Q", 2);
    household(&camp, "C4K-T7N", 2);
    camp.asked("withdraw {}", "desk", &format!(" {} --json", couple[1]));
    let ledger = camp.at("desk");
    let drawn = corridor("plan {} --ledger {} --moves 10 --json", &[folder.path(), &ledger]);
    assert_eq!(status(&drawn), 0, "{}", told(&drawn));
    let drawn = object(&drawn);
    assert_eq!(
        (&drawn["said_yes"], &drawn["not_planned_households"]),
        (&1.into(), &11.into())
    );

    let written = files(&folder.path().join("plan"));
    let seen = |name: &str| String::from_utf8(written[name].clone()).unwrap();
    assert!(seen("manifest.csv").contains("K2T-F4V") && !seen("manifest.csv").contains("G7H-P3Q"));
    let waiting = seen("not_planned.csv");
    for line in [
        "G7H-P3Q,2,not-asked",
        "C4K-T7N,5,count-differs",
        "J6N-W2D,7,not-in-ledger",
    ] {
        assert!(waiting.contains(line), "{line}: {waiting}");
    }

    // Who said no in the folder alone stands there in the very words of who withdrew in the ledger.
    let people = folder.path().join("households.csv");
    let table = std::fs::read_to_string(&people).unwrap();
    std::fs::write(
        &people,
        table.replace("K2T-F4V,south,1,,,2,yes,", "K2T-F4V,south,1,,,2,no,"),
    )
    .unwrap();
    let apart = folder.path().join("apart");
    let drawn = corridor(
        "plan {} --ledger {} --moves 10 --out {}",
        &[folder.path(), &ledger, &apart],
    );
    assert_eq!(status(&drawn), 0, "{}", told(&drawn));
    let waiting = String::from_utf8(files(&apart)["not_planned.csv"].clone()).unwrap();
    let words = |token: &str| {
        let line = waiting.lines().find(|line| line.starts_with(token)).unwrap();
        line.splitn(3, ',').nth(2).unwrap().to_owned()
    };
    assert_eq!(words("K2T-F4V"), words("G7H-P3Q"));
    std::fs::write(&people, table).unwrap();

    let plan = folder.path().join("plan/plan.json");
    let judge = || status(&corridor("check {} {} --ledger {}", &[folder.path(), &plan, &ledger]));
    assert_eq!(judge(), 0);
    camp.asked("withdraw {}", "desk", &format!(" {alone} --json"));
    assert_eq!(judge(), 1, "a plan does not outlive a withdrawal");
}

#[test]
fn without_a_ledger_nothing_is_different_and_an_instance_has_none() {
    let folder = copy("tiny");
    corridor("plan {} --moves 10", &[folder.path()]);
    assert!(!folder.path().join("plan/not_planned.csv").exists());
    let none = corridor("plan {} --ledger {} --moves 10", &[folder.path(), folder.path()]);
    assert_eq!(status(&none), 2);
    assert!(told(&none).contains("ledger.db"), "{}", told(&none));
}
