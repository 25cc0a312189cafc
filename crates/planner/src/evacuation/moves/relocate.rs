//! Planner, evacuation, move: a trip goes elsewhere, next to a trip near by or to any bus, perhaps to another shelter.

use super::super::near::Near;
use super::super::routes::{Route, Routes, Slot};
use super::{Change, Pick, Proposal, choose, pair, pick_near, pick_route};
use fastrand::Rng;

pub(super) fn propose(routes: &Routes, near: &Near, draw: &mut Rng, pick: Pick) -> Option<Proposal> {
    let (route, to) = target(routes, near, draw, pick)?;
    if route == pick.route && (to == pick.position || to == pick.position + 1) {
        return None;
    }
    let slot = routes.all[pick.route].slots[pick.position];
    let mut shelter = slot.shelter;
    if draw.u8(..3) == 0 {
        let other = choose(&near.shelters[slot.point as usize], draw)?;
        if routes.free[other as usize] > 0 {
            shelter = other;
        }
    }
    let there = Pick { route, position: to };
    let change = Change::Relocate {
        from: pick.position as u32,
        to: to as u32,
        shelter,
    };
    let gain = inserted(routes, &routes.all[route], to, slot.point, shelter);
    Some(pair(routes, (pick, removed(routes, pick)), (there, gain), change))
}

/// Draws the route and position to go to: before or after a trip near by, or the start or end of any route.
fn target(routes: &Routes, near: &Near, draw: &mut Rng, pick: Pick) -> Option<(usize, usize)> {
    if draw.u8(..4) > 0 {
        let other = pick_near(routes, near, draw, pick)?;
        return Some((other.route, other.position + usize::from(draw.bool())));
    }
    let point = routes.all[pick.route].slots[pick.position].point;
    let route = pick_route(routes, near, draw, point);
    Some((route, if draw.bool() { 0 } else { routes.all[route].slots.len() }))
}

fn removed(routes: &Routes, pick: Pick) -> i64 {
    let route = &routes.all[pick.route];
    let slot = route.slots[pick.position];
    let mut delta = -routes.reach(route, pick.position, slot.point) - routes.ride(slot.point, slot.shelter);
    if let Some(next) = route.slots.get(pick.position + 1) {
        delta += routes.reach(route, pick.position, next.point) - routes.ride(next.point, slot.shelter);
    }
    delta
}

/// What a route's length changes by when a trip is put before `position`.
pub(super) fn inserted(routes: &Routes, route: &Route, position: usize, point: u32, shelter: u32) -> i64 {
    let mut delta = routes.reach(route, position, point) + routes.ride(point, shelter);
    if let Some(next) = route.slots.get(position) {
        delta += routes.ride(next.point, shelter) - routes.reach(route, position, next.point);
    }
    delta
}

pub(super) fn make(routes: &mut Routes, (a, from): (usize, usize), (b, to): (usize, usize), shelter: u32) {
    let (length_a, length_b) = (routes.all[a].length(), routes.all[b].length());
    let slot = routes.all[a].slots.remove(from);
    routes.free[slot.shelter as usize] += 1;
    routes.free[shelter as usize] -= 1;
    let to = if a == b && to > from { to - 1 } else { to };
    routes.all[b].slots.insert(to, Slot { shelter, ..slot });
    if a == b {
        routes.retimed(a, from.min(to), length_a);
    } else {
        routes.retimed(a, from, length_a);
        routes.retimed(b, to, length_b);
    }
}
