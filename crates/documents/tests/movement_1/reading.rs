//! What an instance says is what the operation holds.

use super::{INSTANCE, operation};
use documents::movement_1;
use movement::access::PersonsPerHour;
use movement::operation::HouseholdSplit;
use movement::registry::{Consent, CorridorIx, EscortPoolIx, ShelterIx, SiteIx, SiteKind};
use movement::units::{Metres, Minutes, Moment, Persons};

#[test]
fn places_are_origins_then_destinations_then_depots() {
    let operation = operation();
    let kinds: Vec<_> = operation.sites.iter().map(|s| (s.id.as_str(), s.kind)).collect();
    let (camp, shelter, depot) = (SiteKind::Camp, SiteKind::Shelter, SiteKind::Depot);
    assert_eq!(
        kinds,
        [
            ("o0", camp),
            ("o1", camp),
            ("d0", shelter),
            ("d1", shelter),
            ("y0", depot)
        ]
    );
    assert_eq!(operation.shelters[1].site, SiteIx(3));
    assert_eq!(operation.shelters[1].places, Persons(9));
    assert_eq!(operation.vehicles[2].place, SiteIx(4));
}

#[test]
fn roads_are_kept_as_given_in_minutes_and_metres() {
    let travel = operation().travel;
    assert_eq!(travel.minutes(SiteIx(1), SiteIx(3)), Some(Minutes(80)));
    assert_eq!(travel.metres(SiteIx(2), SiteIx(3)), Metres(3_800));
}

#[test]
fn corridors_have_sorted_windows_a_rate_and_a_shared_pool() {
    let operation = operation();
    let opens: Vec<_> = operation.corridors[0].windows.iter().map(|w| w.opens).collect();
    assert_eq!(opens, [Moment(360), Moment(1800)]);
    assert_eq!(operation.corridors[0].checkpoint, Some(PersonsPerHour(120)));
    assert_eq!(operation.corridors[0].escort, Some(EscortPoolIx(0)));
    assert_eq!(operation.corridors[1].escort, None);
    assert_eq!(operation.rules.escort_pools[0].escorts, 1);
    assert_eq!(operation.passages[&(SiteIx(1), SiteIx(2))], CorridorIx(1));
    assert_eq!(operation.calendar.days(), 2);
}

#[test]
fn households_keep_needs_wishes_and_their_no() {
    let operation = operation();
    assert_eq!(operation.households[1].accepts, Some(vec![ShelterIx(0), ShelterIx(1)]));
    assert_eq!(operation.households[2].seated(), Persons(2));
    assert_eq!(operation.households[4].consent, Consent::No);
    assert_eq!(operation.said_yes(), Persons(18));
    assert_eq!(operation.rules.vehicle_driving_per_day(), Minutes(1080));
    assert_eq!(operation.rules.household_split, HouseholdSplit::StretcherOnly);
}

#[test]
fn every_problem_comes_at_once_with_its_place() {
    let bad = INSTANCE
        .replace("\"capacity\":9", "\"capacity\":-9")
        .replace("[1,0,30]", "[7,0,30]")
        .replace("[[0,0],[1,0]]", "[[0,0],[2,0]]")
        .replace("[360,1200]]", "[1360,1200]]")
        .replace("45.0", "-45.0")
        .replace("[0,5,1,0,1,null,true]", "[0,5,3,3,1,null,true]")
        .replace("stretcher_only", "any");
    let problems = movement_1::read(bad.as_bytes(), "bad.json").unwrap_err();
    let found: Vec<_> = problems
        .iter()
        .map(|p| (p.place.column.as_deref().unwrap(), p.code))
        .collect();
    for expected in [
        ("destinations[1].capacity", "out-of-range"),
        ("fleet[2]", "unknown-position"),
        ("corridor_of[1][0]", "unknown-position"),
        ("corridors[1].windows[0]", "out-of-range"),
        ("travel_km[0][2]", "out-of-range"),
        ("households[0]", "needs-exceed-members"),
        ("household_split", "not-a-choice"),
    ] {
        assert!(found.contains(&expected), "{expected:?} is missing in {found:?}");
    }
}

#[test]
fn a_file_of_another_format_is_named_as_such() {
    let problems = movement_1::read(br#"{"format":"bep-1","demand":[1]}"#, "b.json").unwrap_err();
    assert_eq!(problems[0].code, "unknown-format");
}

#[test]
fn a_huge_cell_gives_a_short_message() {
    let huge = INSTANCE.replace("120,", &format!("\"{}\",", "x".repeat(1_000_000)));
    let problems = movement_1::read(huge.as_bytes(), "huge.json").unwrap_err();
    assert_eq!(problems[0].code, "wrong-type");
    assert!(problems[0].to_string().len() < 400);
}
