//! Luggage: what households have of it, and whether there is a vehicle that can carry it.

use super::cells::Cells;
use super::settings::Settings;
use crate::operation::draft::{ColumnIx, SETTINGS_FILE, Table};
use crate::problem::{Place, Problems, code};
use crate::registry::{Consent, Household, Vehicle, VehicleType};
use crate::units::{Kilograms, Persons};

/// The heaviest luggage of a household.
const MOST_KILOGRAMS: u32 = 20_000;

/// Reads what the luggage of a household weighs: as written, else by its members.
pub(super) fn of_household(
    cells: &mut Cells<'_, '_>,
    column: ColumnIx,
    settings: &Settings,
    members: Persons,
) -> Kilograms {
    let written = cells.find_whole(column, 0..=MOST_KILOGRAMS).unwrap_or(None);
    let Some(per_person) = settings.luggage_per_person else {
        return Kilograms(0);
    };
    Kilograms(written.unwrap_or_else(|| per_person.saturating_mul(members.0)))
}

/// Reports luggage that nobody planned for, that no vehicle carries, or that is heavier than any vehicle carries.
pub(super) fn check(
    table: &Table,
    households: &[Household],
    types: &[VehicleType],
    vehicles: &[Vehicle],
    settings: &Settings,
    problems: &mut Problems,
) {
    let column = table.column("luggage_kg");
    if settings.rules.luggage.is_none() {
        let filled = |row: crate::operation::draft::Row<'_>| row.find(column).is_some_and(|cell| !cell.text.is_empty());
        if settings.is_written() && table.list_rows().any(filled) {
            let mut place = Place::file(SETTINGS_FILE);
            place.column = Some("luggage.kg_per_person".to_owned());
            problems.add(
                code::MISSING_KEY,
                place,
                "Households have luggage_kg, and the settings do not say that luggage is planned.",
                "Add a section [luggage] with a line kg_per_person = ..., or delete the column.",
            );
        }
        return;
    }
    // What could not be read there may carry anything.
    if ["vehicle_types.csv", "vehicles.csv"]
        .iter()
        .any(|file| problems.concern(file))
    {
        return;
    }
    let leaving = households.iter().enumerate().filter(|(_, h)| h.consent == Consent::Yes);
    let heaviest = leaving.clone().map(|(_, household)| household.luggage).max();
    let planned = vehicles.iter().filter(|vehicle| !vehicle.spare);
    let room = planned
        .filter_map(|vehicle| types.get(vehicle.kind.at()))
        .map(|kind| kind.luggage)
        .max();
    let room = room.unwrap_or_default();
    if heaviest.unwrap_or_default() <= room {
        return;
    }
    if room.0 == 0 {
        problems.add(
            code::NO_LUGGAGE_VEHICLE,
            Place::file("vehicles.csv"),
            "Luggage is planned, and no vehicle carries any.",
            "Write luggage_kg in vehicle_types.csv and add a truck, or delete [luggage] from operation.toml.",
        );
        return;
    }
    let lines: Vec<_> = table.list_rows().collect();
    for (position, household) in leaving.filter(|(_, household)| household.luggage > room) {
        if let Some(row) = lines.get(position) {
            problems.add(
                code::LUGGAGE_TOO_HEAVY,
                row.place(column),
                format!(
                    "The luggage weighs {}; no vehicle carries more than {room}.",
                    household.luggage
                ),
                "Correct the weight, or add a truck that can carry it in one go.",
            );
        }
    }
}
