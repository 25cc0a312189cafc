//! Planner, evacuation: the moves of the search, one a file. A move proposes what the two routes it touches would
//! become; it changes nothing until it is made.

mod add_shortcut;
mod change_shelter;
mod drop_shortcut;
mod relocate;
mod swap_points;
mod swap_runs;
mod swap_shelters;
mod swap_tails;
mod swap_trips;
#[cfg(test)]
mod tests;

use super::near::Near;
use super::routes::{NONE, Routes};
use fastrand::Rng;

/// A move and the lengths it would leave.
#[derive(Clone, Copy, Debug)]
pub(super) struct Proposal {
    pub route: u32,
    pub length: i64,
    /// The second route touched, `NONE` when there is none.
    pub other: u32,
    pub other_length: i64,
    change: Change,
}

#[derive(Clone, Copy, Debug)]
enum Change {
    AddShortcut { position: u32, point: u32, shelter: u32 },
    Shelter { position: u32, shelter: u32 },
    DropShortcut { position: u32 },
    Relocate { from: u32, to: u32, shelter: u32 },
    SwapPoints { position: u32, other: u32 },
    SwapRuns { run: (u32, u32), other: (u32, u32) },
    SwapShelters { position: u32, other: u32 },
    SwapTails { position: u32, other: u32 },
    SwapTrips { position: u32, other: u32 },
}

/// Where a move begins: a trip on some route.
#[derive(Clone, Copy, Debug)]
struct Pick {
    route: usize,
    position: usize,
}

/// Draws one proposal, from the routes over the target half of the time.
pub(super) fn propose(routes: &Routes, near: &Near, draw: &mut Rng) -> Option<Proposal> {
    let pick = pick(routes, draw)?;
    match draw.u8(..) {
        0..=29 => change_shelter::propose(routes, near, draw, pick),
        30..=74 => swap_shelters::propose(routes, near, draw, pick),
        75..=119 => swap_points::propose(routes, near, draw, pick),
        120..=154 => swap_trips::propose(routes, near, draw, pick),
        155..=204 => relocate::propose(routes, near, draw, pick),
        205..=239 => swap_tails::propose(routes, near, draw, pick),
        240..=249 => swap_runs::propose(routes, near, draw, pick),
        250..=252 => add_shortcut::propose(routes, near, draw, pick),
        253..=255 => drop_shortcut::propose(routes, draw),
    }
}

/// Makes a move that was proposed for exactly these routes.
pub(super) fn make(routes: &mut Routes, proposal: &Proposal) {
    let route = proposal.route as usize;
    let other = if proposal.other == NONE {
        route
    } else {
        proposal.other as usize
    };
    match proposal.change {
        Change::AddShortcut {
            position,
            point,
            shelter,
        } => {
            add_shortcut::make(routes, route, position as usize, point, shelter);
        }
        Change::Shelter { position, shelter } => {
            change_shelter::make(routes, route, position as usize, shelter);
        }
        Change::DropShortcut { position } => drop_shortcut::make(routes, route, position as usize),
        Change::Relocate { from, to, shelter } => {
            relocate::make(routes, (route, from as usize), (other, to as usize), shelter);
        }
        Change::SwapPoints { position, other: at } => {
            swap_points::make(routes, (route, position as usize), (other, at as usize));
        }
        Change::SwapRuns { run, other: at } => swap_runs::make(routes, (route, run), (other, at)),
        Change::SwapShelters { position, other: at } => {
            swap_shelters::make(routes, (route, position as usize), (other, at as usize));
        }
        Change::SwapTails { position, other: at } => {
            swap_tails::make(routes, (route, position as usize), (other, at as usize));
        }
        Change::SwapTrips { position, other: at } => {
            swap_trips::make(routes, (route, position as usize), (other, at as usize));
        }
    }
}

fn pick(routes: &Routes, draw: &mut Rng) -> Option<Pick> {
    if !routes.over.is_empty() && draw.bool() {
        let route = routes.over[draw.usize(..routes.over.len())] as usize;
        let position = draw.usize(..routes.all[route].slots.len());
        return Some(Pick { route, position });
    }
    if routes.place.is_empty() {
        return None;
    }
    let (route, position) = routes.place[draw.usize(..routes.place.len())];
    (route != NONE).then_some(Pick {
        route: route as usize,
        position: position as usize,
    })
}

/// Draws a trip whose point lies near the trip picked: like its point, or next to its shelter.
fn pick_near(routes: &Routes, near: &Near, draw: &mut Rng, pick: Pick) -> Option<Pick> {
    let slot = routes.all[pick.route].slots[pick.position];
    let point = match draw.u8(..16) {
        0 => return self::pick(routes, draw),
        1..=9 => choose(&near.alike[slot.point as usize], draw)?,
        _ => choose(&near.points[slot.shelter as usize], draw)?,
    };
    let loads = routes.first_load[point as usize]..routes.first_load[point as usize + 1];
    let (route, position) = routes.place[draw.u32(loads) as usize];
    Some(Pick {
        route: route as usize,
        position: position as usize,
    })
}

fn choose(list: &[u32], draw: &mut Rng) -> Option<u32> {
    if list.is_empty() {
        None
    } else {
        Some(list[draw.usize(..list.len())])
    }
}

/// Draws a route of a depot near the point, or any route.
fn pick_route(routes: &Routes, near: &Near, draw: &mut Rng, point: u32) -> usize {
    if draw.bool()
        && let Some(depot) = choose(&near.depots[point as usize], draw)
    {
        let (first, end) = (
            routes.first_route[depot as usize],
            routes.first_route[depot as usize + 1],
        );
        return draw.u32(first..end) as usize;
    }
    draw.usize(..routes.all.len())
}

/// What a route's length changes by when the trip at `position` goes to another shelter.
fn shelter_delta(routes: &Routes, pick: Pick, shelter: u32) -> i64 {
    let slots = &routes.all[pick.route].slots;
    let slot = slots[pick.position];
    let mut delta = routes.ride(slot.point, shelter) - routes.ride(slot.point, slot.shelter);
    if let Some(next) = slots.get(pick.position + 1) {
        delta += routes.ride(next.point, shelter) - routes.ride(next.point, slot.shelter);
    }
    delta
}

/// What a route's length changes by when the trip at `position` starts from another point.
fn point_delta(routes: &Routes, pick: Pick, point: u32) -> i64 {
    let route = &routes.all[pick.route];
    let slot = route.slots[pick.position];
    routes.reach(route, pick.position, point) - routes.reach(route, pick.position, slot.point)
        + routes.ride(point, slot.shelter)
        - routes.ride(slot.point, slot.shelter)
}

/// A proposal that changes two trips, on one route or two, by these amounts.
fn pair(routes: &Routes, (a, by_a): (Pick, i64), (b, by_b): (Pick, i64), change: Change) -> Proposal {
    let length = routes.all[a.route].length();
    if a.route == b.route {
        let length = length + by_a + by_b;
        return Proposal {
            route: a.route as u32,
            length,
            other: NONE,
            other_length: 0,
            change,
        };
    }
    Proposal {
        route: a.route as u32,
        length: length + by_a,
        other: b.route as u32,
        other_length: routes.all[b.route].length() + by_b,
        change,
    }
}
