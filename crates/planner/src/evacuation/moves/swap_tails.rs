//! Planner, evacuation, move: two buses exchange everything after a certain trip.

use super::super::near::Near;
use super::super::routes::{Route, Routes};
use super::{Change, Pick, Proposal, pick_near, pick_route};
use fastrand::Rng;

pub(super) fn propose(routes: &Routes, near: &Near, draw: &mut Rng, pick: Pick) -> Option<Proposal> {
    // The trip picked stays and is followed by a trip near its shelter, or the trip picked leads the tail.
    let position = pick.position + usize::from(draw.u8(..4) > 0);
    let (other, at) = if draw.u8(..8) == 0 {
        let point = routes.all[pick.route].slots[pick.position].point;
        let other = pick_route(routes, near, draw, point);
        let at = if position == 0 {
            0
        } else {
            draw.usize(..=routes.all[other].slots.len())
        };
        (other, at)
    } else {
        let there = pick_near(routes, near, draw, pick)?;
        (there.route, there.position + usize::from(draw.u8(..4) == 0))
    };
    let (a, b) = (&routes.all[pick.route], &routes.all[other]);
    if pick.route == other || (position == a.slots.len() && at == b.slots.len()) {
        return None;
    }
    if position == 0 && at == 0 && a.depot == b.depot {
        return None;
    }
    Some(Proposal {
        route: pick.route as u32,
        length: joined(routes, (a, position), (b, at)),
        other: other as u32,
        other_length: joined(routes, (b, at), (a, position)),
        change: Change::SwapTails {
            position: position as u32,
            other: at as u32,
        },
    })
}

/// Length of the head of one route followed by the tail of another.
fn joined(routes: &Routes, (head, cut): (&Route, usize), (tail, at): (&Route, usize)) -> i64 {
    let before = cut.checked_sub(1).map_or(0, |last| head.slots[last].at);
    let Some(first) = tail.slots.get(at) else { return before };
    let rest = tail.length() - first.at;
    before + routes.reach(head, cut, first.point) + routes.ride(first.point, first.shelter) + rest
}

pub(super) fn make(routes: &mut Routes, (a, position): (usize, usize), (b, at): (usize, usize)) {
    let (length_a, length_b) = (routes.all[a].length(), routes.all[b].length());
    let mut first = std::mem::take(&mut routes.all[a].slots);
    let mut second = std::mem::take(&mut routes.all[b].slots);
    let (tail_a, tail_b) = (first.len() - position, second.len() - at);
    let both = tail_a.min(tail_b);
    first[position..position + both].swap_with_slice(&mut second[at..at + both]);
    if tail_a > both {
        second.extend(first.drain(position + both..));
    } else {
        first.extend(second.drain(at + both..));
    }
    routes.all[a].slots = first;
    routes.all[b].slots = second;
    routes.retimed(a, position, length_a);
    routes.retimed(b, at, length_b);
}
