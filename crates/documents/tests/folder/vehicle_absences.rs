//! `vehicle_absences.csv`.

use crate::only;
use crate::written::Folder;
use movement::registry::{Absence, AbsenceReason};
use movement::units::Moment;

const FILE: &str = "vehicle_absences.csv";

fn folder() -> Folder {
    let rows = "b3,2019-03-26,2019-03-27,service\nb3,2019-03-27,2019-03-28,\na1,2019-03-30,,permit\n";
    Folder::right().bytes(FILE, format!("vehicle_id,first_day,last_day,reason\n{rows}"))
}

#[test]
fn spans_are_whole_local_days_and_without_a_last_day_until_further_notice() {
    let vehicles = folder().operation().vehicles;
    let span = |from, until: Option<i32>, reason| Absence {
        from: Moment(from),
        until: until.map(Moment),
        reason,
    };
    // Clocks go forward in the night to 29 March.
    let day = 1440;
    let expected = [
        span(2 * day, Some(4 * day), AbsenceReason::Service),
        span(3 * day, Some(5 * day), AbsenceReason::Unsaid),
    ];
    assert_eq!(vehicles[2].absences, expected);
    let gone = span(6 * day - 60, None, AbsenceReason::Permit);
    assert_eq!(vehicles[3].absences, [gone]);
    assert!(vehicles[0].absences.is_empty());
}

#[test]
fn a_span_may_begin_before_the_operation_or_end_after_it() {
    let folder = folder().rewrite(FILE, "2019-03-26,2019-03-27", "1999-01-01,9999-12-31");
    let absence = folder.operation().vehicles[2].absences[0];
    assert_eq!(absence.from, Moment(0));
    assert!(absence.until.is_none_or(|until| until > Moment(1_000_000)));
}

#[test]
fn a_span_that_does_not_touch_the_operation_has_a_wrong_day() {
    let with = |new| folder().rewrite(FILE, "2019-03-26,2019-03-27", new);
    only(&with("2018-03-26,2018-03-27"), "outside-operation", FILE, 2, "last_day");
    only(
        &with("2019-04-01,2019-04-02"),
        "outside-operation",
        FILE,
        2,
        "first_day",
    );
    only(&with("2019-04-01,"), "outside-operation", FILE, 2, "first_day");
}

#[test]
fn days_that_are_reversed_or_no_days_are_refused() {
    let with = |new| folder().rewrite(FILE, "2019-03-26,2019-03-27", new);
    only(&with("2019-03-27,2019-03-26"), "days-reversed", FILE, 2, "last_day");
    only(&with(",2019-03-26"), "empty-cell", FILE, 2, "first_day");
    only(&with("2019-03-26,tomorrow"), "not-a-date", FILE, 2, "last_day");
    only(&with("26/3/2019,2019-03-27"), "not-a-date", FILE, 2, "first_day");
}

#[test]
fn an_unknown_vehicle_or_reason_is_refused() {
    let with = |old, new| folder().rewrite(FILE, old, new);
    only(
        &with("b3,2019-03-26", "b9,2019-03-26"),
        "unknown-id",
        FILE,
        2,
        "vehicle_id",
    );
    only(
        &with("b3,2019-03-26", ",2019-03-26"),
        "empty-cell",
        FILE,
        2,
        "vehicle_id",
    );
    only(&with("permit", "holiday"), "not-a-choice", FILE, 4, "reason");
}

#[test]
fn a_table_without_rows_means_that_all_are_there() {
    let folder = Folder::right().bytes(FILE, "vehicle_id,first_day\n");
    assert!(
        folder
            .operation()
            .vehicles
            .iter()
            .all(|vehicle| vehicle.absences.is_empty())
    );
}
