//! Closes roads under shortest time: Dijkstra's method from each site, ties by distance.

use super::cells::MOST_MINUTES;
use crate::operation::Travel;
use crate::registry::SiteIx;
use crate::units::{Metres, Minutes};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// A road between two sites.
#[derive(Clone, Copy, Debug)]
pub(super) struct Road {
    pub(super) ends: (SiteIx, SiteIx),
    pub(super) metres: Metres,
    pub(super) minutes: Minutes,
    pub(super) one_way: bool,
}

/// Minutes, then metres: what makes one way shorter than another.
type Length = (u64, u64);

/// Returns times and distances between all sites; `Err` names two sites too far apart to be planned for.
pub(super) fn close(sites: usize, roads: &[Road]) -> Result<Travel, (usize, usize)> {
    let mut beside: Vec<Vec<(usize, Length)>> = vec![Vec::new(); sites];
    for road in roads {
        let (from, to) = (road.ends.0.at(), road.ends.1.at());
        let length = (u64::from(road.minutes.0.unsigned_abs()), road.metres.0);
        beside[from].push((to, length));
        if !road.one_way {
            beside[to].push((from, length));
        }
    }
    let mut minutes = Vec::with_capacity(sites * sites);
    let mut metres = Vec::with_capacity(sites * sites);
    for from in 0..sites {
        for (to, length) in shortest(from, &beside).into_iter().enumerate() {
            let far = length.is_some_and(|(m, _)| m > u64::from(MOST_MINUTES));
            if far {
                return Err((from, to));
            }
            minutes.push(length.and_then(|(m, _)| i32::try_from(m).ok()).map(Minutes));
            metres.push(Metres(length.map_or(0, |(_, m)| m)));
        }
    }
    Ok(Travel::new(sites, minutes, metres))
}

fn shortest(from: usize, beside: &[Vec<(usize, Length)>]) -> Vec<Option<Length>> {
    let mut best: Vec<Option<Length>> = vec![None; beside.len()];
    let mut open = BinaryHeap::new();
    best[from] = Some((0, 0));
    open.push(Reverse(((0, 0), from)));
    while let Some(Reverse((length, at))) = open.pop() {
        if best[at].is_some_and(|known| known < length) {
            continue;
        }
        for (to, step) in &beside[at] {
            let next = (length.0 + step.0, length.1 + step.1);
            if best[*to].is_none_or(|known| next < known) {
                best[*to] = Some(next);
                open.push(Reverse((next, *to)));
            }
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    fn road(from: u32, to: u32, minutes: i32, metres: u64, one_way: bool) -> Road {
        Road {
            ends: (SiteIx(from), SiteIx(to)),
            metres: Metres(metres),
            minutes: Minutes(minutes),
            one_way,
        }
    }

    #[test]
    fn the_quickest_way_wins_and_among_equals_the_shortest() {
        let roads = [
            road(0, 1, 10, 9_000, false),
            road(1, 2, 10, 9_000, false),
            road(0, 2, 20, 30_000, false),
            road(0, 3, 5, 4_000, true),
        ];
        let travel = close(5, &roads).unwrap_or_default();
        assert_eq!(travel.minutes(SiteIx(0), SiteIx(2)), Some(Minutes(20)));
        assert_eq!(travel.metres(SiteIx(2), SiteIx(0)), Metres(18_000));
        assert_eq!(travel.minutes(SiteIx(0), SiteIx(3)), Some(Minutes(5)));
        assert_eq!(
            travel.minutes(SiteIx(3), SiteIx(0)),
            None,
            "a one-way road leads one way"
        );
        assert_eq!(travel.minutes(SiteIx(0), SiteIx(4)), None);
        assert_eq!(travel.minutes(SiteIx(4), SiteIx(4)), Some(Minutes(0)));
    }

    #[test]
    fn sites_too_far_apart_are_named() {
        let roads = [road(0, 1, 999_999, 1, false), road(1, 2, 2, 1, false)];
        assert_eq!(close(3, &roads).err(), Some((0, 2)));
    }
}
