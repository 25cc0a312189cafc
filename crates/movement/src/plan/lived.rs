//! The operation that a plan made anew on the way is judged by: what was until a moment, and what is from then on.
//!
//! A change takes effect from its moment on. What has reached the checkpoint by then keeps the hours, the windows and the
//! limits under which it did; nobody is measured by a rule that came after them.

use super::occupancy::occupancy;
use super::{Convoy, Plan};
use crate::access::{Corridor, EarlierRate, Window};
use crate::operation::Operation;
use crate::registry::{Absence, Consent, CorridorIx, ShelterIx};
use crate::units::{Minutes, Moment, Persons};
use std::collections::BTreeMap;

/// Returns the operation as it was lived: as `before` until the moment and as `after` from then on. `passed` is the part of
/// the plan that has reached its checkpoint by the moment. Where a limit is one number for all times, it is as wide as what
/// has passed needs; whoever plans the rest keeps to `after`.
#[must_use]
pub fn lived(before: &Operation, after: &Operation, passed: &Plan, moment: Moment) -> Operation {
    let mut lived = after.clone();
    keep_rules(&mut lived, before);
    for (row, corridor) in lived.corridors.iter_mut().enumerate() {
        if let Some(was) = before.corridors.get(row) {
            keep_corridor(corridor, was, moment);
        }
    }
    // Hours of what has passed count from here on by the rates that held then.
    let last = last_departures(&lived, passed, moment);
    for (row, corridor) in lived.corridors.iter_mut().enumerate() {
        if let Some(was) = before.corridors.get(row) {
            corridor.windows = windows(corridor, was, last[row]);
        }
    }
    keep_escorts(&mut lived, passed);
    keep_shelters(&mut lived, passed);
    keep_vehicles(&mut lived, before, passed, moment);
    keep_households(&mut lived, before, passed);
    lived
}

fn keep_rules(lived: &mut Operation, before: &Operation) {
    let (rules, was) = (&mut lived.rules, &before.rules);
    rules.drivers_per_vehicle = rules.drivers_per_vehicle.max(was.drivers_per_vehicle);
    rules.driving_per_day = rules.driving_per_day.max(was.driving_per_day);
    rules.max_vehicles = rules.max_vehicles.max(was.max_vehicles);
}

fn keep_corridor(corridor: &mut Corridor, was: &Corridor, moment: Moment) {
    corridor.headway = corridor.headway.min(was.headway);
    if corridor.checkpoint != was.checkpoint {
        corridor.earlier = Some(EarlierRate {
            until: moment,
            checkpoint: was.checkpoint,
        });
    }
}

/// Returns for each corridor until when what has passed was at its checkpoint; the moment at least.
fn last_departures(lived: &Operation, passed: &Plan, moment: Moment) -> Vec<Moment> {
    let mut last = vec![moment; lived.corridors.len()];
    let people = passed.convoys.iter().map(|c| (c.corridor, c.timing(lived).departure));
    let aid = passed.aid.iter();
    let aid = aid.map(|passage| (lived.aid[passage.aid.at()].corridor, passage.timing(lived).through));
    for (corridor, through) in people.chain(aid) {
        let last: &mut Moment = &mut last[CorridorIx::at(corridor)];
        *last = (*last).max(through);
    }
    last
}

/// Returns the windows of both until `last`, and those that stand now from then on.
fn windows(corridor: &Corridor, was: &Corridor, last: Moment) -> Vec<Window> {
    if corridor.windows == was.windows {
        return corridor.windows.clone();
    }
    let until = |w: &Window| Window {
        closes: w.closes.min(last),
        ..*w
    };
    let past = was.windows.iter().chain(&corridor.windows).map(until);
    let past = past.filter(|w| w.opens <= w.closes && w.opens <= last);
    let all: Vec<Window> = past
        .chain(corridor.windows.iter().filter(|w| w.closes > last).copied())
        .collect();
    Window::joined(all)
}

