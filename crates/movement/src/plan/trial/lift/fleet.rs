//! One more vehicle in a convoy, for those who have no room in it.

use super::super::super::{Load, Plan, Trip};
use super::super::board::{self, fits, places_of};
use super::Lift;
use crate::operation::Operation;
use crate::operation::change::Change;
use crate::registry::{HouseholdIx, VehicleIx};

/// Returns plans in which a household rides in a vehicle that was added, wherever the vehicle it was put in is overloaded.
pub(super) fn seats(operation: &Operation, tried: &Plan, household: HouseholdIx) -> Vec<Lift> {
    let needed = board::needed(&operation.households[household.at()]);
    let overloaded = |trip: &Trip| {
        let rides = trip.load.iter().any(|load| load.household == household);
        rides && board::free(operation, trip).iter().any(|free| *free < 0)
    };
    let large = |vehicle| fits(needed, places_of(operation, vehicle));
    let move_over = |from: &mut Trip, to: &mut Trip| {
        from.load.retain(|load| load.household != household);
        let whole: Load = board::load(household, needed);
        to.load.push(whole);
    };
    one_more(operation, tried, &overloaded, &large, &move_over)
}

/// Returns plans in which the luggage of a household rides in a vehicle that was added.
pub(super) fn trucks(operation: &Operation, tried: &Plan, household: HouseholdIx) -> Vec<Lift> {
    let weight = i64::from(operation.households[household.at()].luggage.0);
    let overloaded = |trip: &Trip| {
        let carries = trip.luggage.iter().any(|bag| bag.household == household);
        carries && board::room(operation, trip) < 0
    };
    let large = |vehicle: VehicleIx| {
        let kind = operation.vehicles[vehicle.at()].kind;
        i64::from(operation.vehicle_types[kind.at()].luggage.0) >= weight
    };
    let move_over = |from: &mut Trip, to: &mut Trip| {
        let own = from.luggage.extract_if(.., |bag| bag.household == household);
        to.luggage.extend(own);
    };
    one_more(operation, tried, &overloaded, &large, &move_over)
}

/// Adds a vehicle to each convoy in which one is overloaded and moves over what is too much, once for each type that is large
/// enough, the smallest first.
fn one_more(
    operation: &Operation,
    tried: &Plan,
    overloaded: &dyn Fn(&Trip) -> bool,
    large: &dyn Fn(VehicleIx) -> bool,
    move_over: &dyn Fn(&mut Trip, &mut Trip),
) -> Vec<Lift> {
    let mut kinds: Vec<usize> = (0..operation.vehicle_types.len()).collect();
    kinds.sort_by_key(|kind| {
        let kind = &operation.vehicle_types[*kind];
        (kind.seats.0 + kind.wheelchairs.0 + kind.stretchers.0, kind.luggage)
    });
    let lift = |kind: usize| {
        let (mut plan, mut changes) = (tried.clone(), Vec::new());
        for convoy in &mut plan.convoys {
            let Some(full) = convoy.trips.iter().position(overloaded) else {
                continue;
            };
            let rows = (0..operation.vehicles.len()).map(VehicleIx::from_position);
            let mut like = rows.filter(|row| {
                let vehicle = &operation.vehicles[row.at()];
                let there = vehicle.serves(convoy.corridor) && vehicle.free_from <= convoy.start;
                vehicle.kind.at() == kind && there && large(*row)
            });
            changes.push(Change::VehiclesAdded {
                like: like.next()?,
                place: convoy.from,
                count: 1,
            });
            let mut added = Trip {
                // Added vehicles stand at the end of the table, one after another.
                vehicle: VehicleIx::from_position(operation.vehicles.len() + changes.len() - 1),
                empty_at: None,
                load: Vec::new(),
                luggage: Vec::new(),
            };
            move_over(&mut convoy.trips[full], &mut added);
            convoy.trips.push(added);
        }
        (!changes.is_empty()).then_some(Lift { changes, plan })
    };
    kinds.into_iter().filter_map(lift).collect()
}
