//! Planner, evacuation, move: an extra trip that nobody needs carried is left out, and its shelter place is free again.

use super::super::routes::{NONE, Routes};
use super::{Change, Proposal};
use fastrand::Rng;

pub(super) fn propose(routes: &Routes, draw: &mut Rng) -> Option<Proposal> {
    let needed = routes.first_load[routes.first_load.len() - 1] as usize;
    if routes.place.len() == needed {
        return None;
    }
    let (at, position) = routes.place[draw.usize(needed..routes.place.len())];
    if at == NONE {
        return None;
    }
    let (route, position) = (&routes.all[at as usize], position as usize);
    let slot = route.slots[position];
    let before = routes.reach(route, position, slot.point);
    let mut length = route.length() - before - routes.ride(slot.point, slot.shelter);
    if let Some(next) = route.slots.get(position + 1) {
        length += routes.reach(route, position, next.point) - routes.ride(next.point, slot.shelter);
    }
    let change = Change::DropShortcut {
        position: position as u32,
    };
    Some(Proposal {
        route: at,
        length,
        other: NONE,
        other_length: 0,
        change,
    })
}

pub(super) fn make(routes: &mut Routes, route: usize, position: usize) {
    let before = routes.all[route].length();
    let slot = routes.all[route].slots.remove(position);
    routes.free[slot.shelter as usize] += 1;
    routes.place[slot.load as usize] = (NONE, NONE);
    routes.spare.push(slot.load);
    routes.retimed(route, position, before);
}
