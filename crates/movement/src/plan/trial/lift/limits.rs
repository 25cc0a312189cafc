//! Wider limits: how much later a window must close, how many more places a shelter must have, and so on. All from the hours and
//! counts of the tried plan.

use super::super::super::{Convoy, Plan, Timing, occupancy};
use crate::access::{PersonsPerHour, Window};
use crate::operation::Operation;
use crate::operation::change::Change;
use crate::registry::{CorridorIx, DayIx, EscortPoolIx, ShelterIx};
use crate::units::{Minutes, Moment, Persons};
use std::collections::BTreeMap;

/// A convoy that reaches its checkpoint within a window and leaves after it.
struct TooLate {
    corridor: CorridorIx,
    window: Window,
    departure: Moment,
}

/// Returns longer windows: first of the days concerned, then of every day.
pub(super) fn windows(operation: &Operation, tried: &Plan) -> Vec<Vec<Change>> {
    let late: Vec<TooLate> = tried
        .convoys
        .iter()
        .filter_map(|convoy| too_late(operation, convoy))
        .collect();
    let mut longer: BTreeMap<CorridorIx, Minutes> = BTreeMap::new();
    let mut moved: BTreeMap<(CorridorIx, DayIx), Option<Change>> = BTreeMap::new();
    for late in &late {
        let by = longer.entry(late.corridor).or_default();
        *by = (*by).max(late.departure - late.window.closes);
        let day = operation.calendar.day_of(late.window.opens);
        let day = DayIx(u32::try_from(day).unwrap_or(0));
        let change = moved.entry((late.corridor, day)).or_insert(None);
        *change = (*change).max(until(operation, late, day));
    }
    let of_days: Option<Vec<Change>> = moved.into_values().collect();
    let of_all = longer
        .into_iter()
        .map(|(corridor, by)| Change::WindowsLonger { corridor, by });
    vec![of_days.unwrap_or_default(), of_all.collect()]
}

fn too_late(operation: &Operation, convoy: &Convoy) -> Option<TooLate> {
    let timing = convoy.timing(operation);
    let windows = &operation.corridors[convoy.corridor.at()].windows;
    let mut around = windows
        .iter()
        .filter(|w| w.opens <= timing.gate && timing.gate <= w.closes);
    let window = *around.next()?;
    (timing.departure > window.closes).then_some(TooLate {
        corridor: convoy.corridor,
        window,
        departure: timing.departure,
    })
}

/// Returns the window of a day with a later end; `None` when the day has another one, or the end is on another day.
fn until(operation: &Operation, late: &TooLate, day: DayIx) -> Option<Change> {
    let calendar = &operation.calendar;
    let starts = calendar.day_starts();
    let (start, next) = (*starts.get(day.at())?, *starts.get(day.at() + 1)?);
    let windows = operation.corridors[late.corridor.at()].windows.iter();
    let of_day = windows.filter(|w| w.closes > start && w.opens < next).count();
    let minute = |moment: Moment| {
        let at = calendar.local(moment);
        Minutes(i32::from(at.hour()) * 60 + i32::from(at.minute()))
    };
    let to = if late.departure == next {
        Minutes(24 * 60)
    } else {
        minute(late.departure)
    };
    (of_day == 1 && late.window.opens >= start && late.departure <= next).then(|| Change::WindowMoved {
        corridor: late.corridor,
        day,
        from: minute(late.window.opens),
        to,
    })
}

/// Returns the rates at which everybody is through before the next convoy comes.
pub(super) fn rates(operation: &Operation, tried: &Plan) -> Vec<Vec<Change>> {
    let mut queues: Vec<Vec<(Moment, Persons)>> = vec![Vec::new(); operation.corridors.len()];
    for convoy in &tried.convoys {
        let Timing { gate, .. } = convoy.timing(operation);
        queues[convoy.corridor.at()].push((gate, convoy.people()));
    }
    for passage in &tried.aid {
        queues[operation.aid[passage.aid.at()].corridor.at()].push((passage.gate, Persons(0)));
    }
    let rows = operation.corridors.iter().zip(&mut queues).enumerate();
    let changes = rows.filter_map(|(row, (corridor, queue))| {
        let now = corridor.checkpoint?;
        queue.sort_unstable();
        let least = queue.windows(2).filter_map(|pair| {
            let between = u64::try_from((pair[1].0 - pair[0].0).0)
                .ok()
                .filter(|minutes| *minutes > 0)?;
            Some((u64::from(pair[0].1.0) * 60).div_ceil(between))
        });
        let rate = PersonsPerHour(u32::try_from(least.max()?).ok()?);
        (rate > now).then_some(Change::CheckpointRate {
            corridor: CorridorIx::from_position(row),
            rate,
        })
    });
    vec![changes.collect()]
}

/// Returns one more escort, pool by pool, then two.
pub(super) fn escorts(operation: &Operation) -> Vec<Vec<Change>> {
    let pools = &operation.rules.escort_pools;
    let more = |by: u32| {
        pools.iter().enumerate().map(move |(row, pool)| {
            vec![Change::Escorts {
                pool: EscortPoolIx::from_position(row),
                escorts: pool.escorts.saturating_add(by),
            }]
        })
    };
    more(1).chain(more(2)).collect()
}

/// Returns one more driver on each vehicle.
pub(super) fn drivers(operation: &Operation) -> Vec<Vec<Change>> {
    let drivers = operation.rules.drivers_per_vehicle.saturating_add(1);
    vec![vec![Change::DriversPerVehicle { drivers }]]
}

/// Returns as many places as people come, or are there at a time where people go onward.
pub(super) fn places(operation: &Operation, tried: &Plan) -> Vec<Vec<Change>> {
    let rows = operation.shelters.iter().enumerate();
    let changes = rows.filter_map(|(row, shelter)| {
        let row = ShelterIx::from_position(row);
        let here = tried.convoys.iter().filter(|convoy| convoy.to == shelter.site);
        let places = match occupancy(operation, tried, row) {
            Some(steps) => steps.into_iter().map(|(_, people)| people).max()?,
            None => here.map(Convoy::people).sum(),
        };
        (places > shelter.places).then_some(Change::ShelterPlaces { shelter: row, places })
    });
    vec![changes.collect()]
}

/// Returns as many people a day as come on the fullest day.
pub(super) fn intakes(operation: &Operation, tried: &Plan) -> Vec<Vec<Change>> {
    let rows = operation.shelters.iter().enumerate();
    let changes = rows.filter_map(|(row, shelter)| {
        let mut days: BTreeMap<i32, Persons> = BTreeMap::new();
        for convoy in tried.convoys.iter().filter(|convoy| convoy.to == shelter.site) {
            let day = operation.calendar.day_of(convoy.timing(operation).arrival);
            *days.entry(day).or_default() += convoy.people();
        }
        let people = days.into_values().max()?;
        (people > shelter.intake_per_day?).then_some(Change::ShelterIntake {
            shelter: ShelterIx::from_position(row),
            people,
        })
    });
    vec![changes.collect()]
}
