//! `sites.csv`, `legs.csv` and `corridors.csv`.

use crate::only;
use crate::written::Folder;
use movement::operation::Stretch;
use movement::registry::SiteIx;

#[test]
fn hazards_make_stretches_of_the_ways_over_them() {
    let folder = Folder::right()
        .rewrite("legs.csv", "minutes,one_way", "minutes,one_way,hazards")
        .rewrite("legs.csv", "95,150,", "95,150,,no_night")
        .rewrite("legs.csv", "90,140,no", "90,140,no,")
        .rewrite("legs.csv", "230,240,", "230,240,,NO_NIGHT closed_at_night")
        .rewrite("legs.csv", "8.5,15,", "8.5,15,,");
    let operation = folder.operation();
    let site = |id: &str| SiteIx::from_position(operation.sites.iter().position(|site| site.id == id).unwrap());
    let span = |stretch: Option<Stretch>| stretch.map(|s| (s.from.0, s.to.0));
    let way = (site("yard"), site("north"));
    assert_eq!(span(operation.travel.convoy_by_day(way.0, way.1)), Some((15, 405)));
    assert_eq!(span(operation.travel.empty_by_day(way.0, way.1)), Some((15, 255)));
    assert_eq!(operation.travel.convoy_by_day(site("south"), site("jleb")), None);
    let daylight = operation.rules.daylight.unwrap();
    assert!(daylight.everywhere);
    let dangerous = folder.rewrite(
        "operation.toml",
        "to = \"19:00\"",
        "to = \"19:00\"\nroads = \"dangerous\"",
    );
    assert!(!dangerous.operation().rules.daylight.unwrap().everywhere);
}

#[test]
fn hazards_without_hours_of_daylight_or_of_unknown_kinds_are_refused() {
    let with = |hazards: &str| {
        Folder::right()
            .rewrite("legs.csv", "minutes,one_way", "minutes,one_way,hazards")
            .rewrite("legs.csv", "95,150,", &format!("95,150,,{hazards}"))
            .rewrite("legs.csv", "90,140,no", "90,140,no,no_night")
            .rewrite("legs.csv", "230,240,", "230,240,,")
            .rewrite("legs.csv", "8.5,15,", "8.5,15,,")
    };
    only(&with("mines"), "not-a-choice", "legs.csv", 2, "hazards");
    only(&with("no_night no_night"), "doubled-id", "legs.csv", 2, "hazards");
    let text = with("no_night").text("operation.toml");
    let (without, _) = text.split_once("[daylight]").unwrap();
    let problem = only(
        &with("no_night").bytes("operation.toml", without),
        "missing-key",
        "operation.toml",
        None,
        "daylight.from",
    );
    assert!(problem.remedy.contains("roads ="), "{problem}");
}

#[test]
fn exchanged_coordinates_are_recognised_by_the_roads() {
    // In Syria both orders are in range: only the roads tell.
    let folder = Folder::right().rewrite("sites.csv", "33.70,38.20", "38.20,33.70");
    let problem = only(&folder, "coordinates-swapped", "sites.csv", 4, "latitude");
    assert!(problem.cause.contains("jleb"), "{problem}");
    let folder = Folder::right().rewrite("sites.csv", "33.20,38.60", "38.60,33.20");
    only(&folder, "coordinates-swapped", "sites.csv", 3, "latitude");
}

#[test]
fn two_sites_with_exchanged_coordinates_are_two_problems() {
    let folder = Folder::right()
        .rewrite("sites.csv", "33.20,38.60", "38.60,33.20")
        .rewrite("sites.csv", "33.31,38.71", "38.71,33.31");
    let problems = folder.problems();
    let rows: Vec<_> = problems
        .iter()
        .map(|problem| (problem.code, problem.place.row))
        .collect();
    assert_eq!(
        rows,
        [("coordinates-swapped", Some(2)), ("coordinates-swapped", Some(3))]
    );
}

#[test]
fn exchanged_coordinates_out_of_range_are_recognised() {
    let folder = Folder::right().rewrite("sites.csv", "34.70,36.75", "120.9,14.6");
    only(&folder, "coordinates-swapped", "sites.csv", 6, "latitude");
}

#[test]
fn coordinates_out_of_range_or_no_numbers_are_refused() {
    let with = |new: &str| Folder::right().rewrite("sites.csv", "34.70,36.75", new);
    only(&with("-91,-91"), "out-of-range", "sites.csv", 6, "latitude");
    only(&with("34.70,180.1"), "out-of-range", "sites.csv", 6, "longitude");
    for text in ["NaN", "inf", "3e1", "34°42'"] {
        only(
            &with(&format!("{text},36.75")),
            "not-a-number",
            "sites.csv",
            6,
            "latitude",
        );
    }
    only(&with("\"34,70\",36.75"), "not-a-number", "sites.csv", 6, "latitude");
}

#[test]
fn a_leg_shorter_than_the_great_circle_is_refused() {
    // Shahba to As_Sanamayn: 19 km by road and 56 km by great circle in the Syria 2017 example of FabFlee (Groen et
    // al., Brunel University, BSD-3-Clause, GitHub djgroen/FabFlee at 99335a0, locations.csv and routes.csv).
    let folder = Folder::right()
        .add(
            "sites.csv",
            "shahba,Shahba,,waypoint,32.855,36.627\nsanamayn,As_Sanamayn,,waypoint,33.062,36.076\n",
        )
        .add("legs.csv", "shahba,sanamayn,19,25,\n");
    let problem = only(&folder, "leg-too-short", "legs.csv", 6, "km");
    assert!(
        problem.cause.contains("19.000 km") && problem.cause.contains("56."),
        "{problem}"
    );
    folder
        .rewrite("legs.csv", "shahba,sanamayn,19", "shahba,sanamayn,57")
        .operation();
}

