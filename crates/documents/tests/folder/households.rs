//! `households.csv`.

use crate::only;
use crate::written::Folder;

const FILE: &str = "households.csv";

fn with(new: &str) -> Folder {
    Folder::right().rewrite(FILE, "h1,north,5,1,,1,yes,homs", new)
}

#[test]
fn negative_or_fractional_or_no_people_are_refused() {
    only(&with("h1,north,-5,1,,1,yes,homs"), "out-of-range", FILE, 2, "members");
    only(
        &with("h1,north,4.5,1,,1,yes,homs"),
        "not-a-whole-number",
        FILE,
        2,
        "members",
    );
    only(
        &with("h1,north,five,1,,1,yes,homs"),
        "not-a-whole-number",
        FILE,
        2,
        "members",
    );
    only(&with("h1,north,0,,,1,yes,homs"), "out-of-range", FILE, 2, "members");
    only(&with("h1,north,201,,,1,yes,homs"), "out-of-range", FILE, 2, "members");
    only(
        &with("h1,north,5,-1,,1,yes,homs"),
        "out-of-range",
        FILE,
        2,
        "wheelchairs",
    );
    only(&with("h1,north,,1,,1,yes,homs"), "empty-cell", FILE, 2, "members");
}

#[test]
fn more_needs_than_members_are_refused() {
    only(
        &with("h1,north,5,3,3,1,yes,homs"),
        "needs-exceed-members",
        FILE,
        2,
        "members",
    );
    with("h1,north,5,3,2,1,yes,homs").operation();
}

#[test]
fn a_tier_or_an_answer_of_another_kind_is_refused() {
    only(&with("h1,north,5,1,,0,yes,homs"), "out-of-range", FILE, 2, "tier");
    only(&with("h1,north,5,1,,10,yes,homs"), "out-of-range", FILE, 2, "tier");
    only(
        &with("h1,north,5,1,,1,perhaps,homs"),
        "not-a-choice",
        FILE,
        2,
        "said_yes",
    );
    only(&with("h1,north,5,1,,1,,homs"), "empty-cell", FILE, 2, "said_yes");
}

#[test]
fn a_household_in_no_camp_is_refused() {
    only(&with("h1,nrth,5,1,,1,yes,homs"), "unknown-id", FILE, 2, "site_id");
    only(&with("h1,jleb,5,1,,1,yes,homs"), "wrong-kind", FILE, 2, "site_id");
}

#[test]
fn a_household_that_accepts_what_is_no_shelter_is_refused() {
    only(&with("h1,north,5,1,,1,yes,hama"), "unknown-id", FILE, 2, "accepts");
    only(&with("h1,north,5,1,,1,yes,jleb"), "wrong-kind", FILE, 2, "accepts");
    only(&with("h1,north,5,1,,1,yes,homs homs"), "doubled-id", FILE, 2, "accepts");
}

#[test]
fn more_people_than_can_be_planned_for_are_refused() {
    let rows: String = (0..50_001).map(|n| format!("x{n},north,200,,,,yes,\n")).collect();
    only(&Folder::right().add(FILE, &rows), "total-too-large", FILE, None, "");
}
