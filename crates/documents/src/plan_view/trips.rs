//! The convoys, each with its hours, its vehicles by type and its counts.

use crate::convoys::{Numbered, list_numbered};
use movement::operation::Operation;
use movement::plan::Plan;
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Serialize)]
pub(super) struct Group {
    id: String,
    corridor: u32,
    from: u32,
    to: u32,
    /// Vehicle type and how many of it.
    vehicles: Vec<(u32, usize)>,
    households: usize,
    people: u32,
    wheelchairs: u32,
    stretchers: u32,
    /// Where luggage is planned.
    #[serde(skip_serializing_if = "Option::is_none")]
    luggage_kg: Option<u32>,
    start: i32,
    gate: i32,
    departure: i32,
    arrival: i32,
    unloaded: i32,
}

pub(super) fn convoys(operation: &Operation, plan: &Plan) -> impl Iterator<Item = Group> {
    list_numbered(operation, plan)
        .into_iter()
        .map(|numbered| group(operation, numbered))
}

fn group(operation: &Operation, numbered: Numbered<'_>) -> Group {
    let carried = numbered.carried();
    let (convoy, timing) = (numbered.convoy, numbered.timing);
    let mut vehicles: BTreeMap<u32, usize> = BTreeMap::new();
    for trip in &convoy.trips {
        *vehicles
            .entry(operation.vehicles[trip.vehicle.at()].kind.0)
            .or_default() += 1;
    }
    Group {
        id: numbered.id,
        corridor: convoy.corridor.0,
        from: convoy.from.0,
        to: convoy.to.0,
        vehicles: vehicles.into_iter().collect(),
        households: carried.households,
        people: carried.people.0,
        wheelchairs: carried.wheelchairs.0,
        stretchers: carried.stretchers.0,
        luggage_kg: operation.rules.luggage.map(|_| convoy.luggage().0),
        start: timing.start.0,
        gate: timing.gate.0,
        departure: timing.departure.0,
        arrival: timing.arrival.0,
        unloaded: timing.unloaded.0,
    }
}
