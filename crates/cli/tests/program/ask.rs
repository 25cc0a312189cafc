//! `corridor ask`: a list for the table, without anybody's token.

use crate::{answer, copy, corridor, example, files, object, spoil, status, told};
use std::fs;

const WRITTEN: [&str; 3] = ["ask.csv", "ask.html", "ask.json"];

#[test]
fn a_list_has_three_files_and_both_answers() {
    let out = tempfile::tempdir().unwrap();
    let asked = corridor("ask {} --out {} --moves 30", &[&example("tiny"), out.path()]);
    assert_eq!((status(&asked), told(&asked)), (0, String::new()));
    for words in [
        "What holds it",
        "What one more buys",
        "the bound:",
        "planned anew:",
        "--moves 30 makes it again",
    ] {
        assert!(answer(&asked).contains(words), "{}", answer(&asked));
    }
    assert_eq!(files(out.path()).keys().collect::<Vec<_>>(), WRITTEN);
}

#[test]
fn no_token_of_a_household_stands_in_any_of_them() {
    let out = tempfile::tempdir().unwrap();
    let asked = corridor("ask {} --out {} --moves 30 --json", &[&example("tiny"), out.path()]);
    let households = fs::read_to_string(example("tiny").join("households.csv")).unwrap();
    let tokens: Vec<&str> = households
        .lines()
        .skip(1)
        .filter_map(|row| row.split(',').next())
        .collect();
    assert!(tokens.len() > 10);
    let mut all = files(out.path());
    all.insert("answer".to_owned(), asked.stdout);
    for (name, bytes) in all {
        let text = String::from_utf8(bytes).unwrap();
        assert!(tokens.iter().all(|token| !text.contains(token)), "{name}");
    }
}

#[test]
fn the_same_seed_and_moves_give_the_same_bytes() {
    let list = || {
        let out = tempfile::tempdir().unwrap();
        let asked = corridor("ask {} --out {} --moves 20 --seed 4", &[&example("tiny"), out.path()]);
        assert_eq!(status(&asked), 0);
        files(out.path())
    };
    assert!(list() == list());
}

#[test]
fn programs_get_one_object_with_every_row_as_changes_that_can_be_typed() {
    let out = tempfile::tempdir().unwrap();
    let asked = object(&corridor(
        "ask {} --out {} --moves 20 --lane 25 --json",
        &[&example("tiny"), out.path()],
    ));
    let rows = asked["rows"].as_array().unwrap();
    let changes: Vec<&str> = rows.iter().map(|row| row["changes"][0].as_str().unwrap()).collect();
    assert!(
        changes.contains(&"checkpoint-rate:corridor=north-road,persons_per_hour=85"),
        "{changes:?}"
    );
    assert!(changes.contains(&"drivers-per-vehicle:number=2"));
    assert!(asked["seconds"].as_f64().is_some() && asked["chain"].as_array().is_some());
}

#[test]
fn without_time_the_list_says_what_was_not_worked_out() {
    let out = tempfile::tempdir().unwrap();
    let asked = corridor("ask {} --out {} --seconds 0", &[&example("tiny"), out.path()]);
    assert_eq!(status(&asked), 0);
    assert!(answer(&asked).contains("for want of time"), "{}", answer(&asked));
    let page = String::from_utf8(files(out.path())["ask.html"].clone()).unwrap();
    assert!(page.contains("Not planned anew") && !page.contains("What buys nothing"));
}

#[test]
fn a_folder_with_problems_gets_all_of_them_and_no_list() {
    let folder = copy("tiny");
    spoil(folder.path(), "shelters.csv", "40,30", "many,30");
    let asked = corridor("ask {} --json", &[folder.path()]);
    assert_eq!(status(&asked), 2);
    assert_eq!(object(&asked)["problems"][0]["code"], "not-a-whole-number");
    assert!(!folder.path().join("ask").exists());
}
