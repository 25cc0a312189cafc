//! Rule: everyone has a place made for them. Seats, wheelchair bays and stretcher places do not stand in for each other.

use super::facts::Facts;
use super::{Rule, Violation};
use crate::plan::{Load, Trip};
use crate::registry::VehicleType;
use crate::units::Persons;

pub(super) const RULE: Rule = Rule {
    code: "vehicle-capacity",
    promise: "No vehicle carries more people than it has seats, wheelchair bays and stretcher places, each counted apart.",
    judge,
};

fn judge(facts: &Facts<'_>) -> Vec<Violation> {
    let mut found = Vec::new();
    for (known, trip) in facts.trips() {
        let vehicle = &facts.operation.vehicles[trip.vehicle.at()];
        let kind = &facts.operation.vehicle_types[vehicle.kind.at()];
        for (people, places, what) in list_places(trip, kind) {
            if people > i64::from(places.0) {
                found.push(RULE.broken(
                    facts.vehicle(trip.vehicle),
                    format!("{}: {people} people for {places} {what}.", known.name()),
                    "Move a household to another vehicle.",
                ));
            }
        }
    }
    found
}

fn list_places(trip: &Trip, kind: &VehicleType) -> [(i64, Persons, &'static str); 3] {
    let sum = |part: fn(&Load) -> Persons| trip.load.iter().map(|load| i64::from(part(load).0)).sum();
    [
        (sum(|load| load.seated), kind.seats, "seats"),
        (sum(|load| load.wheelchairs), kind.wheelchairs, "wheelchair bays"),
        (sum(|load| load.stretchers), kind.stretchers, "stretcher places"),
    ]
}
