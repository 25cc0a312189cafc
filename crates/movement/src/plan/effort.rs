//! What a plan takes to carry out: convoys, and the days on which each vehicle is on the way with people or luggage.

use super::Plan;
use crate::operation::Operation;
use crate::registry::VehicleIx;
use std::collections::BTreeSet;

/// What a plan takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Effort {
    /// Convoys; aid convoys are not counted.
    pub convoys: usize,
    /// For each vehicle, the local days on which one of its convoys starts to load; over all vehicles.
    pub vehicle_days: usize,
}

impl Effort {
    /// Counts a plan.
    pub fn of(operation: &Operation, plan: &Plan) -> Self {
        let days = plan.convoys.iter().flat_map(|convoy| {
            let day = operation.calendar.day_of(convoy.start);
            convoy.trips.iter().map(move |trip| (trip.vehicle, day))
        });
        let days: BTreeSet<(VehicleIx, _)> = days.collect();
        Self {
            convoys: plan.convoys.len(),
            vehicle_days: days.len(),
        }
    }
}
