//! `corridor survey-open`, `survey-ask`, `intention`: what one adult said is sealed, whatever it said, and nothing depends on it.

use crate::sealed::{Camp, forms, hits, phrase};
use crate::{answer, copy, corridor, example, object, spoil, status, told};
use serde_json::Value;
use std::fs;

/// A place that no program writes by chance.
const PLACE: &str = "Kanarijvogelstadt";

fn opened(camp: &mut Camp) -> String {
    let round = camp.asked("survey-open desk --wording intentions-2 --by RedCrescent --json", "");
    round["round"].as_str().unwrap().to_owned()
}

fn answers() -> [String; 2] {
    let silent = "choice = \"no-answer\"\n".to_owned();
    let all = format!("choice = \"origin\"\nfears = [\"detention\"]\nmonth = \"2026-05\"\nplace = \"{PLACE}\"\n");
    [silent, all]
}

#[test]
fn who_would_not_say_is_not_told_from_who_said_everything() {
    let worlds = answers().map(|answer| {
        let mut camp = Camp::new();
        let round = opened(&mut camp);
        let list = format!("survey-ask desk {round} --json");
        let person = camp.person.clone();
        assert_eq!(camp.asked(&list, "")["to_ask"], Value::from(vec![person.clone()]));
        let said = camp.run(
            &format!("intention desk {round} {person} --language ar --setting alone"),
            &answer,
        );
        assert_eq!(status(&said), 0, "{}", told(&said));
        camp.run("log desk", "");
        camp.run(&format!("show desk {person}"), "");
        let again = camp.asked(&list, "");
        assert_eq!(
            (&again["asked"], &again["to_ask"]),
            (&Value::from(1), &Value::from(Vec::<String>::new()))
        );
        let merged = camp.asked("merge tablet desk --json", "");
        assert_eq!(merged["sealed"], 1, "another device takes it in");
        assert_eq!(hits(&camp.bytes(), &forms(PLACE)), 0);
        let length = |file: &str| fs::metadata(camp.folder.path().join(file)).unwrap().len();
        (
            said.stdout.len(),
            camp.bytes().len(),
            length("desk/ledger.db"),
            length("desk/sealed.db"),
        )
    });
    assert_eq!(worlds[0], worlds[1]);
}

#[test]
fn an_answer_is_no_consent_and_none_is_shown_with_names() {
    let mut camp = Camp::new();
    let (round, person) = (opened(&mut camp), camp.person.clone());
    let [_, all] = answers();
    camp.asked(
        &format!("intention desk {round} {person} --language ar --setting alone --json"),
        &all,
    );
    let shown = camp.asked(&format!("show desk {person} --json"), "");
    assert!(
        shown["consents"][0].as_str().unwrap().contains("counts as no"),
        "{shown}"
    );
    // The household's head has nothing to open.
    assert_eq!(status(&camp.open(&[1, 2])), 2);
    let erase = format!("erase desk {} --for-good --json", camp.household);
    assert_eq!(camp.asked(&erase, "")["destroyed"], 1);
}

#[test]
fn a_round_that_runs_is_not_counted_and_nothing_of_it_is_shown() {
    let mut camp = Camp::new();
    let (round, person) = (opened(&mut camp), camp.person.clone());
    let [_, all] = answers();
    camp.asked(
        &format!("intention desk {round} {person} --language ar --setting alone --json"),
        &all,
    );
    let both = phrase(1) + &phrase(2);
    let refused = camp.run(
        &format!("survey-results desk {round} --key key-1 --key key-2 --out results"),
        &both,
    );
    assert!(
        status(&refused) == 2 && told(&refused).contains("not closed yet"),
        "{}",
        told(&refused)
    );
    let alone = camp.run(&format!("survey-results desk {round} --key key-1"), &phrase(1));
    assert!(
        status(&alone) == 2 && told(&alone).contains("bring together more"),
        "{}",
        told(&alone)
    );
    assert!(!camp.folder.path().join("results").exists());
    assert_eq!(hits(&camp.bytes(), &forms(PLACE)), 0);
}

#[test]
fn published_figures_stand_with_source_and_date_and_are_never_made_to_fit() {
    let folder = example("rukban-2019");
    let shown = answer(&corridor("surveys {}", &[&folder]));
    assert!(shown.contains("together 93 %: 7 not told by the source"), "{shown}");
    for figure in ["95 %", "83 %", "37 %", "40 %", "16 %"] {
        let line = shown.lines().find(|line| line.contains(figure)).unwrap();
        assert!(line.contains("2019") && line.contains("("), "{line}");
    }
    let value = object(&corridor("surveys {} --json", &[&folder]));
    assert_eq!(value["sums"][3]["not_told"], 7.0, "{value}");
    let broken = copy("rukban-2019");
    spoil(broken.path(), "surveys.csv", ",37,", ",370,");
    let refused = corridor("surveys {}", &[broken.path()]);
    assert!(
        status(&refused) == 2 && told(&refused).contains("surveys.csv:6 [percent]"),
        "{}",
        told(&refused)
    );
    assert_eq!(status(&corridor("surveys {}", &[&example("tiny")])), 3);
}

#[test]
fn garbage_is_refused_with_what_to_do_and_nothing_is_kept() {
    let mut camp = Camp::new();
    let (round, person) = (opened(&mut camp), camp.person.clone());
    let ask = format!("intention desk {round} {person} --language ar --setting alone");
    for wrong in [
        "",
        "choice = \"Kanarijvogelstadt\"",
        "choice = \"stay\"\nservice = \"Kanarijvogelstadt\"",
        "\u{0}\u{1}",
    ] {
        let refused = camp.run(&ask, wrong);
        assert!(
            status(&refused) == 2 && told(&refused).contains("surveys.md"),
            "{wrong}: {}",
            told(&refused)
        );
    }
    let bulk = camp.run(&format!("{ask} {person}"), "choice = \"stay\"");
    assert_eq!(status(&bulk), 2);
    let unknown = camp.run(&ask.replace(&round, &person), "choice = \"stay\"");
    assert!(told(&unknown).contains("no survey round"), "{}", told(&unknown));
    let forbidden = camp.run("survey-open desk --wording tribe --by RedCrescent", "");
    assert!(
        status(&forbidden) == 2 && told(&forbidden).contains("leave it out"),
        "{}",
        told(&forbidden)
    );
    assert_eq!(hits(&camp.bytes(), &forms(PLACE)), 0);
    assert_eq!(camp.asked(&format!("survey-ask desk {round} --json"), "")["asked"], 0);
}
