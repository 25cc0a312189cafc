//! `windows.csv`.

use crate::only;
use crate::written::Folder;
use movement::access::Window;
use movement::operation::Operation;
use movement::units::Moment;

const FILE: &str = "windows.csv";

fn with(old: &str, new: &str) -> Folder {
    Folder::right().rewrite(FILE, old, new)
}

fn windows(operation: &Operation) -> Vec<(i32, i32)> {
    operation.corridors[0]
        .windows
        .iter()
        .map(|w| (w.opens.0, w.closes.0))
        .collect()
}

#[test]
fn windows_of_several_days_are_one_a_day_and_midnight_does_not_close_a_window() {
    let operation = Folder::right().operation();
    let day = |n: i32| n * 1440;
    // Damascus moved its clocks forward at midnight between 28 and 29 March 2019: the night has an hour less.
    let night = (day(4) + 20 * 60, day(5) + 3 * 60);
    let days = (0..4).map(|n| (day(n) + 7 * 60, day(n) + 15 * 60));
    assert_eq!(windows(&operation), days.chain([night]).collect::<Vec<_>>());
    assert_eq!(operation.corridors[1].windows.len(), 8);
}

#[test]
fn a_window_in_an_hour_that_a_clock_change_skips_does_not_open() {
    let folder = with("20:00,24:00", "20:00,21:00").rewrite(FILE, "00:00,04:00", "00:30,01:00");
    let last = windows(&folder.operation()).pop();
    assert_eq!(
        last,
        Some((4 * 1440 + 1200, 4 * 1440 + 1260)),
        "only the evening of 28 March"
    );
}

#[test]
fn a_window_that_ends_before_it_starts_is_refused() {
    only(&with("20:00,24:00", "20:00,04:00"), "hours-reversed", FILE, 3, "closes");
    only(&with("20:00,24:00", "20:00,20:00"), "hours-reversed", FILE, 3, "closes");
    only(
        &with("2019-03-24,2019-03-27", "2019-03-27,2019-03-24"),
        "days-reversed",
        FILE,
        2,
        "last_day",
    );
}

#[test]
fn windows_that_overlap_are_refused_at_the_later_row() {
    let folder = Folder::right().add(FILE, "first,2019-03-26,2019-03-26,14:59,16:00\n");
    let problem = only(&folder, "windows-overlap", FILE, 6, "opens");
    assert!(problem.cause.contains("line 2"), "{problem}");
    Folder::right()
        .add(FILE, "first,2019-03-26,2019-03-26,15:00,16:00\n")
        .operation();
    Folder::right()
        .add(FILE, "second,2019-03-26,2019-03-26,18:00,19:00\n")
        .operation();
}

#[test]
fn one_row_that_overlaps_on_many_days_and_with_many_rows_is_one_problem() {
    let folder = Folder::right()
        .add(FILE, "second,2019-03-24,2019-03-31,18:00,20:00\n")
        .add(FILE, "second,2019-03-24,2019-03-31,05:00,21:00\n");
    only(&folder, "windows-overlap", FILE, 7, "opens");
}

#[test]
fn a_window_outside_the_operation_is_refused() {
    only(
        &with("2019-03-24,2019-03-27", "2019-03-23,2019-03-27"),
        "outside-operation",
        FILE,
        2,
        "first_day",
    );
    only(
        &with("2019-03-28,2019-03-28", "2019-03-28,2019-04-01"),
        "outside-operation",
        FILE,
        3,
        "last_day",
    );
}

#[test]
fn days_and_hours_in_other_forms_are_refused() {
    only(
        &with("2019-03-24,2019-03-27", "24.03.2019,2019-03-27"),
        "not-a-date",
        FILE,
        2,
        "first_day",
    );
    only(&with("20:00,24:00", "20:00,24:01"), "not-an-hour", FILE, 3, "closes");
}

#[test]
fn a_window_of_an_unknown_corridor_is_refused() {
    only(
        &with("first,2019-03-28", "frist,2019-03-28"),
        "unknown-id",
        FILE,
        3,
        "corridor_id",
    );
}

#[test]
fn without_a_known_zone_windows_are_still_checked() {
    let folder = with("20:00,24:00", "20:00,04:00").rewrite("operation.toml", "Asia/Damascus", "Asia/Rukban");
    let codes: Vec<_> = folder.problems().iter().map(|problem| problem.code).collect();
    assert_eq!(codes, ["unknown-time-zone", "hours-reversed"]);
}

#[test]
fn windows_on_a_million_days_are_refused() {
    let rows: String = (0..2_600)
        .map(|_| "second,2019-03-24,2020-04-26,06:00,18:00\n")
        .collect();
    let header = "corridor_id,first_day,last_day,opens,closes\n";
    let folder = Folder::right()
        .rewrite("operation.toml", "last_day = 2019-03-31", "last_day = 2020-04-26")
        .bytes(FILE, header.to_owned() + &rows);
    assert!(folder.problems().iter().any(|problem| problem.code == "too-many-rows"));
}

#[test]
fn a_corridor_without_windows_is_never_open() {
    let operation = Folder::right()
        .bytes(FILE, "corridor_id,first_day,last_day,opens,closes\n")
        .operation();
    assert_eq!(operation.corridors[0].windows, Vec::<Window>::new());
    assert_eq!(operation.vehicles[0].free_from, Moment(0));
}
