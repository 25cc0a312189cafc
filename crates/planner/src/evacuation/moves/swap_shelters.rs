//! Planner, evacuation, move: two trips exchange their shelters.

use super::super::near::Near;
use super::super::routes::Routes;
use super::{Change, Pick, Proposal, pair, pick_near, shelter_delta};
use fastrand::Rng;

pub(super) fn propose(routes: &Routes, near: &Near, draw: &mut Rng, pick: Pick) -> Option<Proposal> {
    let other = pick_near(routes, near, draw, pick)?;
    let here = routes.all[pick.route].slots[pick.position].shelter;
    let there = routes.all[other.route].slots[other.position].shelter;
    if here == there {
        return None;
    }
    let change = Change::SwapShelters {
        position: pick.position as u32,
        other: other.position as u32,
    };
    let (by, by_other) = (shelter_delta(routes, pick, there), shelter_delta(routes, other, here));
    Some(pair(routes, (pick, by), (other, by_other), change))
}

pub(super) fn make(routes: &mut Routes, a: (usize, usize), b: (usize, usize)) {
    let (length_a, length_b) = (routes.all[a.0].length(), routes.all[b.0].length());
    let shelter = routes.all[a.0].slots[a.1].shelter;
    let other = std::mem::replace(&mut routes.all[b.0].slots[b.1].shelter, shelter);
    routes.all[a.0].slots[a.1].shelter = other;
    if a.0 == b.0 {
        routes.retimed(a.0, a.1.min(b.1), length_a);
    } else {
        routes.retimed(a.0, a.1, length_a);
        routes.retimed(b.0, b.1, length_b);
    }
}
