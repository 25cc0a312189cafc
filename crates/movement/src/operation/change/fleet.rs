//! Changes to vehicles: lost, added, no longer held back.

use super::Refusal;
use super::refusal::within;
use crate::operation::Operation;
use crate::registry::{Absence, AbsenceReason, SiteIx, Vehicle, VehicleIx};
use crate::units::Moment;
use std::collections::HashSet;

/// Most vehicles that one change adds.
const MOST_ADDED: u32 = 10_000;
/// Characters of an id that are kept in the ids of its copies, which must not be too long either.
const KEPT: usize = 30;

pub(super) fn lose(operation: &mut Operation, vehicle: VehicleIx, from: Moment) -> Result<(), Refusal> {
    let vehicle = vehicle_of(operation, vehicle)?;
    let gone = |a: &Absence| a.until.is_none() && a.from <= from;
    if vehicle.absences.iter().any(gone) {
        return Err(Refusal::nothing(
            "vehicle",
            format!(
                "The vehicle {} is away by then already, until further notice.",
                vehicle.id
            ),
        ));
    }
    vehicle.absences.push(Absence {
        from,
        until: None,
        reason: AbsenceReason::Unsaid,
    });
    vehicle.absences.sort_unstable();
    Ok(())
}

pub(super) fn add(operation: &mut Operation, like: VehicleIx, place: SiteIx, count: u32) -> Result<(), Refusal> {
    let like = vehicle_of(operation, like)?.clone();
    if place.at() >= operation.sites.len() {
        return Err(Refusal::unknown("place"));
    }
    within("number", i64::from(count), 1, MOST_ADDED)?;
    let taken: HashSet<String> = operation.vehicles.iter().map(|v| v.id.clone()).collect();
    let stem: String = like.id.chars().take(KEPT).collect();
    let ids = (1_u64..).map(|number| format!("{stem}.{number}"));
    let fresh = ids.filter(|id| !taken.contains(id)).take(count as usize);
    let copy = |id: String| Vehicle {
        id,
        place,
        absences: Vec::new(),
        spare: false,
        ..like.clone()
    };
    operation.vehicles.extend(fresh.map(copy));
    Ok(())
}

pub(super) fn release(operation: &mut Operation, vehicle: VehicleIx) -> Result<(), Refusal> {
    let vehicle = vehicle_of(operation, vehicle)?;
    if !vehicle.spare {
        return Err(Refusal::nothing(
            "vehicle",
            format!("The vehicle {} is not held back.", vehicle.id),
        ));
    }
    vehicle.spare = false;
    Ok(())
}

fn vehicle_of(operation: &mut Operation, vehicle: VehicleIx) -> Result<&mut Vehicle, Refusal> {
    let vehicle = operation.vehicles.get_mut(vehicle.at());
    vehicle.ok_or_else(|| Refusal::unknown("vehicle"))
}
