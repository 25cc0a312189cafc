//! `operation.toml`.

use crate::only;
use crate::written::Folder;

const FILE: &str = "operation.toml";

/// Writes one passage of the settings anew.
fn with(old: &str, new: &str) -> Folder {
    Folder::right().rewrite(FILE, old, new)
}

#[test]
fn an_unknown_time_zone_is_refused() {
    for zone in ["Asia/Rukban", "+03:00", "EST5EDT4", ""] {
        let code = if zone.is_empty() {
            "empty-cell"
        } else {
            "unknown-time-zone"
        };
        only(&with("Asia/Damascus", zone), code, FILE, 2, "time_zone");
    }
}

#[test]
fn a_last_day_before_the_first_is_refused() {
    only(
        &with("last_day = 2019-03-31", "last_day = 2019-03-23"),
        "days-reversed",
        FILE,
        4,
        "last_day",
    );
}

#[test]
fn more_days_than_an_operation_has_are_refused() {
    only(
        &with("last_day = 2019-03-31", "last_day = 2020-04-27"),
        "out-of-range",
        FILE,
        4,
        "last_day",
    );
    with("last_day = 2019-03-31", "last_day = 2020-04-26").operation();
}

#[test]
fn days_at_the_end_of_the_calendar_are_refused_without_harm() {
    let folder = with("2019-03-24", "9999-12-31").rewrite(FILE, "2019-03-31", "9999-12-31");
    let problems = folder.problems();
    assert!(
        problems.iter().any(|problem| problem.code == "out-of-range"),
        "{problems:?}"
    );
}

#[test]
fn a_day_that_does_not_exist_is_refused() {
    only(
        &with("last_day = 2019-03-31", "last_day = \"31/03/2019\""),
        "not-a-date",
        FILE,
        4,
        "last_day",
    );
    only(
        &with("last_day = 2019-03-31", "last_day = 2019-02-29"),
        "toml-syntax",
        FILE,
        4,
        "",
    );
}

#[test]
fn an_unknown_key_or_section_is_named_once() {
    only(
        &with("loading_minutes = 30", "loading_minutes = 30\nspeed = 5"),
        "unknown-key",
        FILE,
        9,
        "convoy.speed",
    );
    only(&with("[transfer]", "[transfers]"), "unknown-key", FILE, 20, "transfers");
}

#[test]
fn a_missing_key_is_named_with_its_section() {
    let problem = only(
        &with("max_vehicles = 5\n", ""),
        "missing-key",
        FILE,
        6,
        "convoy.max_vehicles",
    );
    assert!(problem.remedy.contains("[convoy]"), "{problem}");
    only(&with("name = \"Two camps\"\n", ""), "missing-key", FILE, None, "name");
    only(
        &with("[drivers]\ndriving_minutes_a_day = 540\n", ""),
        "missing-key",
        FILE,
        None,
        "drivers.driving_minutes_a_day",
    );
    only(&with("to = \"19:00\"\n", ""), "missing-key", FILE, 23, "daylight.to");
}

#[test]
fn a_value_of_another_type_is_refused() {
    only(
        &with("max_vehicles = 5", "max_vehicles = \"5\""),
        "wrong-type",
        FILE,
        7,
        "convoy.max_vehicles",
    );
    only(
        &with("max_vehicles = 5", "max_vehicles = 5.5"),
        "wrong-type",
        FILE,
        7,
        "convoy.max_vehicles",
    );
    only(&with("name = \"Two camps\"", "name = 2"), "wrong-type", FILE, 1, "name");
    only(
        &with("name = \"Two camps\"", "name = { a = 1 }"),
        "wrong-type",
        FILE,
        1,
        "name",
    );
    only(&with("zone = 2", "zone = [2]"), "wrong-type", FILE, 12, "escorts.zone");
}

#[test]
fn a_section_that_is_none_is_one_problem() {
    let folder = with("[vehicles]\nspare_percent = 50\n", "").rewrite(FILE, "name =", "vehicles = 3\nname =");
    only(&folder, "wrong-type", FILE, 1, "vehicles");
}

#[test]
fn text_that_is_not_toml_is_named_by_line() {
    only(
        &with("max_vehicles = 5", "max_vehicles five"),
        "toml-syntax",
        FILE,
        7,
        "",
    );
    only(
        &with("time_zone = \"Asia/Damascus\"", "time_zone = Asia/Damascus"),
        "toml-syntax",
        FILE,
        2,
        "",
    );
    only(
        &with("last_day = 2019-03-31", "first_day = 2019-03-31"),
        "toml-syntax",
        FILE,
        4,
        "",
    );
    only(&with("[transfer]", "[convoy]"), "toml-syntax", FILE, 20, "");
}

#[test]
fn numbers_out_of_range_are_refused() {
    only(
        &with("max_vehicles = 5", "max_vehicles = 0"),
        "out-of-range",
        FILE,
        7,
        "convoy.max_vehicles",
    );
    only(
        &with("loading_minutes = 30", "loading_minutes = -1"),
        "out-of-range",
        FILE,
        8,
        "convoy.loading_minutes",
    );
    only(&with("zone = 2", "zone = 0"), "out-of-range", FILE, 12, "escorts.zone");
    only(
        &with("= 540", "= 1441"),
        "out-of-range",
        FILE,
        15,
        "drivers.driving_minutes_a_day",
    );
    only(
        &with("spare_percent = 50", "spare_percent = 101"),
        "out-of-range",
        FILE,
        18,
        "vehicles.spare_percent",
    );
    only(
        &with("= 180", "= 1000001"),
        "out-of-range",
        FILE,
        21,
        "transfer.longest_wait_minutes",
    );
    only(
        &with("= 180", "= 99999999999999999999"),
        "out-of-range",
        FILE,
        21,
        "transfer.longest_wait_minutes",
    );
}

#[test]
fn daylight_that_ends_before_it_starts_is_refused() {
    only(
        &with("to = \"19:00\"", "to = \"05:00\""),
        "hours-reversed",
        FILE,
        25,
        "daylight.to",
    );
    only(
        &with("to = \"19:00\"", "to = \"7 pm\""),
        "not-an-hour",
        FILE,
        25,
        "daylight.to",
    );
}

#[test]
fn a_word_that_is_no_choice_is_refused() {
    let folder = Folder::right().add(FILE, "[households]\nsplit = \"always\"\n");
    only(&folder, "not-a-choice", FILE, 27, "households.split");
}

#[test]
fn an_escort_pool_with_a_name_of_two_words_is_refused() {
    let folder = with("zone = 2", "zone = 2\n\"the road\" = 1");
    only(&folder, "bad-id", FILE, 13, "escorts.the road");
}

#[test]
fn a_name_of_a_book_is_refused() {
    only(&with("Two camps", &"x".repeat(2_001)), "cell-too-long", FILE, 1, "name");
}
