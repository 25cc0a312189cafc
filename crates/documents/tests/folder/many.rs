//! Many problems at once.

use crate::written::Folder;
use movement::problem::Place;

#[test]
fn nine_mistakes_are_nine_problems() {
    let folder = Folder::right()
        .rewrite("operation.toml", "Asia/Damascus", "Asia/Rukban")
        .rewrite("sites.csv", "33.70,38.20", "38.20,33.70")
        .rewrite("legs.csv", "yard,homs,8.5", "yard,homs,0.8")
        .rewrite("corridors.csv", "120,zone", "120,city")
        .rewrite("windows.csv", "20:00,24:00", "20:00,04:00")
        .rewrite("vehicle_types.csv", "Ambulance,1,,2", "Ambulance,0,,")
        .rewrite("vehicles.csv", "b3,bus,yard", "b3,coach,yard")
        .rewrite("shelters.csv", "homs,500", "homs,0")
        .rewrite("households.csv", "h3,south,12", "h3,south,-12");
    let problems = folder.problems();
    let codes: Vec<_> = problems
        .iter()
        .map(|problem| (problem.place.file.as_str(), problem.code))
        .collect();
    assert_eq!(
        codes,
        [
            ("corridors.csv", "unknown-id"),
            ("households.csv", "out-of-range"),
            ("legs.csv", "leg-too-short"),
            ("operation.toml", "unknown-time-zone"),
            ("shelters.csv", "out-of-range"),
            ("sites.csv", "coordinates-swapped"),
            ("vehicle_types.csv", "no-capacity"),
            ("vehicles.csv", "unknown-id"),
            ("windows.csv", "hours-reversed"),
        ]
    );
}

#[test]
fn problems_come_by_file_row_and_column() {
    let folder = Folder::right()
        .rewrite("households.csv", "h3,south,12,,,,no,", "h3,sooth,-12,,,,perhaps,")
        .rewrite("households.csv", "h1,north,5", "h1,north,0")
        .rewrite("legs.csv", "95,150", "95,x");
    let places: Vec<String> = folder
        .problems()
        .iter()
        .map(|problem| problem.place.to_string())
        .collect();
    assert_eq!(
        places,
        [
            "households.csv:2 [members]",
            "households.csv:4 [members]",
            "households.csv:4 [said_yes]",
            "households.csv:4 [site_id]",
            "legs.csv:2 [minutes]",
        ]
    );
}

#[test]
fn a_flood_of_one_kind_is_counted_and_not_listed() {
    let rows: String = (0..100_000).map(|n| format!("x{n},north,0,,,,perhaps,\n")).collect();
    let problems = Folder::right().add("households.csv", &rows).problems();
    assert_eq!(problems.len(), 2 * 50 + 2);
    let more: Vec<_> = problems.iter().filter(|problem| problem.code == "and-more").collect();
    assert_eq!(more.len(), 2);
    assert!(
        more.iter()
            .all(|problem| problem.cause.contains("99950") && !problem.remedy.is_empty())
    );
    assert_eq!(more[0].place, Place::file("households.csv"));
    assert!(
        problems[100..].iter().all(|problem| problem.code == "and-more"),
        "the count comes last"
    );
}

#[test]
fn a_missing_column_or_file_does_not_flood_other_tables() {
    let folder = Folder::right().every_table(|text| text.replace("site_id,name", "note_id,name").into());
    let problems = folder.problems();
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert_eq!(problems[0].code, "missing-column");
}
