//! `corridor plan --ledger` and windows: a plan has no hour that not everybody agreed to, and does not outlive the first no.

use crate::ledger::{Camp, text};
use crate::{copy, corridor, files, object, status, told};
use serde_json::Value;

fn said_yes(camp: &Camp) {
    let household = camp.asked("register {}", "desk", " --token K2T-F4V --json");
    let more = format!(" --household {} --adult --json", text(&household, "household"));
    let person = text(&camp.asked("register {}", "desk", &more), "person");
    camp.asked("consent {}", "desk", &format!(" {person} --language ar --json"));
}

fn record(camp: &Camp, act: &str, more: &str) {
    camp.asked(&format!("access {act} {{}}"), "desk", &format!(" {more} --json"));
}

/// The south road of the example is open on its first day from 13:00 to 17:00; the agreement gives it an hour more on either side.
fn agree(camp: &Camp) {
    for party in ["camp", "zone"] {
        record(camp, "party", &format!("{party} --name Party-{party}"));
    }
    let text = camp.at("passage.toml");
    let clause = "[[clause]]\nkind = \"safe-passage\"\ntext = \"as agreed\"\n";
    std::fs::write(
        &text,
        format!("title = \"Passage\"\nsigners = [\"camp\", \"zone\"]\n{clause}"),
    )
    .unwrap();
    let done = corridor("access draft {} passage --text {}", &[&camp.at("desk"), &text]);
    assert_eq!(status(&done), 0, "{}", told(&done));
    for party in ["camp", "zone"] {
        record(
            camp,
            "sign",
            &format!("passage --party {party} --on 2026-05-01 --source letter-1"),
        );
    }
    let hours = "--opens 2026-05-04T12:00+10:00 --closes 2026-05-04T18:00+10:00";
    record(
        camp,
        "window",
        &format!("first --agreement passage --corridor south-road {hours}"),
    );
}

fn plan(camp: &Camp, folder: &std::path::Path, more: &str) -> Value {
    let drawn = corridor(
        &format!("plan {{}} --ledger {{}} --moves 10 --json{more}"),
        &[folder, &camp.at("desk")],
    );
    assert_eq!(status(&drawn), 0, "{}", told(&drawn));
    object(&drawn)
}

#[test]
fn a_plan_has_only_hours_that_everybody_agreed_to_and_is_refused_the_minute_one_of_them_shuts_them() {
    let (camp, folder) = (Camp::new(), copy("tiny"));
    said_yes(&camp);
    let none = plan(&camp, folder.path(), "");
    assert_eq!((&none["seated"], &none["as_if"]), (&0.into(), &false.into()));
    assert_eq!(none["windows_not_in_force"].as_array().unwrap().len(), 2);
    agree(&camp);
    let drawn = plan(&camp, folder.path(), "");
    assert_eq!(
        (&drawn["seated"], &drawn["as_if"]),
        (&1.into(), &false.into()),
        "{drawn}"
    );
    let written = files(&folder.path().join("plan"));
    assert!(!String::from_utf8_lossy(&written["plan.html"]).contains("AS IF"));
    let judged = || {
        let plan = folder.path().join("plan/plan.json");
        corridor("check {} {} --ledger {}", &[folder.path(), &plan, &camp.at("desk")])
    };
    assert_eq!(status(&judged()), 0, "{}", told(&judged()));
    record(
        &camp,
        "shut",
        "first --party zone --how suspended --on 2026-05-04 --source call-1",
    );
    let refused = judged();
    assert!(
        status(&refused) == 1 && told(&refused).contains("window"),
        "{}",
        told(&refused)
    );
    record(&camp, "reopen", "first --party zone --on 2026-05-04 --source call-2");
    assert_eq!(status(&judged()), 0);
    record(&camp, "leave", "passage --party camp --on 2026-05-04 --source call-3");
    assert_eq!(status(&judged()), 1, "a plan does not outlive an agreement");
}

#[test]
fn a_plan_on_windows_that_are_not_agreed_says_so_wherever_its_name_stands() {
    let (camp, folder) = (Camp::new(), copy("tiny"));
    said_yes(&camp);
    let drawn = plan(&camp, folder.path(), " --as-if");
    assert_eq!(
        (&drawn["seated"], &drawn["as_if"]),
        (&1.into(), &true.into()),
        "{drawn}"
    );
    let written = files(&folder.path().join("plan"));
    for name in ["plan.html", "plan.json"] {
        assert!(
            String::from_utf8_lossy(&written[name]).contains("AS IF its windows were agreed"),
            "{name}"
        );
    }
    for name in ["timetable.csv", "manifest.csv", "waiting.csv"] {
        assert!(
            !written.contains_key(name) && written.contains_key(&format!("as-if-{name}")),
            "{name}"
        );
    }
    let old = folder.path().join("plan/plan.json");
    let event = "window-moved:corridor=south-road,date=2026-05-04,from=14:00,to=17:00";
    let command = format!("replan {{}} --plan {{}} --ledger {{}} --as-if --moves 10 --event {event}");
    let anew = corridor(&command, &[folder.path(), &old, &camp.at("desk")]);
    assert_eq!(status(&anew), 0, "{}", told(&anew));
    let anew = files(&folder.path().join("replan"));
    for name in ["plan.html", "plan.json"] {
        assert!(
            String::from_utf8_lossy(&anew[name]).contains("AS IF its windows were agreed"),
            "{name}"
        );
    }
    assert!(anew.contains_key("as-if-timetable.csv") && !anew.contains_key("timetable.csv"));
    let alone = corridor("plan {} --as-if", &[folder.path()]);
    assert!(
        status(&alone) == 2 && told(&alone).contains("--ledger"),
        "{}",
        told(&alone)
    );
}
