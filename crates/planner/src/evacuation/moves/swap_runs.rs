//! Planner, evacuation, move: two buses exchange runs of a few trips, perhaps of different length, or one gives a run away.

use super::super::near::Near;
use super::super::routes::{Route, Routes, Slot};
use super::{Change, Pick, Proposal, pick_near};
use fastrand::Rng;

/// The longest run exchanged.
const LONGEST: usize = 3;

/// Consecutive trips of a route: from a position to before another.
type Run<'a> = (&'a Route, usize, usize);

pub(super) fn propose(routes: &Routes, near: &Near, draw: &mut Rng, pick: Pick) -> Option<Proposal> {
    let there = pick_near(routes, near, draw, pick)?;
    if pick.route == there.route {
        return None;
    }
    let (a, b) = (&routes.all[pick.route], &routes.all[there.route]);
    let (from, at) = (pick.position, there.position);
    let to = (from + draw.usize(1..=LONGEST)).min(a.slots.len());
    let end = (at + draw.usize(0..=LONGEST)).min(b.slots.len());
    if to - from < 2 && end - at < 2 {
        return None;
    }
    let change = Change::SwapRuns {
        run: (from as u32, to as u32),
        other: (at as u32, end as u32),
    };
    Some(Proposal {
        route: pick.route as u32,
        length: with_run(routes, (a, from, to), (b, at, end)),
        other: there.route as u32,
        other_length: with_run(routes, (b, at, end), (a, from, to)),
        change,
    })
}

/// Length of a route once its own run is replaced by one of another route.
fn with_run(routes: &Routes, (route, from, to): Run, (other, at, end): Run) -> i64 {
    let before = from.checked_sub(1).map(|last| route.slots[last]);
    let mut clock = before.map_or(0, |slot| slot.at);
    let mut shelter = before.map(|slot| slot.shelter);
    let reach = |shelter: Option<u32>, point: u32| match shelter {
        None => routes.instance.start(route.depot as usize, point as usize),
        Some(shelter) => routes.ride(point, shelter),
    };
    if at < end {
        let (first, last) = (other.slots[at], other.slots[end - 1]);
        clock += reach(shelter, first.point) + routes.ride(first.point, first.shelter) + last.at - first.at;
        shelter = Some(last.shelter);
    }
    if let Some(next) = route.slots.get(to) {
        clock += reach(shelter, next.point) + routes.ride(next.point, next.shelter) + route.length() - next.at;
    }
    clock
}

pub(super) fn make(routes: &mut Routes, (a, run): (usize, (u32, u32)), (b, other): (usize, (u32, u32))) {
    let (length_a, length_b) = (routes.all[a].length(), routes.all[b].length());
    let range = |run: (u32, u32)| run.0 as usize..run.1 as usize;
    let theirs: Vec<Slot> = routes.all[b].slots[range(other)].to_vec();
    let ours: Vec<Slot> = routes.all[a].slots.splice(range(run), theirs).collect();
    routes.all[b].slots.splice(range(other), ours);
    routes.retimed(a, run.0 as usize, length_a);
    routes.retimed(b, other.0 as usize, length_b);
}
