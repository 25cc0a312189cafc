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
/// A node that needs more exchanges than this is not going to be decided.
const MOST_ROUNDS: u32 = 500;

/// What becomes of a node.
pub(super) enum Verdict {
    Refuted,
    Whole(Vec<Tour>),
    /// Two limits of which every plan keeps one; the more promising first.
    Split(Limit, Limit),
    Unclear,
    Paused,
}

/// A node: the target and what limits the ways on it.
pub(super) struct Node {
    target: usize,
    pub limits: Vec<Limit>,
    master: Master,
    /// Tours, in the order of the master's columns.
    tours: Vec<(usize, Vec<Trip>)>,
    /// Tours that nobody knew before.
    pub found: Vec<(usize, Vec<Trip>)>,
    pub steps: u64,
    rounds: u32,
}

impl Node {
    pub fn new(clock: &Clock, target: usize, limits: Vec<Limit>, pool: &[(usize, Vec<Trip>)]) -> Self {
        let rows: Vec<(bool, f64)> = limits.iter().map(|limit| (limit.most, limit.times as f64)).collect();
        let master = Master::new(clock, &rows);
        let mut node = Self {
            target,
            limits,
            master,
            tours: Vec::new(),
            found: Vec::new(),
            steps: 0,
            rounds: 0,
        };
        for (yard, trips) in pool {
            if clock.length(*yard, trips) <= target {
                node.add(clock, *yard, trips);
            }
        }
        node
    }

    /// Adds a tour unless a limit forbids it altogether.
    fn add(&mut self, clock: &Clock, yard: usize, trips: &[Trip]) {
        let driven = if self.limits.is_empty() {
            Vec::new()
        } else {
            ways(clock, self.target, yard, trips)
        };
        let times = |limit: &Limit| driven.iter().filter(|way| **way == limit.way).count() as f64;
        let times: Vec<f64> = self.limits.iter().map(times).collect();
        if self
            .limits
            .iter()
            .zip(&times)
            .all(|(limit, times)| !limit.forbids() || *times == 0.0)
        {
            self.master.add(clock, yard, trips, &times);
            self.tours.push((yard, trips.to_vec()));
        }
    }

    /// Exchanges prices against tours until the node is refuted or its mix leaves nothing behind, or `end` steps were made.
    pub fn decide(&mut self, clock: &Clock, end: u64, stop: &dyn Fn() -> bool) -> Verdict {
        while self.steps < end && !stop() {
            let Some(behind) = self.master.solve(&mut self.steps, end, stop) else {
                break;
            };
            if behind < WHOLE {
                return self.split(clock, stop);
            }
            let prices = Prices::round(clock, &self.limits, self.master.duals());
            let count = Count::new(clock, prices, self.target);
            self.steps += (4 * clock.ride.len() * (self.target + 1)) as u64;
            if count.worth(&self.limits) > 0 {
                return Verdict::Refuted;
            }
            let before = self.found.len();
            for (yard, trips) in count.tours() {
                let tour = (yard, trips);
                if !self.tours.contains(&tour) {
                    self.add(clock, tour.0, &tour.1);
                    self.found.push(tour);
                }
            }
            self.rounds += 1;
            if self.found.len() == before || self.rounds > MOST_ROUNDS {
                return Verdict::Unclear;
            }
        }
        Verdict::Paused
    }

    /// Reads the mix: whole tours, or limits on a way that is driven a fraction of a time.
    fn split(&mut self, clock: &Clock, stop: &dyn Fn() -> bool) -> Verdict {
        let mut times: BTreeMap<Way, f64> = BTreeMap::new();
        let mut tours = Vec::new();
        let mut whole = true;
        for (at, amount) in self.master.mix() {
            let (yard, trips) = &self.tours[at];
            whole &= (amount - amount.round()).abs() < WHOLE;
            for way in ways(clock, self.target, *yard, trips) {
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
        match self.hardest(clock, most_broken(times), stop) {
            Some((first, second)) => Verdict::Split(first, second),
            None => Verdict::Unclear,
        }
    }

    /// Of some ways, returns the limits on the one whose two limits both leave most behind, as far as the tours known can
    /// tell; the limit that leaves less behind first.
    fn hardest(&mut self, clock: &Clock, ways: Vec<(Way, f64)>, stop: &dyn Fn() -> bool) -> Option<(Limit, Limit)> {
        let mut best: Option<(f64, (Limit, Limit))> = None;
        for (way, times) in ways {
            let floor = times.floor() as i64;
            let most = Limit {
                way,
                most: true,
                times: floor,
            };
            let least = Limit {
                way,
                most: false,
                times: floor + 1,
            };
            let (by_most, by_least) = (self.behind(clock, most, stop), self.behind(clock, least, stop));
            let score = by_most.min(by_least) + 0.1 * by_most.max(by_least);
            let nearer = if times - times.floor() > 0.5 {
                by_least - 1e-3
            } else {
                by_least + 1e-3
            };
            let pair = if nearer < by_most { (least, most) } else { (most, least) };
            if best.is_none_or(|(other, _)| score > other + 1e-6) {
                best = Some((score, pair));
            }
        }
        best.map(|(_, pair)| pair)
    }

    /// What stays behind with one limit more, when only the tours known may be mixed.
    fn behind(&mut self, clock: &Clock, limit: Limit, stop: &dyn Fn() -> bool) -> f64 {
        let mut limits = self.limits.clone();
        limits.push(limit);
        let mut child = Node::new(clock, self.target, limits, &self.tours);
        let behind = child.master.solve(&mut child.steps, u64::MAX, stop).unwrap_or(0.0);
        self.steps += child.steps;
        behind.min(2.0)
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
