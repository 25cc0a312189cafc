//! Luggage: the settings, what households have, and whether a vehicle can carry it.

use crate::only;
use crate::written::Folder;
use movement::operation::LuggageRules;
use movement::units::Kilograms;

/// The right folder with luggage planned and a truck of this many kilograms.
fn with(section: &str, truck: &str) -> Folder {
    Folder::right()
        .rewrite(
            "operation.toml",
            "[vehicles]",
            &format!("[luggage]\n{section}\n[vehicles]"),
        )
        .rewrite("vehicle_types.csv", "stretcher_places", "stretcher_places,luggage_kg")
        .rewrite("vehicle_types.csv", "Bus,45,1,", "Bus,45,1,,")
        .rewrite("vehicle_types.csv", "Ambulance,1,,2", "Ambulance,1,,2,")
        .add("vehicle_types.csv", &format!("truck,Truck,0,,,{truck}\n"))
        .add("vehicles.csv", "t1,truck,yard,,\n")
}

/// The column `luggage_kg` with three cells.
fn weighed(folder: Folder, cells: [&str; 3]) -> Folder {
    let cell = |row: &str, kilograms: &str| {
        row.replacen(",yes,", &format!(",{kilograms},yes,"), 1)
            .replacen(",no,", &format!(",{kilograms},no,"), 1)
    };
    let text = folder.text("households.csv");
    let mut lines = text.lines();
    let header = lines.next().unwrap().replace("said_yes", "luggage_kg,said_yes");
    let rows: Vec<String> = lines.zip(cells).map(|(row, kilograms)| cell(row, kilograms)).collect();
    folder.bytes("households.csv", format!("{header}\n{}\n", rows.join("\n")))
}

#[test]
fn luggage_is_what_is_written_and_else_so_much_a_person() {
    let operation = weighed(with("kg_per_person = 20", "2000"), ["", "35", "0"]).operation();
    let kilograms: Vec<u32> = operation.households.iter().map(|h| h.luggage.0).collect();
    assert_eq!(kilograms, [100, 35, 0]);
    assert_eq!(operation.rules.luggage, Some(LuggageRules { days_later: 0 }));
    assert_eq!(operation.vehicle_types[2].luggage, Kilograms(2000));
    assert!(operation.vehicle_types[2].is_truck() && !operation.vehicle_types[0].is_truck());
}

#[test]
fn where_luggage_is_not_planned_nobody_has_any() {
    let operation = Folder::right().operation();
    assert_eq!(operation.rules.luggage, None);
    assert!(operation.households.iter().all(|h| h.luggage.0 == 0));
    let later = with("kg_per_person = 20\ndays_later = 2", "2000")
        .operation()
        .rules
        .luggage;
    assert_eq!(later, Some(LuggageRules { days_later: 2 }));
}

#[test]
fn luggage_without_a_weight_a_person_is_refused() {
    let problem = only(
        &with("days_later = 1", "2000"),
        "missing-key",
        "operation.toml",
        17,
        "luggage.kg_per_person",
    );
    assert!(problem.remedy.contains("[luggage]"), "{problem}");
}

#[test]
fn luggage_that_households_have_and_nobody_plans_is_refused() {
    let folder = weighed(Folder::right(), ["", "35", ""]);
    only(&folder, "missing-key", "operation.toml", None, "luggage.kg_per_person");
    // An empty column says nothing.
    weighed(Folder::right(), ["", "", ""]).operation();
}

#[test]
fn luggage_without_a_truck_is_refused() {
    let folder = Folder::right().rewrite(
        "operation.toml",
        "[vehicles]",
        "[luggage]\nkg_per_person = 20\n[vehicles]",
    );
    let problem = only(&folder, "no-luggage-vehicle", "vehicles.csv", None, "");
    assert!(problem.remedy.contains("vehicle_types.csv"), "{problem}");
    let nothing = Folder::right().rewrite(
        "operation.toml",
        "[vehicles]",
        "[luggage]\nkg_per_person = 0\n[vehicles]",
    );
    // Nobody has anything to carry.
    nothing.operation();
}

#[test]
fn luggage_that_no_truck_carries_in_one_go_is_refused_by_household() {
    only(
        &with("kg_per_person = 20", "99"),
        "luggage-too-heavy",
        "households.csv",
        2,
        "luggage_kg",
    );
    let folder = weighed(with("kg_per_person = 20", "100"), ["", "101", "5000"]);
    let problem = only(&folder, "luggage-too-heavy", "households.csv", 3, "luggage_kg");
    assert!(
        problem.cause.contains("101 kg") && problem.cause.contains("100 kg"),
        "{problem}"
    );
}

#[test]
fn luggage_that_cannot_be_is_refused() {
    let cells = |kilograms| weighed(with("kg_per_person = 20", "20000"), [kilograms, "", ""]);
    for kilograms in ["-1", "20001", "99999999999999999999"] {
        only(&cells(kilograms), "out-of-range", "households.csv", 2, "luggage_kg");
    }
    only(&cells("12.5"), "not-a-whole-number", "households.csv", 2, "luggage_kg");
    only(&cells("a lot"), "not-a-whole-number", "households.csv", 2, "luggage_kg");
    only(
        &with("kg_per_person = 20", "-1"),
        "out-of-range",
        "vehicle_types.csv",
        4,
        "luggage_kg",
    );
    let key = |section| {
        only(
            &with(section, "2000"),
            "out-of-range",
            "operation.toml",
            18,
            "luggage.kg_per_person",
        )
    };
    key("kg_per_person = -20");
    key("kg_per_person = 1001");
    let section = "kg_per_person = 20\ndays_later = 31";
    only(
        &with(section, "2000"),
        "out-of-range",
        "operation.toml",
        19,
        "luggage.days_later",
    );
    only(
        &with("kg_per_person = 20", "0"),
        "no-capacity",
        "vehicle_types.csv",
        4,
        "seats",
    );
}
