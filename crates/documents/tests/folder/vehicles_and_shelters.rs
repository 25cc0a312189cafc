//! `vehicle_types.csv`, `vehicles.csv` and `shelters.csv`.

use crate::only;
use crate::written::Folder;

#[test]
fn a_type_that_carries_nobody_is_refused() {
    let folder = Folder::right().rewrite("vehicle_types.csv", "Ambulance,1,,2", "Ambulance,0,0,");
    only(&folder, "no-capacity", "vehicle_types.csv", 3, "seats");
}

#[test]
fn negative_seats_or_half_a_seat_are_refused() {
    let with = |new| Folder::right().rewrite("vehicle_types.csv", "Bus,45,1", new);
    only(&with("Bus,-45,1"), "out-of-range", "vehicle_types.csv", 2, "seats");
    only(
        &with("Bus,45,0.5"),
        "not-a-whole-number",
        "vehicle_types.csv",
        2,
        "wheelchair_places",
    );
}

#[test]
fn a_vehicle_of_an_unknown_type_place_or_corridor_is_refused() {
    let with = |old, new| Folder::right().rewrite("vehicles.csv", old, new);
    only(
        &with("b3,bus,yard", "b3,coach,yard"),
        "unknown-id",
        "vehicles.csv",
        4,
        "type_id",
    );
    only(
        &with("b3,bus,yard", "b3,bus,garage"),
        "unknown-id",
        "vehicles.csv",
        4,
        "place",
    );
    only(
        &with("second first", "second third"),
        "unknown-id",
        "vehicles.csv",
        3,
        "corridors",
    );
    only(
        &with("2019-03-25", "2019-04-25"),
        "outside-operation",
        "vehicles.csv",
        3,
        "first_day",
    );
}

#[test]
fn the_last_of_each_type_are_spares_but_never_all() {
    let spares = |percent: &str, buses: usize| {
        let rows: String = (0..buses).map(|n| format!("b{n},bus,yard\n")).collect();
        let folder = Folder::right()
            .rewrite(
                "operation.toml",
                "spare_percent = 50",
                &format!("spare_percent = {percent}"),
            )
            .bytes(
                "vehicles.csv",
                format!("vehicle_id,type_id,place\n{rows}a1,ambulance,yard\n"),
            );
        folder
            .operation()
            .vehicles
            .iter()
            .map(|vehicle| vehicle.spare)
            .collect::<Vec<_>>()
    };
    let of = |kept, held| [vec![false; kept], vec![true; held], vec![false]].concat();
    assert_eq!(spares("10", 14), of(13, 1), "1.4 are 1");
    assert_eq!(spares("10", 15), of(13, 2), "1.5 are 2");
    assert_eq!(spares("100", 3), of(1, 2), "never all of a type");
    assert_eq!(spares("0", 3), of(3, 0));
}

#[test]
fn a_shelter_without_places_is_refused() {
    let with = |new| Folder::right().rewrite("shelters.csv", "homs,500,200", new);
    only(&with("homs,0,200"), "out-of-range", "shelters.csv", 2, "places");
    only(&with("homs,500,0"), "out-of-range", "shelters.csv", 2, "intake_per_day");
    only(&with("homs,10000001,200"), "out-of-range", "shelters.csv", 2, "places");
}

#[test]
fn a_shelter_at_a_site_of_another_kind_is_refused() {
    let folder = Folder::right().add("shelters.csv", "yard,10,\n");
    only(&folder, "wrong-kind", "shelters.csv", 3, "site_id");
    let folder = Folder::right().add("shelters.csv", "homs,10,\n");
    only(&folder, "doubled-id", "shelters.csv", 3, "site_id");
}

#[test]
fn places_that_nobody_can_count_are_refused() {
    let names: Vec<String> = (0..101).map(|n| format!("s{n}")).collect();
    let sites: String = names.iter().map(|n| format!("{n},S,,shelter,34.73,36.71\n")).collect();
    let shelters: String = names.iter().map(|n| format!("{n},10000000,\n")).collect();
    let corridor = format!("wide,Wide,jleb,{},0,,\n", names.join(" "));
    let legs: String = names.iter().map(|n| format!("{n},homs,1,1,\n")).collect();
    let folder = Folder::right()
        .add("sites.csv", &sites)
        .add("legs.csv", &legs)
        .add("shelters.csv", &shelters)
        .add("corridors.csv", &corridor);
    only(&folder, "total-too-large", "shelters.csv", None, "");
}
