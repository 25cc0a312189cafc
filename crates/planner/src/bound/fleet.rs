//! Fleet: a seat carries one person at a time, and a vehicle that delivers must drive back before it delivers again.
//!
//! For each part of the fleet that shares no corridor with the rest, and for seats, bays and stretcher places: the seat
//! minutes all journeys need at least (cheapest flow to shelters with places) against the seat minutes there are until
//! the last arrival, once by driving minutes a day and once by the clock. Leaves out: which vehicle goes where, convoys,
//! windows within a day, checkpoints, and that vehicles leave with empty seats.

use super::Case;
use super::part::{Home, Part, parts};
use crate::flow::Network;
use crate::task::{Capacity, StageRow};
use movement::plan::{Limit, Resource};

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
    let home = Home::new(case, part);
    let mut limits = Vec::new();
    let places: &[Place] = if case.all {
        &[Place::Seat, Place::Bay, Place::Stretcher]
    } else {
        &[Place::Any]
    };
    for place in places {
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
        let driving = need(case, &home, *place, serves, 0);
        let by_hours =
            case.smallest(|last| driving <= seat_minutes(&seats, |f| hours(case, f, until(last)) + home.most));
        let handling = case.task.loading + case.task.unloading;
        let clock = need(case, &home, *place, serves, handling);
        let by_clock = case.smallest(|last| {
            let span = |free: i32| i64::from((until(last) - first_gate(case, part).max(free)).max(0));
            let extra = i64::from(handling) + home.most;
            clock <= seat_minutes(&seats, |f| span(f) + extra)
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

fn seat_minutes(seats: &[(i64, i32)], minutes: impl Fn(i32) -> i64) -> i64 {
    seats.iter().map(|(places, free)| places * minutes(*free)).sum()
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

/// Returns the seat minutes that moving the people takes at least, with `handling` minutes a trip.
fn need(case: &Case<'_>, home: &Home, place: Place, serves: impl Fn(&StageRow) -> bool, handling: i32) -> i64 {
    let mut network = Network::new();
    let shelters: Vec<_> = case.task.shelters.iter().map(|s| network.add_node(s.places)).collect();
    let needed: Vec<i64> = case.loads.parties.iter().map(|p| place.needed(&p.needs)).collect();
    let everybody: i64 = needed.iter().sum();
    let wanted = if case.all { everybody } else { case.moved };
    let stays = network.add_node((everybody - wanted).max(0));
    for (party, people) in case.loads.parties.iter().zip(&needed) {
        let node = network.add_node(-people);
        network.add_arc(stays, node, *people, 0);
        for way in &party.ways {
            let minutes = |s: &StageRow| i64::from(s.minutes + home.back[s.to] + handling);
            let cost = way.stages.iter().filter(|s| serves(s)).map(minutes).sum();
            network.add_arc(shelters[way.shelter], node, *people, cost);
        }
    }
    network.solve().map_or(0, |solution| solution.cost())
}

fn first_gate(case: &Case<'_>, part: &Part) -> i32 {
    let opens = part
        .corridors
        .iter()
        .filter_map(|c| case.task.corridors[*c].windows.first())
        .map(|w| w.0);
    opens.min().map_or(0, |open| open - case.task.loading)
}
