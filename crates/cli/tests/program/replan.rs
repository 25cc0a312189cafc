//! `corridor replan`: the bad day.

use crate::{corridor, example, files, object, status, told};
use std::fs;
use std::path::{Path, PathBuf};

fn planned(name: &str, out: &Path) -> PathBuf {
    let drawn = corridor("plan {} --out {} --moves 40", &[&example(name), out]);
    assert_eq!(status(&drawn), 0);
    out.join("plan.json")
}

fn lines(file: &Path) -> Vec<String> {
    fs::read_to_string(file).unwrap().lines().map(str::to_owned).collect()
}

#[test]
fn a_lost_bus_is_planned_around_and_what_has_passed_stays() {
    let (before, after) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let plan = planned("tiny", before.path());
    let arguments =
        "replan {} --plan {} --event vehicle-lost:vehicle=bus-1 --at 2026-05-04T10:00 --moves 50 --out {} --json";
    let answer = object(&corridor(arguments, &[&example("tiny"), &plan, after.path()]));
    assert_eq!(answer["passed_convoys"], 1);
    let told: u64 = ["hour", "place", "seat-lost"]
        .iter()
        .map(|k| answer["people"][k].as_u64().unwrap())
        .sum();
    assert_eq!(answer["people_told_anew"].as_u64().unwrap(), told);
    assert!(told > 0, "bus-1 was to drive again");
    // The first row of the timetable is what has passed; the table of changes has its HXL row.
    let timetables = [before.path(), after.path()].map(|folder| lines(&folder.join("timetable.csv")));
    assert_eq!(timetables[0][2], timetables[1][2]);
    let changes = lines(&after.path().join("changes.csv"));
    assert!(changes[1].starts_with("#meta+hh+id,"), "{}", changes[1]);
    let people: u64 = changes[2..]
        .iter()
        .map(|row| row.split(',').nth(1).unwrap().parse::<u64>().unwrap())
        .sum();
    assert_eq!(people, told);
    assert!(after.path().join("plan.html").exists());
}

#[test]
fn what_is_printed_shows_counts_and_no_token() {
    let (before, after) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let plan = planned("tiny", before.path());
    let arguments = "replan {} --plan {} --event vehicle-lost:vehicle=bus-1 --at 2026-05-04T10:00 --moves 0 --out {}";
    let said = corridor(arguments, &[&example("tiny"), &plan, after.path()]);
    assert_eq!(status(&said), 0);
    let text = String::from_utf8(said.stdout).unwrap();
    assert!(text.contains("No vehicle is there for them at that hour."), "{text}");
    for row in &lines(&after.path().join("changes.csv"))[2..] {
        let token = row.split(',').next().unwrap();
        assert!(!text.contains(token), "{token}");
    }
}

#[test]
fn a_convoy_that_was_turned_back_goes_again_when_it_is_back() {
    let (before, after) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let plan = planned("tiny", before.path());
    let arguments = "replan {} --plan {} --event turned-back:convoy=c001,back=2026-05-04T10:30 --at 2026-05-04T09:00 \
                     --moves 20 --out {} --json";
    let answer = object(&corridor(arguments, &[&example("tiny"), &plan, after.path()]));
    assert_eq!(answer["passed_convoys"], 0);
    let changes = answer["changes"].as_array().unwrap();
    let back = changes.iter().filter(|change| change["cause"] == "turned-back");
    let first = back
        .map(|change| change["to"]["loading_local"].as_str().unwrap_or("2026-05-04T10:30"))
        .min();
    assert!(first.unwrap() >= "2026-05-04T10:30");
}

#[test]
fn who_withdrew_is_in_no_file_and_on_no_line_and_moves_no_neighbour() {
    let (before, after) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let plan = planned("tiny", before.path());
    let manifest = fs::read_to_string(before.path().join("manifest.csv")).unwrap();
    let household = manifest.lines().last().unwrap().split(',').nth(2).unwrap().to_owned();
    for kind in ["household-withdrew", "household-no-show"] {
        let out = after.path().join(kind);
        let arguments = format!(
            "replan {{}} --plan {{}} --event {kind}:household={household} --at 2026-05-04T05:00 --moves 50 --out {{}}"
        );
        let said = corridor(&arguments, &[&example("tiny"), &plan, &out]);
        assert!(said.status.success(), "{}", told(&said));
        let text = String::from_utf8(said.stdout).unwrap();
        assert!(!text.contains(&household) && !text.contains("(withdrawn)"), "{text}");
        assert!(
            text.contains("0 another hour, 0 another place, 0 no seat any more"),
            "{text}"
        );
        for (file, bytes) in files(&out) {
            let bytes = String::from_utf8_lossy(&bytes).into_owned();
            assert!(!bytes.contains(&household) && !bytes.contains("withdrawn"), "{file}");
        }
    }
}

#[test]
fn what_makes_no_sense_is_refused_with_what_to_do_and_nothing_is_written() {
    let (before, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let plan = planned("tiny", before.path());
    let other = tempfile::tempdir().unwrap();
    let foreign = planned("town", other.path());
    let never = out.path().join("never");
    let bus = "vehicle-lost:vehicle=bus-1";
    for (file, arguments) in [
        (&plan, "--event vehicle-lost:vehicle=nobody".to_owned()),
        (&plan, "--event nothing".to_owned()),
        (&plan, format!("--event {bus} --at yesterday")),
        (&plan, format!("--event {bus} --at 2026-05-03T10:00")),
        (&plan, format!("--event {bus} --at 2026-05-05T23:00")),
        (
            &plan,
            "--event turned-back:convoy=c099,back=2026-05-04T10:30 --at 2026-05-04T09:00".to_owned(),
        ),
        (
            &plan,
            "--event turned-back:convoy=c001,back=2026-05-04T08:30 --at 2026-05-04T09:00".to_owned(),
        ),
        (
            &plan,
            "--event turned-back:convoy=c003,back=2026-05-04T10:30 --at 2026-05-04T09:00".to_owned(),
        ),
        (&foreign, format!("--event {bus}")),
    ] {
        let said = corridor(
            &format!("replan {{}} --plan {{}} {arguments} --out {{}}"),
            &[&example("tiny"), file, &never],
        );
        assert_eq!((status(&said), said.stdout.len()), (2, 0), "{arguments}");
        assert!(told(&said).contains("\n    -> "), "{arguments}: {}", told(&said));
        assert!(!never.exists(), "{arguments}");
    }
}

#[test]
fn a_plan_without_convoys_or_of_another_folder_is_refused() {
    let (before, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let plan = planned("tiny", before.path());
    let never = out.path().join("never");
    let mut value: serde_json::Value = serde_json::from_slice(&fs::read(&plan).unwrap()).unwrap();
    let moved = value["convoys"][0]["start"].as_i64().unwrap() + 2000;
    value["convoys"][0]["start"] = moved.into();
    let edited = before.path().join("edited.json");
    fs::write(&edited, value.to_string()).unwrap();
    value["convoys"] = serde_json::json!([]);
    let empty = before.path().join("empty.json");
    fs::write(&empty, value.to_string()).unwrap();
    for (file, word) in [(&edited, "breaks rules of this folder"), (&empty, "no convoy")] {
        let arguments = "replan {} --plan {} --event vehicle-lost:vehicle=bus-1 --out {}";
        let said = corridor(arguments, &[&example("tiny"), file, &never]);
        assert_eq!(status(&said), 2);
        assert!(told(&said).contains(word), "{}", told(&said));
        assert!(!never.exists());
    }
}
