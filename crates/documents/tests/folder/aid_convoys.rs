//! `aid_convoys.csv`.

use crate::only;
use crate::written::Folder;
use documents::folder::FileContent;
use movement::access::Window;
use movement::units::{Minutes, Moment};

const FILE: &str = "aid_convoys.csv";

fn with(old: &str, new: &str) -> Folder {
    Folder::right().rewrite(FILE, old, new)
}

#[test]
fn ways_directions_escorts_and_hours_are_read() {
    let operation = Folder::right().operation();
    let [inbound, through, out] = &operation.aid[..] else {
        panic!("{:?}", operation.aid)
    };
    let day = 1440;
    let window = |opens, closes| Window {
        opens: Moment(opens),
        closes: Moment(closes),
    };
    assert!(inbound.inbound && inbound.escort && inbound.is_agreed());
    assert_eq!((inbound.trucks, inbound.inspection), (22, Minutes(60)));
    assert_eq!(inbound.entries, [window(day + 600, day + 600)]);
    // The corridor of the second has no escorts, and clocks go forward in the night to 29 March.
    assert!(through.inbound && !through.escort && !through.is_agreed());
    assert_eq!(through.entries.len(), 4);
    assert_eq!(through.entries[3], window(5 * day + 300, 5 * day + 660));
    // Days around the clock are one span.
    assert!(!out.inbound && !out.escort);
    assert_eq!(out.entries, [window(3 * day, 5 * day)]);
    assert_eq!(operation.rules.aid_duration_percent, 100);
}

#[test]
fn the_factor_is_read_from_the_settings() {
    let folder =
        |percent: &str| Folder::right().add("operation.toml", &format!("[aid]\nduration_percent = {percent}\n"));
    assert_eq!(folder("150").operation().rules.aid_duration_percent, 150);
    let row = folder("99").text("operation.toml").lines().count() as u64;
    only(
        &folder("99"),
        "out-of-range",
        "operation.toml",
        row,
        "aid.duration_percent",
    );
}

#[test]
fn a_folder_without_the_table_has_no_aid() {
    let folder = Folder::right().put(FILE, FileContent::Missing);
    assert!(folder.operation().aid.is_empty());
}

#[test]
fn a_corridor_that_does_not_lead_there_is_refused() {
    only(
        &with("aid-1,first", "aid-1,second"),
        "not-on-corridor",
        FILE,
        2,
        "corridor_id",
    );
    only(
        &with("jleb,north", "homs,north"),
        "not-on-corridor",
        FILE,
        2,
        "corridor_id",
    );
    only(
        &with("jleb,north", "north,north"),
        "not-on-corridor",
        FILE,
        2,
        "corridor_id",
    );
    only(
        &with("aid-1,first", "aid-1,third"),
        "unknown-id",
        FILE,
        2,
        "corridor_id",
    );
    only(&with("jleb,north", "jleb,nowhere"), "unknown-id", FILE, 2, "to");
}

#[test]
fn a_way_back_without_a_road_is_refused() {
    let folder = Folder::right().rewrite("legs.csv", "95,150,", "95,150,yes");
    only(&folder, "no-road", FILE, 2, "to");
}

#[test]
fn an_escort_where_there_is_no_pool_is_refused() {
    only(&with("46,0,", "46,0,yes"), "no-escort-pool", FILE, 3, "escort");
}

#[test]
fn days_and_hours_that_cannot_be_are_refused() {
    only(
        &with("03-26,2019-03-29", "03-26,2019-03-25"),
        "days-reversed",
        FILE,
        3,
        "last_day",
    );
    only(&with("06:00,12:00", "12:00,06:00"), "hours-reversed", FILE, 3, "latest");
    only(
        &with("2019-03-25,,", "2019-04-25,,"),
        "outside-operation",
        FILE,
        2,
        "first_day",
    );
    only(
        &with("2019-03-25,,10:00", "2019-03-25,,10"),
        "not-an-hour",
        FILE,
        2,
        "earliest",
    );
    only(
        &with("2019-03-25,,10:00", "25 March,,10:00"),
        "not-a-date",
        FILE,
        2,
        "first_day",
    );
}

#[test]
fn trucks_and_minutes_that_cannot_be_are_refused() {
    only(&with(",22,60", ",0,60"), "out-of-range", FILE, 2, "trucks");
    only(
        &with(",22,60", ",22,-60"),
        "out-of-range",
        FILE,
        2,
        "checkpoint_minutes",
    );
    only(&with("aid-2,", "aid-1,"), "doubled-id", FILE, 3, "aid_id");
}

#[test]
fn nothing_about_people_has_a_column() {
    for fact in ["household_id", "site_id", "people", "members"] {
        let codes: Vec<_> = with("trucks", fact)
            .problems()
            .iter()
            .map(|problem| problem.code)
            .collect();
        assert!(codes.contains(&"unknown-column"), "{fact}: {codes:?}");
    }
}
