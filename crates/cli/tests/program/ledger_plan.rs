//! `corridor plan --ledger`: only who said yes in the ledger is seated, and a withdrawal is seen when the plan is judged again.

use crate::ledger::{Camp, text};
use crate::{answer, copy, corridor, files, object, status, told};

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
    let drawn = corridor(
        "plan {} --ledger {} --as-if --moves 10 --json",
        &[folder.path(), &ledger],
    );
    assert_eq!(status(&drawn), 0, "{}", told(&drawn));
    let drawn = object(&drawn);
    assert_eq!(
        (&drawn["said_yes"], &drawn["not_planned_households"]),
        (&1.into(), &11.into())
    );

    let written = files(&folder.path().join("plan"));
    let seen = |name: &str| String::from_utf8(written[name].clone()).unwrap();
    assert!(seen("as-if-manifest.csv").contains("K2T-F4V") && !seen("as-if-manifest.csv").contains("G7H-P3Q"));
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
        "plan {} --ledger {} --as-if --moves 10 --out {}",
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
    let judge = || {
        status(&corridor(
            "check {} {} --ledger {} --as-if",
            &[folder.path(), &plan, &ledger],
        ))
    };
    assert_eq!(judge(), 0);
    camp.asked("withdraw {}", "desk", &format!(" {alone} --json"));
    assert_eq!(judge(), 1, "a plan does not outlive a withdrawal");
}

#[test]
fn without_a_ledger_nothing_is_different_and_an_instance_has_none() {
    let folder = copy("tiny");
    corridor("plan {} --moves 10", &[folder.path()]);
    assert!(!folder.path().join("plan/not_planned.csv").exists());
    let none = corridor(
        "plan {} --ledger {} --as-if --moves 10",
        &[folder.path(), folder.path()],
    );
    assert_eq!(status(&none), 2);
    assert!(told(&none).contains("ledger.db"), "{}", told(&none));
}

#[test]
fn every_command_on_a_folder_takes_the_word_of_a_ledger_and_a_plan_made_anew_leaves_out_who_withdrew() {
    let (camp, folder) = (Camp::new(), copy("tiny"));
    let alone = household(&camp, "K2T-F4V", 1).remove(0);
    household(&camp, "G7H-P3Q", 2);
    let (ledger, plan) = (camp.at("desk"), folder.path().join("plan/plan.json"));
    let drawn = corridor("plan {} --ledger {} --as-if --moves 10", &[folder.path(), &ledger]);
    assert_eq!(status(&drawn), 0, "{}", told(&drawn));
    let scenarios = folder.path().join("what-if.toml");
    std::fs::write(&scenarios, "[[scenario]]\nid = \"bus\"\ntitle = \"One more\"\n[[scenario.change]]\nkind = \"vehicles-added\"\ntype = \"bus\"\nnumber = 1\n").unwrap();
    let commands: [(&str, Vec<&std::path::Path>); 4] = [
        ("explain {} --json", vec![folder.path()]),
        ("compare {} {} {} --json", vec![folder.path(), &plan, &plan]),
        ("ask {} --moves 5 --json", vec![folder.path()]),
        ("what-if {} {} --moves 5 --json", vec![folder.path(), &scenarios]),
    ];
    for (command, paths) in &commands {
        let with = [&paths[..], &[&ledger]].concat();
        let done = corridor(&format!("{command} --ledger {{}} --as-if"), &with);
        assert_eq!(status(&done), 0, "{command}: {}{}", answer(&done), told(&done));
        let none = corridor(
            &format!("{command} --ledger {{}} --as-if"),
            &[&paths[..], &[folder.path()]].concat(),
        );
        assert!(answer(&none).contains("ledger.db"), "{command}: {}", answer(&none));
    }
    // By the folder alone, where everybody said yes, this plan forgets people.
    assert_eq!(status(&corridor("explain {}", &[folder.path()])), 2);

    camp.asked("withdraw {}", "desk", &format!(" {alone} --json"));
    assert_eq!(
        status(&corridor("explain {} --ledger {} --as-if", &[folder.path(), &ledger])),
        2
    );
    let anew = corridor(
        "replan {} --plan {} --ledger {} --as-if --moves 10",
        &[folder.path(), &plan, &ledger],
    );
    assert_eq!(status(&anew), 0, "{}", told(&anew));
    let written = files(&folder.path().join("replan"));
    assert!(written.keys().all(|name| name != "not_planned.csv"));
    for (name, bytes) in &written {
        let said = String::from_utf8_lossy(bytes);
        assert!(!said.contains("K2T-F4V"), "{name} says who withdrew");
    }
    let manifest = String::from_utf8(written["as-if-manifest.csv"].clone()).unwrap();
    assert!(manifest.contains("G7H-P3Q"));
    // An event gives nobody a yes that the ledger does not know.
    let anew = "replan {} --plan {} --ledger {} --as-if --moves 10 --event household-said-yes:household=H3X-C9J";
    let anew = corridor(anew, &[folder.path(), &plan, &ledger]);
    assert_eq!(status(&anew), 0, "{}", told(&anew));
    for (name, bytes) in files(&folder.path().join("replan")) {
        assert!(!String::from_utf8_lossy(&bytes).contains("H3X-C9J"), "{name}");
    }
}
