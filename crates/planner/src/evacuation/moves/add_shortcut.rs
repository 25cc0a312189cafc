//! Planner, evacuation, move: a bus drives an extra trip because the way round is shorter. Where times break the triangle
//! inequality this pays; it takes a shelter place that nobody else needs.

use super::super::near::Near;
use super::super::routes::{NONE, Routes, Slot};
use super::relocate::inserted;
use super::{Change, Pick, Proposal, choose};
use fastrand::Rng;

pub(super) fn propose(routes: &Routes, near: &Near, draw: &mut Rng, pick: Pick) -> Option<Proposal> {
    let route = &routes.all[pick.route];
    let here = route.slots[pick.position];
    let shelter = choose(&near.shelters[here.point as usize], draw)?;
    let point = choose(&near.points[shelter as usize], draw)?;
    if routes.free[shelter as usize] == 0 {
        return None;
    }
    let by = inserted(routes, route, pick.position, point, shelter);
    let change = Change::AddShortcut {
        position: pick.position as u32,
        point,
        shelter,
    };
    let length = route.length() + by;
    (by < 0).then_some(Proposal {
        route: pick.route as u32,
        length,
        other: NONE,
        other_length: 0,
        change,
    })
}

pub(super) fn make(routes: &mut Routes, route: usize, position: usize, point: u32, shelter: u32) {
    let before = routes.all[route].length();
    let load = routes.spare.pop().unwrap_or_else(|| {
        routes.place.push((NONE, NONE));
        routes.place.len() as u32 - 1
    });
    routes.free[shelter as usize] -= 1;
    routes.all[route].slots.insert(
        position,
        Slot {
            load,
            point,
            shelter,
            at: 0,
        },
    );
    routes.retimed(route, position, before);
}
