//! Operation folders with one hostile line each: the smallest example, changed.

use crate::world::{Answer, planned};
use documents::folder::{FileContent, read};
use movement::operation::Operation;
use movement::plan::Reason;
use std::fs;
use std::path::Path;

/// Reads the example with lines of one file replaced; what is replaced must be there.
fn changed(file: &str, changes: &[(&str, &str)]) -> Operation {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/tiny");
    let get = |name: &str| {
        let Ok(mut text) = fs::read_to_string(folder.join(name)) else {
            return FileContent::Missing;
        };
        for (from, to) in changes.iter().filter(|_| name == file) {
            assert!(text.contains(from), "{file} has no {from}");
            text = text.replace(from, to);
        }
        FileContent::Bytes(text.into_bytes())
    };
    read(&get).unwrap_or_else(|found| panic!("{found:?}"))
}

fn answer(file: &str, changes: &[(&str, &str)]) -> Answer {
    let operation = changed(file, changes);
    Answer::of(&operation, &planned(&operation, 30))
}

#[test]
fn an_intake_of_one_a_day_takes_in_who_is_alone() {
    let answer = answer(
        "shelters.csv",
        &[("school,40,30", "school,40,1"), ("hall,60,", "hall,60,1")],
    );
    assert!(
        answer.seated <= 4 && answer.reasons.contains(&Reason::SheltersFull),
        "{answer:?}"
    );
}

#[test]
fn a_road_of_one_or_of_half_a_million_minutes_has_an_answer() {
    let near = answer(
        "legs.csv",
        &[(",45", ",1"), (",30", ",1"), (",35", ",1"), (",50", ",1")],
    );
    assert!(near.is_whole(), "{near:?}");
    let far = answer("legs.csv", &[("25,35", "25,499000"), ("36,50", "36,499000")]);
    assert!(far.is_none_for(Reason::NoVehicleFits), "{far:?}");
}

#[test]
fn a_window_of_one_minute_has_an_answer() {
    let changes = [("08:00,12:00", "08:00,08:01"), ("13:00,17:00", "13:00,13:01")];
    let answer = answer("windows.csv", &changes);
    assert!(answer.reasons.iter().all(|r| *r == Reason::WindowsEnd), "{answer:?}");
}

#[test]
fn one_person_an_hour_and_a_headway_of_a_day_have_an_answer() {
    let answer = answer("corridors.csv", &[(",30,60,", ",1440,1,"), (",30,,", ",1440,1,")]);
    assert!(answer.reasons.contains(&Reason::WindowsEnd), "{answer:?}");
}

#[test]
fn one_driving_minute_a_day_and_a_night_of_a_day_have_an_answer() {
    let short = answer(
        "operation.toml",
        &[("driving_minutes_a_day = 540", "driving_minutes_a_day = 1")],
    );
    assert!(short.is_none_for(Reason::NoVehicleFits), "{short:?}");
    let dark = answer("operation.toml", &[("from = \"07:00\"", "from = \"17:59\"")]);
    assert!(dark.is_none_for(Reason::WindowsEnd), "{dark:?}");
}

#[test]
fn a_change_of_vehicle_with_no_time_to_wait_has_an_answer() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/rukban-2019");
    for wait in ["0", "1"] {
        let get = |name: &str| {
            let Ok(mut text) = fs::read_to_string(folder.join(name)) else {
                return FileContent::Missing;
            };
            if name == "operation.toml" {
                assert!(text.contains("longest_wait_minutes = "));
                let line = text
                    .lines()
                    .find(|l| l.starts_with("longest_wait_minutes"))
                    .unwrap()
                    .to_owned();
                text = text.replace(&line, &format!("longest_wait_minutes = {wait}"));
            }
            if name == "households.csv" {
                text = text.lines().take(60).collect::<Vec<_>>().join("\n");
            }
            FileContent::Bytes(text.into_bytes())
        };
        let operation = read(&get).unwrap_or_else(|found| panic!("{found:?}"));
        let answer = Answer::of(&operation, &planned(&operation, 5));
        assert!(
            answer.seated > 0 || answer.reasons == [Reason::WindowsEnd],
            "{answer:?}"
        );
    }
}
