//! Fleet: a seat carries one person at a time, and a vehicle that delivers must drive back before it delivers again.
//!
//! For each part of the fleet that shares no corridor with the rest, and for seats, bays and stretcher places: the seat
//! minutes all journeys need at least (the cheapest circuit, or a way there and back) against the seat minutes there are
//! until the last arrival, once by driving minutes a day and once by the clock. Leaves out: which vehicle goes where,
//! convoys, windows within a day, checkpoints, and that vehicles leave with empty seats.

use super::Case;
use super::circuit::{self, Empty, Fleet};
use super::part::{Home, Part, parts};
use crate::flow::Network;
use crate::task::{Capacity, StageRow};
use movement::plan::{Limit, Resource};
use std::collections::BTreeMap;

pub(super) fn limits(case: &Case<'_>) -> Vec<Limit> {
    parts(case).iter().flat_map(|part| part_limits(case, part)).collect()
}

/// What a place in a vehicle is for.
#[derive(Clone, Copy)]
enum Place {
    Any,
    Seat,
    Bay,
    Stretcher,
}

impl Place {
    fn of(self, capacity: Capacity) -> i64 {
        i64::from(match self {
            Self::Any => capacity.people(),
            Self::Seat => capacity.seats,
            Self::Bay => capacity.bays,
            Self::Stretcher => capacity.stretchers,
        })
    }

    fn needed(self, needs: &[i64; 3]) -> i64 {
        match self {
            Self::Any => needs.iter().sum(),
            Self::Seat => needs[0],
            Self::Bay => needs[1],
            Self::Stretcher => needs[2],
        }
    }
}

fn part_limits(case: &Case<'_>, part: &Part) -> Vec<Limit> {
    let serves = |s: &StageRow| part.corridors.contains(&s.corridor);
    let Some(after) = case.least_after_stage(serves) else {
        return Vec::new();
    };
    let mut limits = Vec::new();
    // The same for every kind of place, and a table of sites squared.
    let empty = Empty::new(case, part);
    let places: &[Place] = if case.all {
        &[Place::Seat, Place::Bay, Place::Stretcher]
    } else {
        &[Place::Any]
    };
    for place in places.iter().take_while(|_| !case.stop.now()) {
        let seats: Vec<(i64, i32)> = part
            .vehicles
            .iter()
            .map(|v| {
                (
                    place.of(case.task.kinds[case.task.vehicles[*v].kind]),
                    case.task.vehicles[*v].free,
                )
            })
            .collect();
        let until = |last: i32| last - after;
        let handling = case.task.loading + case.task.unloading;
        let driving = needed(case, part, &empty, (*place, Start::Driven), 0);
        let clock = needed(case, part, &empty, (*place, Start::Given), handling);
        let by_hours = case.smallest(|last| driving.fits(&seats, |free| hours(case, free, until(last))));
        let by_hours = last_day(case, part, &empty, (*place, &seats), after).max(by_hours);
        let start = first_gate(case, part);
        let by_clock = case.smallest(|last| {
            let span = |free: i32| i64::from((until(last) - start.max(free)).max(0));
            // The last unloading comes after the last arrival.
            clock.fits(&seats, |free| span(free) + i64::from(case.task.unloading))
        });
        let names = part.names(case);
        let (hours_of, clock_of) = match place {
            Place::Any | Place::Seat => (Resource::Drivers, Resource::Vehicles),
            Place::Bay => (Resource::Wheelchairs, Resource::Wheelchairs),
            Place::Stretcher => (Resource::Stretchers, Resource::Stretchers),
        };
        limits.push(Case::limit(hours_of, names.clone(), by_hours));
        limits.push(Case::limit(clock_of, names, by_clock));
    }
    limits
}

/// Seat minutes that are needed, and those each vehicle has beside its hours because its last way back is not needed.
struct Needed {
    minutes: i64,
    spare: i64,
}

impl Needed {
    fn fits(&self, seats: &[(i64, i32)], minutes: impl Fn(i32) -> i64) -> bool {
        let there = seats
            .iter()
            .map(|(places, free)| places.saturating_mul(minutes(*free) + self.spare));
        self.minutes <= there.fold(0, i64::saturating_add)
    }
}

/// Returns the seat minutes that moving the people takes at least, with `handling` minutes a loaded run: round trips of
/// the fleet where each journey uses this part once, else the shortest way back after each stage.
fn needed(case: &Case<'_>, part: &Part, empty: &Empty, (place, start): (Place, Start), handling: i32) -> Needed {
    let riders: Vec<i64> = case.parties.iter().map(|p| place.needed(&p.needs)).collect();
    match circuit::seat_minutes(
        case,
        part,
        empty,
        &riders,
        handling,
        &seats_of(case, part, place, start),
    ) {
        Some(minutes) => Needed { minutes, spare: 0 },
        None => {
            let home = Home::new(case, part);
            let serves = |s: &StageRow| part.corridors.contains(&s.corridor);
            let minutes = there_and_back(case, &home, &riders, serves, handling);
            Needed {
                minutes,
                spare: home.most + i64::from(handling),
            }
        }
    }
}