fn keep_escorts(lived: &mut Operation, passed: &Plan) {
    let mut out: Vec<Vec<(Moment, i32)>> = vec![Vec::new(); lived.rules.escort_pools.len()];
    let people = passed.convoys.iter().filter_map(|convoy| {
        let pool = lived.corridors[convoy.corridor.at()].escort?;
        let hours = convoy.timing(lived);
        let away = Minutes(2 * (hours.arrival - hours.departure).0);
        Some((pool, hours.departure, hours.departure + away))
    });
    let aid = passed.aid.iter().filter_map(|passage| {
        let pool = lived.corridors[lived.aid[passage.aid.at()].corridor.at()].escort?;
        let (from, back) = passage.timing(lived).escort?;
        Some((pool, from, back))
    });
    for (pool, from, back) in people.chain(aid) {
        out[pool.at()].extend([(from, 1), (back, -1)]);
    }
    for (pool, mut steps) in lived.rules.escort_pools.iter_mut().zip(out) {
        steps.sort_unstable();
        pool.escorts = pool.escorts.max(highest(steps.into_iter().map(|(_, step)| step)));
    }
}

fn highest(steps: impl Iterator<Item = i32>) -> u32 {
    let (mut out, mut most) = (0, 0);
    for step in steps {
        out += step;
        most = most.max(out);
    }
    u32::try_from(most).unwrap_or(0)
}

fn keep_shelters(lived: &mut Operation, passed: &Plan) {
    for row in 0..lived.shelters.len() {
        let site = lived.shelters[row].site;
        let arriving: Vec<&Convoy> = passed.convoys.iter().filter(|c| c.to == site).collect();
        let mut days: BTreeMap<i32, Persons> = BTreeMap::new();
        for convoy in &arriving {
            let day = lived.calendar.day_of(convoy.timing(lived).arrival);
            *days.entry(day).or_default() += convoy.people();
        }
        let inside = match occupancy(lived, passed, ShelterIx::from_position(row)) {
            Some(steps) => steps.into_iter().map(|(_, people)| people).max().unwrap_or_default(),
            None => arriving.iter().map(|c| c.people()).sum(),
        };
        let shelter = &mut lived.shelters[row];
        shelter.places = shelter.places.max(inside);
        let fullest = days.into_values().max().unwrap_or_default();
        shelter.intake_per_day = shelter.intake_per_day.map(|most| most.max(fullest));
    }
}

/// A vehicle that is lost or held back now finishes the run it was on.
fn keep_vehicles(lived: &mut Operation, before: &Operation, passed: &Plan, moment: Moment) {
    let mut done: BTreeMap<usize, Moment> = BTreeMap::new();
    for convoy in &passed.convoys {
        let unloaded = convoy.timing(lived).unloaded;
        for trip in &convoy.trips {
            let done = done.entry(trip.vehicle.at()).or_insert(moment);
            *done = (*done).max(unloaded);
        }
    }
    for (row, (vehicle, was)) in lived.vehicles.iter_mut().zip(&before.vehicles).enumerate() {
        let from = done.get(&row).copied().unwrap_or(moment);
        for absence in vehicle.absences.iter_mut().filter(|a| !was.absences.contains(a)) {
            absence.from = absence.from.max(from);
        }
        vehicle.absences.retain(|a| a.until.is_none_or(|until| until > a.from));
        vehicle.absences.sort_unstable();
        if vehicle.spare && done.contains_key(&row) {
            vehicle.spare = false;
            vehicle.absences.push(Absence {
                from,
                until: None,
                reason: crate::registry::AbsenceReason::Elsewhere,
            });
        }
    }
}

/// Who has passed had said yes, and goes where that household accepted to go.
fn keep_households(lived: &mut Operation, before: &Operation, passed: &Plan) {
    let loads = passed.convoys.iter().flat_map(|c| &c.trips).flat_map(|t| &t.load);
    for row in loads.map(|load| load.household.at()) {
        if let (Some(household), Some(was)) = (lived.households.get_mut(row), before.households.get(row)) {
            household.consent = Consent::Yes;
            household.accepts.clone_from(&was.accepts);
        }
    }
}
