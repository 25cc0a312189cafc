//! Shelters from which people go onward: `stay_median_hours`, `stay_spread` and their safety.

use crate::only;
use crate::written::Folder;
use movement::registry::Stay;
use movement::units::Minutes;

/// The right folder with a stay.
fn with(median: &str, spread: &str) -> Folder {
    Folder::right()
        .rewrite(
            "shelters.csv",
            "intake_per_day",
            "intake_per_day,stay_median_hours,stay_spread",
        )
        .rewrite(
            "shelters.csv",
            "homs,500,200",
            &format!("homs,500,200,{median},{spread}"),
        )
}

#[test]
fn a_median_and_a_spread_become_a_stay_that_errs_against_us_in_nine_of_ten_cases() {
    let stay = |folder: Folder| folder.operation().shelters[0].stay;
    assert_eq!(stay(with("24", "3")), Some(Stay::new(Minutes(1440), 3000, 90)));
    assert_eq!(stay(with("٢٤", "٢٫٥")), Some(Stay::new(Minutes(1440), 2500, 90)));
    assert_eq!(stay(with("", "")), None, "nobody leaves");
    assert_eq!(stay(Folder::right()), None);
}

#[test]
fn the_safety_is_set_for_all_shelters() {
    let safety = |percent: &str| {
        let section = format!("[shelters]\nstay_safety_percent = {percent}\n[vehicles]");
        with("24", "3").rewrite("operation.toml", "[vehicles]", &section)
    };
    let stay = safety("75").operation().shelters[0].stay;
    assert_eq!(stay, Some(Stay::new(Minutes(1440), 3000, 75)));
    for percent in ["49", "100", "-90"] {
        let key = "shelters.stay_safety_percent";
        let problem = only(
            &safety(percent),
            "out-of-range",
            "operation.toml",
            line(&safety(percent)),
            key,
        );
        assert!(problem.remedy.contains("50 to 99"), "{problem}");
    }
}

fn line(folder: &Folder) -> u64 {
    let text = folder.text("operation.toml");
    text.lines().position(|line| line.starts_with("stay_safety")).unwrap() as u64 + 1
}

#[test]
fn a_median_without_a_spread_and_a_spread_without_a_median_are_refused() {
    let problem = only(&with("24", ""), "stay-incomplete", "shelters.csv", 2, "stay_spread");
    assert!(problem.remedy.contains("nine of ten"), "{problem}");
    only(
        &with("", "3"),
        "stay-incomplete",
        "shelters.csv",
        2,
        "stay_median_hours",
    );
    let without_column = Folder::right()
        .rewrite("shelters.csv", "intake_per_day", "intake_per_day,stay_spread")
        .rewrite("shelters.csv", "homs,500,200", "homs,500,200,3");
    only(
        &without_column,
        "stay-incomplete",
        "shelters.csv",
        2,
        "stay_median_hours",
    );
}

#[test]
fn a_stay_that_cannot_be_is_refused() {
    for median in ["-24", "0", "8761", "99999999999999999999"] {
        only(
            &with(median, "3"),
            "out-of-range",
            "shelters.csv",
            2,
            "stay_median_hours",
        );
    }
    only(
        &with("1.5", "3"),
        "not-a-whole-number",
        "shelters.csv",
        2,
        "stay_median_hours",
    );
    for spread in ["0.9", "-3", "10.001", "2.0001", "1000000000000"] {
        only(&with("24", spread), "out-of-range", "shelters.csv", 2, "stay_spread");
    }
    only(&with("24", "wide"), "not-a-number", "shelters.csv", 2, "stay_spread");
}
