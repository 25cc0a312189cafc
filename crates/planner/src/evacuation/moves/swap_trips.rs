//! Planner, evacuation, move: two trips change places, each with its load and shelter.

use super::super::near::Near;
use super::super::routes::Routes;
use super::{Change, Pick, Proposal, pair, pick_near};
use fastrand::Rng;

pub(super) fn propose(routes: &Routes, near: &Near, draw: &mut Rng, pick: Pick) -> Option<Proposal> {
    let other = pick_near(routes, near, draw, pick)?;
    if pick.route == other.route && pick.position.abs_diff(other.position) < 2 {
        return None;
    }
    let change = Change::SwapTrips {
        position: pick.position as u32,
        other: other.position as u32,
    };
    Some(pair(
        routes,
        (pick, delta(routes, pick, other)),
        (other, delta(routes, other, pick)),
        change,
    ))
}

/// What changes at `here` when it holds the trip that is now at `there`.
fn delta(routes: &Routes, here: Pick, there: Pick) -> i64 {
    let route = &routes.all[here.route];
    let old = route.slots[here.position];
    let new = routes.all[there.route].slots[there.position];
    let mut delta = routes.reach(route, here.position, new.point) - routes.reach(route, here.position, old.point);
    delta += routes.ride(new.point, new.shelter) - routes.ride(old.point, old.shelter);
    if let Some(next) = route.slots.get(here.position + 1) {
        delta += routes.ride(next.point, new.shelter) - routes.ride(next.point, old.shelter);
    }
    delta
}

pub(super) fn make(routes: &mut Routes, a: (usize, usize), b: (usize, usize)) {
    let (length_a, length_b) = (routes.all[a.0].length(), routes.all[b.0].length());
    let here = routes.all[a.0].slots[a.1];
    let there = std::mem::replace(&mut routes.all[b.0].slots[b.1], here);
    routes.all[a.0].slots[a.1] = there;
    if a.0 == b.0 {
        routes.retimed(a.0, a.1.min(b.1), length_a);
    } else {
        routes.retimed(a.0, a.1, length_a);
        routes.retimed(b.0, b.1, length_b);
    }
}