#[test]
fn numbers_of_a_leg_are_checked() {
    let with = |old, new| Folder::right().rewrite("legs.csv", old, new);
    only(&with("95,150", "95,0"), "out-of-range", "legs.csv", 2, "minutes");
    only(&with("95,150", "95,1000001"), "out-of-range", "legs.csv", 2, "minutes");
    only(
        &with("95,150", "95,2.5"),
        "not-a-whole-number",
        "legs.csv",
        2,
        "minutes",
    );
    only(&with("95,150", "-95,150"), "out-of-range", "legs.csv", 2, "km");
    only(&with("95,150", "95.1234,150"), "out-of-range", "legs.csv", 2, "km");
    only(&with("95,150", "95 km,150"), "not-a-number", "legs.csv", 2, "km");
    only(&with("140,no", "140,maybe"), "not-a-choice", "legs.csv", 3, "one_way");
}

#[test]
fn ways_longer_than_any_operation_are_refused() {
    let folder = Folder::right().rewrite("legs.csv", "95,150", "95,1000000");
    only(&folder, "total-too-large", "legs.csv", None, "");
}

#[test]
fn a_leg_to_nowhere_or_to_itself_is_refused() {
    let with = |new| Folder::right().rewrite("legs.csv", "yard,homs", new);
    only(&with("yard,hims"), "unknown-id", "legs.csv", 5, "to");
    only(&with("yard,yard"), "same-site", "legs.csv", 5, "to");
}

#[test]
fn an_unknown_kind_or_a_doubled_site_is_refused() {
    let folder = Folder::right().rewrite("sites.csv", "depot", "garage");
    only(&folder, "not-a-choice", "sites.csv", 6, "kind");
    let folder = Folder::right().add("sites.csv", "yard,Other yard,,depot,34.71,36.74\n");
    only(&folder, "doubled-id", "sites.csv", 7, "site_id");
}

#[test]
fn a_corridor_between_sites_of_the_wrong_kind_is_refused() {
    let folder = Folder::right().rewrite("corridors.csv", "city,jleb,homs", "city,jleb,homs yard");
    let problem = only(&folder, "wrong-kind", "corridors.csv", 3, "to");
    assert!(problem.cause.contains("depot"), "{problem}");
    let folder = Folder::right().rewrite("corridors.csv", "city,jleb,homs", "city,jleb homs,homs");
    only(&folder, "wrong-kind", "corridors.csv", 3, "from");
}

#[test]
fn a_corridor_that_names_an_unknown_site_or_pool_is_refused() {
    let folder = Folder::right().rewrite("corridors.csv", "north south", "north west");
    only(&folder, "unknown-id", "corridors.csv", 2, "from");
    let folder = Folder::right().rewrite("corridors.csv", "120,zone", "120,city");
    only(&folder, "unknown-id", "corridors.csv", 2, "escort_pool");
}

#[test]
fn numbers_of_a_corridor_are_checked() {
    let with = |new| Folder::right().rewrite("corridors.csv", "10,120", new);
    only(&with("-10,120"), "out-of-range", "corridors.csv", 2, "headway_minutes");
    only(&with("10,0"), "out-of-range", "corridors.csv", 2, "persons_per_hour");
    only(
        &with("10,\"1,200\""),
        "not-a-whole-number",
        "corridors.csv",
        2,
        "persons_per_hour",
    );
}

#[test]
fn a_way_that_two_corridors_claim_is_refused() {
    let folder = Folder::right().add("corridors.csv", "third,Again,south,jleb,5,,\n");
    let problem = only(&folder, "doubled-passage", "corridors.csv", 4, "to");
    assert!(problem.cause.contains("first"), "{problem}");
}

#[test]
fn a_corridor_from_a_crossing_to_itself_is_refused() {
    let folder = Folder::right().rewrite("corridors.csv", "jleb,homs,0", "jleb,jleb homs,0");
    only(&folder, "same-site", "corridors.csv", 3, "to");
}

#[test]
fn a_shelter_that_no_road_reaches_is_refused_once() {
    let folder = Folder::right().rewrite("legs.csv", "jleb,homs,230,240,\n", "");
    let problem = only(&folder, "no-road", "corridors.csv", 3, "to");
    assert!(
        problem.cause.contains("jleb") && problem.cause.contains("homs"),
        "{problem}"
    );
    let folder = Folder::right().rewrite("legs.csv", "jleb,homs,230,240,", "homs,jleb,230,240,yes");
    only(&folder, "no-road", "corridors.csv", 3, "to");
}

#[test]
fn a_shelter_that_no_corridor_reaches_is_refused() {
    let folder = Folder::right()
        .add("sites.csv", "idle,Idle,,shelter,34.71,36.70\n")
        .add("legs.csv", "idle,homs,5,10,\n")
        .add("shelters.csv", "idle,100,\n");
    only(&folder, "unreachable-shelter", "shelters.csv", 3, "site_id");
    folder
        .rewrite("corridors.csv", "jleb,homs,0", "jleb,homs idle,0")
        .operation();
}

#[test]
fn a_camp_that_no_corridor_leaves_is_no_problem() {
    // The plan gives its households a reason; the folder is right.
    let operation = Folder::right()
        .rewrite("corridors.csv", "north south", "north")
        .operation();
    assert_eq!(operation.passages.len(), 2);
}
