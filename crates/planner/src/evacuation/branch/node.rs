//! Planner, evacuation: one node of the tree: refuted, whole, or split further.

use super::super::prove::{Clock, Master};
use super::count::{Count, Prices};
use super::limit::{Limit, Way, ways};
use movement::evacuation::{Tour, Trip};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A mix closer than this to whole numbers is whole.
const WHOLE: f64 = 1e-4;
/// Ways tried before one is chosen to split on.
const TRIED: usize = 8;
/// Tours taken from one count for each depot.
const NEW_TOURS: usize = 16;
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

/// A tour: its depot and trips.
pub(super) type Known = (usize, Arc<[Trip]>);

/// A node: the target and what limits the ways on it.
#[derive(Clone)]
pub(super) struct Node {
    target: usize,
    limits: Vec<Limit>,
    master: Master,
    /// Tours, in the order of the master's columns.
    tours: Vec<Known>,
    /// A mix that leaves nothing behind, while ways to split on are being tried.
    trial: Option<Trial>,
    pub steps: u64,
    rounds: u32,
}

/// Ways driven a fraction of a time, and the most telling limits so far.
#[derive(Clone)]
struct Trial {
    ways: Vec<(Way, f64)>,
    best: Option<(f64, (Limit, Limit))>,
}

impl Node {
    /// The first node, without limits.
    pub fn root(clock: &Clock, target: usize, pool: &[Known]) -> Self {
        let master = Master::new(clock);
        let mut node = Self {
            target,
            limits: Vec::new(),
            master,
            tours: Vec::new(),
            trial: None,
            steps: 0,
            rounds: 0,
        };
        for (depot, trips) in pool {
            if clock.length(*depot, trips) <= target {
                node.add(clock, (*depot, trips.clone()));
            }
        }
        node
    }

    /// The node below this one that keeps one limit more.
    pub fn child(&self, clock: &Clock, limit: Limit) -> Self {
        let mut child = self.clone();
        (child.trial, child.steps, child.rounds) = (None, 0, 0);
        let times = |tour: usize| {
            let (depot, trips) = &self.tours[tour];
            let driven = ways(clock, self.target, *depot, trips)
                .into_iter()
                .filter(|way| *way == limit.way);
            driven.count() as f64
        };
        child.master.limit(limit.most, limit.times as f64, times);
        child.limits.push(limit);
        child
    }

    fn add(&mut self, clock: &Clock, tour: Known) {
        let driven = ways(clock, self.target, tour.0, &tour.1);
        let times = |limit: &Limit| driven.iter().filter(|way| **way == limit.way).count() as f64;
        let times: Vec<f64> = self.limits.iter().map(times).collect();
        self.master.add(clock, tour.0, &tour.1, &times);
        self.tours.push(tour);
    }

    /// Exchanges prices against tours until the node is refuted or its mix leaves nothing behind, or `end` steps were made.
    pub fn decide(&mut self, clock: &Clock, end: u64, stop: &dyn Fn() -> bool) -> Verdict {
        while self.steps < end && !stop() {
            if let Some(trial) = self.trial.take() {
                match self.try_way(clock, trial, stop) {
                    Some(verdict) => return verdict,
                    None => continue,
                }
            }
            let Some(behind) = self.master.solve(&mut self.steps, end, stop) else {
                break;
            };
            if behind < WHOLE {
                if let Some(verdict) = self.read(clock) {
                    return verdict;
                }
            } else if let Some(verdict) = self.exchange(clock) {
                return verdict;
            }
        }
        Verdict::Paused
    }

    /// One exchange of prices against tours.
    fn exchange(&mut self, clock: &Clock) -> Option<Verdict> {
        let prices = Prices::round(clock, &self.limits, self.master.duals());
        let count = Count::new(clock, prices, self.target);
        self.steps += (4 * clock.ride.len() * (self.target + 1)) as u64;
        if count.worth(&self.limits) > 0 {
            return Some(Verdict::Refuted);
        }
        let before = self.tours.len();
        for (depot, trips) in count.tours(NEW_TOURS) {
            if !self.tours.iter().any(|tour| tour.0 == depot && *tour.1 == *trips) {
                self.add(clock, (depot, trips.into()));
            }
        }
        self.rounds += 1;
        (self.tours.len() == before || self.rounds > MOST_ROUNDS).then_some(Verdict::Unclear)
    }

    /// Reads the mix: whole tours, or ways driven a fraction of a time, to be tried one by one.
    fn read(&mut self, clock: &Clock) -> Option<Verdict> {
        let mut times: BTreeMap<Way, f64> = BTreeMap::new();
        let mut tours = Vec::new();
        let mut whole = true;
        for (at, amount) in self.master.mix() {
            let (depot, trips) = &self.tours[at];
            whole &= (amount - amount.round()).abs() < WHOLE;
            for way in ways(clock, self.target, *depot, trips) {
                *times.entry(way).or_default() += amount;
            }
            let tour = Tour {
                depot: *depot as u32,
                trips: trips.to_vec(),
            };
            tours.extend((0..amount.round() as u64).map(|_| tour.clone()));
        }
        if whole {
            return Some(Verdict::Whole(tours));
        }
        let ways = most_broken(times);
        self.trial = Some(Trial { ways, best: None });
        None
    }

    /// Tries what both limits on a way leave behind as far as the tours known can tell; when all are tried, splits on the
    /// way whose limits both leave most, beginning with the limit that leaves less.
    fn try_way(&mut self, clock: &Clock, mut trial: Trial, stop: &dyn Fn() -> bool) -> Option<Verdict> {
        let Some((way, times)) = trial.ways.pop() else {
            let split = trial.best.map(|(_, (first, second))| Verdict::Split(first, second));
            return Some(split.unwrap_or(Verdict::Unclear));
        };
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
        if trial.best.is_none_or(|(other, _)| score > other + 1e-6) {
            trial.best = Some((score, pair));
        }
        self.trial = Some(trial);
        None
    }

    /// What stays behind with one limit more, when only the tours known may be mixed.
    fn behind(&mut self, clock: &Clock, limit: Limit, stop: &dyn Fn() -> bool) -> f64 {
        let mut child = self.child(clock, limit);
        let behind = child.master.solve(&mut child.steps, u64::MAX, stop).unwrap_or(0.0);
        self.steps += child.steps + 40 * self.tours.len() as u64;
        behind.min(2.0)
    }
}

/// The ways driven a fraction of a time, those furthest from whole last; ways at a certain time only when no others are.
fn most_broken(times: BTreeMap<Way, f64>) -> Vec<(Way, f64)> {
    let off = |times: f64| (times - times.round()).abs();
    let broken = times.into_iter().filter(|(_, times)| off(*times) > WHOLE);
    let (timed, mut ways): (Vec<_>, Vec<_>) = broken.partition(|(way, _)| matches!(way, Way::At { .. }));
    if ways.is_empty() {
        ways = timed;
    }
    ways.sort_by(|a, b| off(b.1).total_cmp(&off(a.1)));
    ways.truncate(TRIED);
    ways.reverse();
    ways
}
