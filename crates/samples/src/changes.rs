//! Changes to generated operations.

use movement::access::PersonsPerHour;
use movement::operation::Operation;
use movement::operation::change::Change;
use movement::registry::{CorridorIx, DayIx, EscortPoolIx, HouseholdIx, ShelterIx, SiteIx, VehicleIx};
use movement::units::{Minutes, Moment, Persons};

/// Returns a change of a kind, by its place in [`Change::KINDS`], from three random numbers; positions may lie one beyond
/// the table.
pub fn change(operation: &Operation, kind: usize, draw: [u32; 3]) -> Change {
    let [a, b, c] = draw;
    let row = |length: usize| a % beyond(length);
    let corridor = CorridorIx(row(operation.corridors.len()));
    let vehicle = VehicleIx(row(operation.vehicles.len()));
    let shelter = ShelterIx(row(operation.shelters.len()));
    let household = HouseholdIx(row(operation.households.len()));
    let day = DayIx(b % beyond(operation.calendar.days()));
    let minute = |n: u32| Minutes(i32::try_from(n % 1500).unwrap_or(0));
    match kind {
        0 => Change::WindowShut { corridor, day },
        1 => Change::WindowMoved {
            corridor,
            day,
            from: minute(c),
            to: minute(c / 1500),
        },
        2 => Change::WindowsLonger {
            corridor,
            by: minute(b),
        },
        3 => Change::DayAdded { corridor },
        4 => Change::CheckpointRate {
            corridor,
            rate: PersonsPerHour(b % 1000),
        },
        5 => Change::Headway {
            corridor,
            headway: minute(b),
        },
        6 => Change::Escorts {
            pool: EscortPoolIx(row(operation.rules.escort_pools.len())),
            escorts: b % 9,
        },
        7 => Change::VehicleLost {
            vehicle,
            from: Moment(minute(b).0),
        },
        8 => Change::VehiclesAdded {
            like: vehicle,
            place: SiteIx(b % beyond(operation.sites.len())),
            count: c % 4,
        },
        9 => Change::SpareReleased { vehicle },
        10 => Change::DriversPerVehicle { drivers: b % 4 },
        11 => Change::ShelterFull {
            shelter,
            inside: Persons(b % 9),
        },
        12 => Change::ShelterPlaces {
            shelter,
            places: Persons(b % 99),
        },
        13 => Change::ShelterIntake {
            shelter,
            people: Persons(b % 99),
        },
        14 => Change::HouseholdWithdrew { household },
        15 => Change::HouseholdNoShow { household },
        _ => Change::HouseholdSaidYes { household },
    }
}

/// Returns how many positions there are, with the one beyond the table.
fn beyond(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(0).saturating_add(1)
}
