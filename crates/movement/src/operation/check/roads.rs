//! Closes roads under shortest time: Dijkstra's method from each site, ties by distance, then by fewer minutes in danger.

use super::cells::MOST_MINUTES;
use crate::operation::{Hazard, NightRoads, Stretch, Travel};
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
    pub(super) hazard: Option<Hazard>,
}

/// Minutes, then metres, then minutes on dangerous roads: what makes one way better than another.
type Length = (u64, u64, u64);

/// A stretch in minutes from the start of a way.
type Span = Option<(u64, u64)>;

/// The best way to a site that is known: its length, and its stretches for convoys and for empty vehicles.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Way {
    length: Length,
    convoy: Span,
    empty: Span,
}

/// A road as seen from one of its ends.
#[derive(Clone, Copy)]
struct Step {
    to: usize,
    minutes: u64,
    metres: u64,
    hazard: Option<Hazard>,
}

/// Returns times and distances between all sites; `Err` names two sites too far apart to be planned for.
pub(super) fn close(sites: usize, roads: &[Road]) -> Result<Travel, (usize, usize)> {
    let mut beside: Vec<Vec<Step>> = vec![Vec::new(); sites];
    for road in roads {
        let (from, to) = (road.ends.0.at(), road.ends.1.at());
        let step = |to: usize| Step {
            to,
            minutes: u64::from(road.minutes.0.unsigned_abs()),
            metres: road.metres.0,
            hazard: road.hazard,
        };
        beside[from].push(step(to));
        if !road.one_way {
            beside[to].push(step(from));
        }
    }
    let has = |hazard: Hazard| roads.iter().any(|road| road.hazard >= Some(hazard));
    let dangers = (has(Hazard::NoNight), has(Hazard::ClosedAtNight));
    let mut minutes = Vec::with_capacity(sites * sites);
    let mut metres = Vec::with_capacity(sites * sites);
    let mut night = NightRoads::default();
    for from in 0..sites {
        for (to, way) in shortest(from, &beside).into_iter().enumerate() {
            let length = way.map(|way| way.length);
            if length.is_some_and(|(m, ..)| m > u64::from(MOST_MINUTES)) {
                return Err((from, to));
            }
            minutes.push(length.and_then(|(m, ..)| i32::try_from(m).ok()).map(Minutes));
            metres.push(Metres(length.map_or(0, |(_, m, _)| m)));
            night
                .convoys
                .extend(dangers.0.then(|| way.and_then(|way| stretch(way.convoy))));
            night
                .empty
                .extend(dangers.1.then(|| way.and_then(|way| stretch(way.empty))));
        }
    }
    Ok(Travel::new(sites, minutes, metres).with_night_roads(night))
}

fn stretch(span: Span) -> Option<Stretch> {
    let minutes = |n: u64| i32::try_from(n).ok().map(Minutes);
    let (from, to) = span?;
    Some(Stretch {
        from: minutes(from)?,
        to: minutes(to)?,
    })
}

fn shortest(from: usize, beside: &[Vec<Step>]) -> Vec<Option<Way>> {
    let start = Way {
        length: (0, 0, 0),
        convoy: None,
        empty: None,
    };
    let mut best: Vec<Option<Way>> = vec![None; beside.len()];
    let mut open = BinaryHeap::new();
    best[from] = Some(start);
    open.push(Reverse((start.length, from)));
    while let Some(Reverse((length, at))) = open.pop() {
        let Some(here) = best[at].filter(|known| known.length == length) else {
            continue;
        };
        for step in &beside[at] {
            let next = here.and(step);
            if best[step.to].is_none_or(|known| next.length < known.length) {
                best[step.to] = Some(next);
                open.push(Reverse((next.length, step.to)));
            }
        }
    }
    best
}

impl Way {
    /// Returns the way that goes on over one more road.
    fn and(self, step: &Step) -> Self {
        let (start, metres, danger) = self.length;
        let end = start + step.minutes;
        let on = |span: Span, asked: bool| match (span, asked) {
            (span, false) => span,
            (None, true) => Some((start, end)),
            (Some((first, _)), true) => Some((first, end)),
        };
        let more = if step.hazard.is_some() { step.minutes } else { 0 };
        Self {
            length: (end, metres + step.metres, danger + more),
            convoy: on(self.convoy, step.hazard.is_some()),
            empty: on(self.empty, step.hazard == Some(Hazard::ClosedAtNight)),
        }
    }
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
            hazard: None,
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

    #[test]
    fn a_stretch_reaches_from_the_first_dangerous_leg_to_the_end_of_the_last() {
        let danger = |hazard, road| Road {
            hazard: Some(hazard),
            ..road
        };
        let roads = [
            road(0, 1, 10, 1, false),
            danger(Hazard::NoNight, road(1, 2, 20, 1, false)),
            road(2, 3, 5, 1, false),
            danger(Hazard::ClosedAtNight, road(3, 4, 7, 1, false)),
            road(4, 5, 3, 1, false),
            // As quick and long as the dangerous leg: the safe one is taken.
            road(4, 3, 7, 1, true),
        ];
        let travel = close(6, &roads).unwrap_or_default();
        let span = |stretch: Option<Stretch>| stretch.map(|s| (s.from.0, s.to.0));
        assert_eq!(span(travel.convoy_by_day(SiteIx(0), SiteIx(5))), Some((10, 42)));
        assert_eq!(span(travel.empty_by_day(SiteIx(0), SiteIx(5))), Some((35, 42)));
        assert_eq!(span(travel.convoy_by_day(SiteIx(5), SiteIx(0))), Some((15, 35)));
        assert_eq!(travel.empty_by_day(SiteIx(5), SiteIx(0)), None);
        assert_eq!(travel.convoy_by_day(SiteIx(0), SiteIx(1)), None);
        assert!(travel.has_night_roads());
        assert!(
            !close(2, &[road(0, 1, 1, 1, false)])
                .unwrap_or_default()
                .has_night_roads()
        );
    }
}
