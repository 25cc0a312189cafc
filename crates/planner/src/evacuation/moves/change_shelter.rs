//! Planner, evacuation, move: a trip goes to another shelter that has a place left.

use super::super::near::Near;
use super::super::routes::{NONE, Routes};
use super::{Change, Pick, Proposal, choose, shelter_delta};
use fastrand::Rng;

pub(super) fn propose(routes: &Routes, near: &Near, draw: &mut Rng, pick: Pick) -> Option<Proposal> {
    let route = &routes.all[pick.route];
    let slot = route.slots[pick.position];
    let next = route.slots.get(pick.position + 1).filter(|_| draw.bool());
    let near_point = next.map_or(slot.point, |next| next.point);
    let shelter = choose(&near.shelters[near_point as usize], draw)?;
    if shelter == slot.shelter || routes.free[shelter as usize] == 0 {
        return None;
    }
    let length = route.length() + shelter_delta(routes, pick, shelter);
    let change = Change::Shelter {
        position: pick.position as u32,
        shelter,
    };
    Some(Proposal {
        route: pick.route as u32,
        length,
        other: NONE,
        other_length: 0,
        change,
    })
}

pub(super) fn make(routes: &mut Routes, route: usize, position: usize, shelter: u32) {
    let before = routes.all[route].length();
    let slot = &mut routes.all[route].slots[position];
    routes.free[slot.shelter as usize] += 1;
    routes.free[shelter as usize] -= 1;
    slot.shelter = shelter;
    routes.retimed(route, position, before);
}
