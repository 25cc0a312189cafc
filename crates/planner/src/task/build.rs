//! From a checked operation to the arrays of a task.

use super::{AidRow, Capacity, Clock, CorridorRow, LuggageRow, NEVER, ShelterRow, Task, VehicleRow};
use movement::operation::{Daylight, HouseholdSplit, Operation, Stretch, Travel};
use movement::registry::{SiteIx, Vehicle, VehicleType};
use std::collections::BTreeSet;

/// Builds the task of an operation.
pub(crate) fn build(operation: &Operation) -> Task {
    let rules = &operation.rules;
    let starts = operation.calendar.day_starts().iter().map(|m| m.0).collect();
    let (minutes, metres) = tables(operation);
    let tiers: BTreeSet<u8> = operation.households.iter().map(|h| h.tier).collect();
    Task {
        clock: Clock::new(
            starts,
            rules.daylight.map(|d| daylight(operation, d)),
            rules.daylight.is_some_and(|d| d.everywhere),
        ),
        sites: operation.sites.len(),
        minutes,
        metres,
        convoy_dangers: dangers(operation, Travel::convoy_by_day),
        empty_dangers: dangers(operation, Travel::empty_by_day),
        corridors: corridors(operation),
        pools: rules.escort_pools.iter().map(|p| whole(p.escorts)).collect(),
        kinds: operation.vehicle_types.iter().map(capacity).collect(),
        vehicles: vehicles(operation),
        shelters: shelters(operation),
        aid: operation.aid.iter().map(|aid| AidRow::new(operation, aid)).collect(),
        booked: Vec::new(),
        most_vehicles: whole(rules.max_vehicles),
        loading: rules.loading.0,
        unloading: rules.unloading.0,
        longest_wait: rules.longest_transfer_wait.map_or(NEVER, |m| m.0),
        driving: rules.vehicle_driving_per_day().0,
        stretcher_split: rules.household_split == HouseholdSplit::StretcherOnly && rules.max_vehicles > 1,
        luggage: LuggageRow::of(operation),
        tiers: tiers.into_iter().collect(),
    }
}

fn daylight(operation: &Operation, daylight: Daylight) -> Vec<(i32, i32)> {
    let calendar = &operation.calendar;
    let days = 0..=i32::try_from(calendar.days()).unwrap_or(i32::MAX);
    days.map(|day| {
        (
            calendar.on_clock(day, daylight.from).0,
            calendar.on_clock(day, daylight.to).0,
        )
    })
    .collect()
}

/// Returns a count as a signed number; counts are far below the limit, larger ones saturate.
pub(crate) fn whole(count: u32) -> i32 {
    i32::try_from(count).unwrap_or(NEVER)
}

fn tables(operation: &Operation) -> (Vec<i32>, Vec<i64>) {
    let n = operation.sites.len();
    let mut minutes = Vec::with_capacity(n * n);
    let mut metres = Vec::with_capacity(n * n);
    for from in (0..n).map(SiteIx::from_position) {
        for to in (0..n).map(SiteIx::from_position) {
            minutes.push(operation.travel.minutes(from, to).map_or(NEVER, |m| m.0));
            metres.push(i64::try_from(operation.travel.metres(from, to).0).unwrap_or(i64::from(i32::MAX)));
        }
    }
    (minutes, metres)
}

/// Returns a table of stretches, empty where no way has one: they are few, and asked for at every departure.
fn dangers(operation: &Operation, by_day: fn(&Travel, SiteIx, SiteIx) -> Option<Stretch>) -> Vec<Option<(i32, i32)>> {
    let sites = || (0..operation.sites.len()).map(SiteIx::from_position);
    let stretch = |from: SiteIx, to: SiteIx| by_day(&operation.travel, from, to).map(|s| (s.from.0, s.to.0));
    if !operation.travel.has_night_roads() {
        return Vec::new();
    }
    sites()
        .flat_map(|from| sites().map(move |to| stretch(from, to)))
        .collect()
}

fn capacity(kind: &VehicleType) -> Capacity {
    Capacity {
        seats: whole(kind.seats.0),
        bays: whole(kind.wheelchairs.0),
        stretchers: whole(kind.stretchers.0),
    }
}

fn corridors(operation: &Operation) -> Vec<CorridorRow> {
    let row = |c: &movement::access::Corridor| CorridorRow {
        windows: c.windows.iter().map(|w| (w.opens.0, w.closes.0)).collect(),
        headway: c.headway.0,
        rate: c.checkpoint.map_or(0, |rate| whole(rate.0).max(1)),
        pool: c.escort.map(movement::registry::EscortPoolIx::at),
    };
    operation.corridors.iter().map(row).collect()
}

fn vehicles(operation: &Operation) -> Vec<VehicleRow> {
    let windows = operation.corridors.iter().filter_map(|c| c.windows.last());
    let horizon = windows.map(|w| w.closes.0).max().unwrap_or(0);
    // One that is away until the last window has closed cannot be planned, so that the bounds need not count it.
    let gone = |v: &Vehicle| {
        away(v)
            .iter()
            .any(|(from, back)| *from <= v.free_from.0 && *back > horizon)
    };
    let planned = operation.vehicles.iter().enumerate();
    let planned = planned.filter(|(_, v)| !v.spare && !gone(v));
    let row = |(row, v): (usize, &Vehicle)| VehicleRow {
        row: row as u32,
        kind: v.kind.at(),
        place: v.place.at(),
        free: v.free_from.0,
        away: away(v),
        serves: v.corridors.as_ref().map(|list| list.iter().map(|c| c.at()).collect()),
    };
    planned.map(row).collect()
}

/// Returns the spans without a vehicle, those that overlap or touch as one.
fn away(vehicle: &Vehicle) -> Vec<(i32, i32)> {
    let mut spans: Vec<(i32, i32)> = Vec::new();
    for absence in &vehicle.absences {
        let back = absence.until.map_or(NEVER, |moment| moment.0.min(NEVER));
        match spans.last_mut().filter(|last| absence.from.0 <= last.1) {
            Some(last) => last.1 = last.1.max(back),
            None => spans.push((absence.from.0, back)),
        }
    }
    spans
}

fn shelters(operation: &Operation) -> Vec<ShelterRow> {
    let row = |s: &movement::registry::Shelter| ShelterRow {
        places: i64::from(s.places.0),
        intake: s.intake_per_day.map_or(i32::MAX, |p| whole(p.0)),
        stay: s.stay,
    };
    operation.shelters.iter().map(row).collect()
}