/// What the first empty run of a vehicle counts for.
#[derive(Clone, Copy)]
enum Start {
    /// Driving minutes like any other.
    Driven,
    /// Nothing: it may end before the clock starts.
    Given,
}

/// Returns where such places in vehicles begin.
fn seats_of(case: &Case<'_>, part: &Part, place: Place, start: Start) -> Fleet {
    let mut first = BTreeMap::new();
    for row in part.vehicles.iter().map(|v| &case.task.vehicles[*v]) {
        *first.entry(row.place).or_default() += place.of(case.task.kinds[row.kind]);
    }
    let all = first.values().sum();
    match start {
        Start::Driven => Fleet { first, elsewhere: 0 },
        Start::Given => Fleet {
            first: BTreeMap::new(),
            elsewhere: all,
        },
    }
}

/// Returns the driving minutes of one vehicle, free from `free`, for legs that end by `until`.
fn hours(case: &Case<'_>, free: i32, until: i32) -> i64 {
    if until <= free {
        return 0;
    }
    let (task, limit) = (case.task, case.task.driving);
    let (first, last) = (task.clock.day_of(free), task.clock.day_of(until));
    let today = (until - task.clock.start_of(last).max(free)).clamp(0, limit);
    i64::from(last - first) * i64::from(limit) + i64::from(today)
}

/// Returns a later last arrival that driving hours allow, from what the last day is good for: nobody is driven before the
/// first window of that day, so but for the empty run before it, for which a circuit may have a gap in every vehicle's
/// way, a vehicle drives no longer than from then until it arrives. 0 where that says nothing.
fn last_day(case: &Case<'_>, part: &Part, empty: &Empty, (place, seats): (Place, &[(i64, i32)]), after: i32) -> i32 {
    let riders: Vec<i64> = case.parties.iter().map(|p| place.needed(&p.needs)).collect();
    let fleet = Fleet {
        elsewhere: seats.iter().map(|(places, _)| places).sum(),
        ..seats_of(case, part, place, Start::Driven)
    };
    let Some(minutes) = circuit::seat_minutes(case, part, empty, &riders, 0, &fleet) else {
        return 0;
    };
    let needed = Needed { minutes, spare: 0 };
    let task = case.task;
    let fits = |last: i32| {
        let until = last - after;
        let begins = task.clock.start_of(task.clock.day_of(until));
        let opens = first_departure(case, part, begins).min(until);
        let whole = |free: i32| hours(case, free, begins.min(until));
        let today = |free: i32| i64::from((until - opens.max(free)).clamp(0, task.driving));
        needed.fits(seats, |free| whole(free) + today(free))
    };
    case.smallest(fits)
}

/// Returns the first minute not before `minute` at which somebody can depart on a part.
fn first_departure(case: &Case<'_>, part: &Part, minute: i32) -> i32 {
    let opens = |corridor: &usize| {
        let windows = &case.task.corridors[*corridor].windows;
        let next = windows.partition_point(|w| w.1 < minute);
        windows.get(next).map(|w| w.0.max(minute))
    };
    part.corridors.iter().filter_map(opens).min().unwrap_or(i32::MAX)
}

fn there_and_back(
    case: &Case<'_>,
    home: &Home,
    riders: &[i64],
    serves: impl Fn(&StageRow) -> bool,
    handling: i32,
) -> i64 {
    let mut network = Network::new();
    let shelters: Vec<_> = (0..case.task.shelters.len())
        .map(|s| network.add_node(case.task.most_people(s)))
        .collect();
    let stays = network.add_node(case.staying(riders));
    for (party, people) in case.parties.iter().zip(riders) {
        let node = network.add_node(-people);
        network.add_arc(stays, node, *people, 0);
        for way in &party.ways {
            let minutes = |s: &StageRow| i64::from(s.minutes + home.back[s.to] + handling);
            let cost = way.stages.iter().filter(|s| serves(s)).map(minutes).sum();
            network.add_arc(shelters[way.shelter], node, *people, cost);
        }
    }
    case.solve(network).map_or(0, |solution| solution.cost())
}

fn first_gate(case: &Case<'_>, part: &Part) -> i32 {
    let opens = part
        .corridors
        .iter()
        .filter_map(|c| case.task.corridors[*c].windows.first())
        .map(|w| w.0);
    opens.min().map_or(0, |open| open - case.task.loading)
}
