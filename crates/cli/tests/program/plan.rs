//! `corridor plan` on the examples.

use crate::{answer, corridor, example, files, object, status, told};

const WRITTEN: [&str; 5] = ["manifest.csv", "plan.html", "plan.json", "timetable.csv", "waiting.csv"];

#[test]
fn a_plan_has_five_files_and_keeps_the_rules() {
    for (name, moves) in [("tiny", "200"), ("town", "20")] {
        let out = tempfile::tempdir().unwrap();
        let planned = corridor(
            &format!("plan {{}} --out {{}} --moves {moves}"),
            &[&example(name), out.path()],
        );
        assert_eq!(status(&planned), 0, "{planned:?}");
        let written = files(out.path());
        assert_eq!(written.keys().collect::<Vec<_>>(), WRITTEN);
        assert!(written.values().all(|bytes| !bytes.is_empty()));
        let judged = corridor("check {} {}", &[&example(name), &out.path().join("plan.json")]);
        assert_eq!((status(&judged), told(&judged)), (0, String::new()));
        assert!(answer(&judged).contains("keeps all"));
    }
}

#[test]
fn nothing_but_problems_is_said_beside_the_answer() {
    let out = tempfile::tempdir().unwrap();
    let planned = corridor("plan {} --out {} --seconds 0.3", &[&example("tiny"), out.path()]);
    assert_eq!((status(&planned), told(&planned)), (0, String::new()));
    let said = answer(&planned);
    for words in [
        "50 people in 11 households",
        "Last arrival",
        "The proof",
        "--seed 1 --moves",
    ] {
        assert!(said.contains(words), "{said}");
    }
}

#[test]
fn no_seconds_at_all_still_give_a_plan() {
    let out = tempfile::tempdir().unwrap();
    let planned = corridor("plan {} --out {} --seconds 0 --json", &[&example("town"), out.path()]);
    let summary = object(&planned);
    assert_eq!((status(&planned), &summary["moves"]), (0, &0.into()));
    assert!(summary["convoys"].as_u64().unwrap() > 0);
}

#[test]
fn the_summary_for_programs_says_what_the_one_for_people_says() {
    let out = tempfile::tempdir().unwrap();
    let planned = corridor("plan {} --out {} --moves 20 --json", &[&example("town"), out.path()]);
    let summary = object(&planned);
    let number = |key: &str| summary[key].as_i64().unwrap();
    assert_eq!(number("said_yes"), number("seated") + number("waiting"));
    assert_eq!(
        number("minutes_above_bound"),
        number("last_arrival") - number("lower_bound")
    );
    assert_eq!(summary["files"].as_array().unwrap().len(), WRITTEN.len());
    assert_eq!(number("seed"), 1);
}

#[test]
fn when_nobody_said_yes_the_plan_is_empty_and_says_so() {
    let folder = crate::copy("tiny");
    let table = std::fs::read_to_string(folder.path().join("households.csv")).unwrap();
    std::fs::write(folder.path().join("households.csv"), table.replace(",yes,", ",no,")).unwrap();
    let planned = corridor("plan {} --seconds 0", &[folder.path()]);
    assert_eq!(status(&planned), 0, "{planned:?}");
    assert!(
        answer(&planned).contains("0 people in 0 convoys"),
        "{}",
        answer(&planned)
    );
    assert!(!answer(&planned).contains("Last arrival"));
    let judged = corridor("check {} {}", &[folder.path(), &folder.path().join("plan/plan.json")]);
    assert!(answer(&judged).contains("moves nobody"), "{judged:?}");
}
