//! Planner, evacuation: one node of the tree: refuted, whole, or split further.

use super::super::prove::{Clock, Master};
use super::count::{Count, Prices};
use super::limit::{Limit, Way, ways};
use movement::evacuation::{Tour, Trip};
use std::collections::BTreeMap;

/// A mix closer than this to whole numbers is whole.
const WHOLE: f64 = 1e-4;
/// Ways tried before one is chosen to split on.
const TRIED: usize = 8;

/// What becomes of a node.
pub(super) enum Verdict {
    Refuted,
    Whole(Vec<Tour>),
    /// A way that is driven a fraction of a time.
    Split(Way, f64),
    Unclear,
    Stopped,
}

/// A node: the target and what limits the ways on it.
pub(super) struct Node<'a> {
    clock: &'a Clock,
    target: usize,
    limits: &'a [Limit],
    master: Master,
    /// Tours, in the order of the master's columns.
    tours: Vec<(usize, Vec<Trip>)>,
    /// Tours that nobody knew before.
    pub found: Vec<(usize, Vec<Trip>)>,
    pub steps: u64,
}

impl<'a> Node<'a> {
    pub fn new(clock: &'a Clock, target: usize, limits: &'a [Limit], pool: &[(usize, Vec<Trip>)]) -> Self {
        let rows: Vec<(bool, f64)> = limits.iter().map(|limit| (limit.most, limit.times as f64)).collect();
        let master = Master::new(clock, &rows);
        let mut node = Self {
            clock,
            target,
            limits,
            master,
            tours: Vec::new(),
            found: Vec::new(),
            steps: 0,
        };
        for (yard, trips) in pool {
            node.add(*yard, trips);
        }
        node
    }

    /// Adds a tour unless a limit forbids it altogether.
    fn add(&mut self, yard: usize, trips: &[Trip]) {
        let driven = if self.limits.is_empty() {
            Vec::new()
        } else {
            ways(self.clock, self.target, yard, trips)
        };
        let times = |limit: &Limit| driven.iter().filter(|way| **way == limit.way).count() as f64;
        let times: Vec<f64> = self.limits.iter().map(times).collect();
        if self
            .limits
            .iter()
            .zip(&times)
            .all(|(limit, times)| !limit.forbids() || *times == 0.0)
        {
            self.master.add(self.clock, yard, trips, &times);
            self.tours.push((yard, trips.to_vec()));
        }
    }

    /// Exchanges prices against tours until the node is refuted or its mix leaves nothing behind.
    pub fn decide(&mut self, stop: &dyn Fn() -> bool) -> Verdict {
        let mut rounds = 0;
        loop {
            let behind = self.master.solve(&mut self.steps, stop);
            if stop() {
                return Verdict::Stopped;
            }
            if behind < WHOLE {
                return self.split();
            }
            let prices = Prices::round(self.clock, self.limits, self.master.duals());
            let count = Count::new(self.clock, prices, self.target);
            self.steps += (2 * self.clock.ride.len() * (self.target + 1)) as u64;
            if count.worth(self.limits) > 0 {
                return Verdict::Refuted;
            }
            let before = self.found.len();
            for (_, yard, trips) in count.tours() {
                let tour = (yard, trips);
                if !self.tours.contains(&tour) {
                    self.add(tour.0, &tour.1);
                    self.found.push(tour);
                }
            }
            rounds += 1;
            if self.found.len() == before || rounds > 500 {
                return Verdict::Unclear;
            }
        }
    }

    /// Reads the mix: whole tours, or the way whose count is furthest from whole.
    fn split(&mut self) -> Verdict {
        let mut times: BTreeMap<Way, f64> = BTreeMap::new();
        let mut tours = Vec::new();
        let mut whole = true;
        for (at, amount) in self.master.mix() {
            let (yard, trips) = &self.tours[at];
            whole &= (amount - amount.round()).abs() < WHOLE;
            for way in ways(self.clock, self.target, *yard, trips) {
                *times.entry(way).or_default() += amount;
            }
            let tour = Tour {
                yard: *yard as u32,
                trips: trips.clone(),
            };
            tours.extend((0..amount.round() as u64).map(|_| tour.clone()));
        }
        if whole {
            return Verdict::Whole(tours);
        }
        let mut best = (WHOLE, None);
        for (way, times) in times {
            let off = (times - times.round()).abs();
            let weight = match way {
                Way::At { .. } => off * 1e-2,
                _ => off,
            };
            if off > WHOLE && weight > best.0 * (1.0 + 1e-9) {
                best = (weight, Some((way, times)));
            }
        }
        best.1
            .map_or(Verdict::Unclear, |(way, times)| Verdict::Split(way, times))
    }
}

/// The ways driven a fraction of a time, those furthest from whole first; ways at a certain time only when no others are.
fn most_broken(times: BTreeMap<Way, f64>) -> Vec<(Way, f64)> {
    let off = |times: f64| (times - times.round()).abs();
    let broken = times.into_iter().filter(|(_, times)| off(*times) > WHOLE);
    let (timed, mut ways): (Vec<_>, Vec<_>) = broken.partition(|(way, _)| matches!(way, Way::At { .. }));
    if ways.is_empty() {
        ways = timed;
    }
    ways.sort_by(|a, b| off(b.1).total_cmp(&off(a.1)));
    ways.truncate(TRIED);
    ways
}
