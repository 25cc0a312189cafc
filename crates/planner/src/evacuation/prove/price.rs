//! Planner, evacuation: of all tours that end in time, those that earn most at given prices, by counting back from the end.
//!
//! `load[i][t]` is the most a bus can still earn that stands empty at point i with t units left, `done[j][t]` the same at
//! shelter j. Whole numbers only: the answer is exact for the prices given.

use super::clock::Clock;
use movement::evacuation::Trip;

const NEVER: i32 = -(1 << 30);
/// Earnings of one tour stay below this.
const MOST: f64 = (1 << 29) as f64;

/// What each load, place and way is worth, in whole numbers.
#[derive(Clone, Debug)]
pub(super) struct Prices {
    /// For a load of each point.
    pub point: Vec<i32>,
    /// Charged for a place in each shelter.
    pub shelter: Vec<i32>,
}

impl Prices {
    /// Rounds the master's prices: first those of points, then those of shelters (as they stand in a minimum, so negative).
    pub fn round(clock: &Clock, duals: &[f64], last: usize) -> Self {
        let n = clock.points.len();
        let shortest = clock.ride.iter().copied().min().unwrap_or(1).max(1);
        let trips = (last / (2 * shortest) + 1) as f64;
        let dearest = duals.iter().fold(1.0_f64, |most, dual| most.max(dual.abs()));
        let scale = (MOST / trips).min((1 << 22) as f64) / dearest;
        let whole = |dual: f64| (dual * scale).round().clamp(0.0, MOST / trips) as i32;
        let shelters = &duals[n..n + clock.shelters.len()];
        Self {
            point: duals[..n].iter().map(|dual| whole(*dual)).collect(),
            shelter: shelters.iter().map(|dual| whole(-dual)).collect(),
        }
    }
}

/// The tables of one count.
#[derive(Clone, Debug, Default)]
pub(super) struct Pricing {
    width: usize,
    load: Vec<i32>,
    done: Vec<i32>,
    long: Vec<Way>,
    short: Vec<Way>,
}

/// A ride between a point and a shelter, and what a loaded trip on it earns.
#[derive(Clone, Copy, Debug)]
struct Way {
    point: u32,
    shelter: u32,
    ride: u32,
    earns: i32,
}

impl Pricing {
    /// Counts for all times up to `last` units; returns the steps it took, or nothing when it was stopped.
    pub fn run(&mut self, clock: &Clock, prices: &Prices, last: usize, stop: &dyn Fn() -> bool) -> Option<u64> {
        let (n, m) = (clock.points.len(), clock.shelters.len());
        self.width = last + 1;
        self.load.clear();
        self.load.resize(n * self.width, NEVER);
        self.done.clear();
        self.done.resize(m * self.width, 0);
        let (narrow, wide) = self.sort_ways(clock, prices, last);
        let mut from = 0;
        while from < self.width {
            if stop() {
                return None;
            }
            let to = (from + wide).min(self.width);
            for way in &self.long {
                relax(&mut self.load, &self.done, way, self.width, (from, to));
            }
            for way in &self.long {
                unload(&mut self.done, &self.load, way, self.width, (from, to));
            }
            let mut first = from;
            while first < to && !self.short.is_empty() {
                let next = (first + narrow).min(to);
                for way in &self.short {
                    relax(&mut self.load, &self.done, way, self.width, (first, next));
                }
                for way in &self.short {
                    unload(&mut self.done, &self.load, way, self.width, (first, next));
                }
                first = next;
            }
            from = to;
        }
        Some((2 * n * m * self.width) as u64)
    }

    /// Splits the ways into long ones, for which a wide block of times can be counted at once, and the few short ones.
    fn sort_ways(&mut self, clock: &Clock, prices: &Prices, last: usize) -> (usize, usize) {
        let mut rides: Vec<usize> = clock.ride.clone();
        let nth = rides.len() / 16;
        let wide = if rides.is_empty() {
            1
        } else {
            (*rides.select_nth_unstable(nth).1).max(1)
        };
        let narrow = rides.iter().copied().min().unwrap_or(1).max(1);
        self.long.clear();
        self.short.clear();
        for (at, ride) in clock.ride.iter().enumerate().filter(|(_, ride)| **ride <= last) {
            let (point, shelter) = (at / clock.shelters.len(), at % clock.shelters.len());
            let way = Way {
                point: point as u32,
                shelter: shelter as u32,
                ride: *ride as u32,
                earns: prices.point[point] - prices.shelter[shelter],
            };
            if *ride >= wide {
                self.long.push(way)
            } else {
                self.short.push(way)
            }
        }
        (narrow, wide)
    }

    /// What one bus of a depot can earn at most in `time` units; 0 when it stays at home.
    fn most(&self, clock: &Clock, depot: usize, time: usize) -> i64 {
        let n = clock.points.len();
        let starts = clock.start[depot * n..(depot + 1) * n].iter().enumerate();
        let reachable = starts.filter(|(_, start)| **start <= time);
        let most = reachable
            .map(|(point, start)| self.load[point * self.width + time - start])
            .max();
        i64::from(most.unwrap_or(0).max(0))
    }

    /// What the loads are worth above all that the buses can earn. Above 0, nobody can carry them all in `time` units.
    pub fn worth(&self, clock: &Clock, prices: &Prices, time: usize) -> i64 {
        let sum = |counts: &[i64], prices: &[i32]| -> i64 {
            counts
                .iter()
                .zip(prices)
                .map(|(count, price)| count * i64::from(*price))
                .sum()
        };
        let earned: i64 = clock
            .depots
            .iter()
            .enumerate()
            .map(|(q, buses)| buses * self.most(clock, q, time))
            .sum();
        sum(&clock.points, &prices.point) - sum(&clock.shelters, &prices.shelter) - earned
    }

    /// The best tours of `time` units: for each first point one, from the depot that leaves most time.
    pub fn tours(&self, clock: &Clock, prices: &Prices, time: usize) -> Vec<(usize, Vec<Trip>)> {
        let n = clock.points.len();
        let mut tours = Vec::new();
        for (depot, buses) in clock.depots.iter().enumerate().filter(|(_, buses)| **buses > 0) {
            let _ = buses;
            let starts = clock.start[depot * n..(depot + 1) * n].iter().enumerate();
            let reachable = starts.filter(|(_, start)| **start <= time);
            let mut best: Vec<(i32, usize)> = reachable
                .map(|(point, start)| (-self.load[point * self.width + time - start], point))
                .collect();
            best.sort_unstable();
            for (worth, point) in best.into_iter().take(24) {
                if worth < 0 {
                    tours.push((
                        depot,
                        self.trace(clock, prices, point, time - clock.start[depot * n + point]),
                    ));
                }
            }
        }
        tours
    }

    fn trace(&self, clock: &Clock, prices: &Prices, mut point: usize, mut left: usize) -> Vec<Trip> {
        let (n, m) = (clock.points.len(), clock.shelters.len());
        let mut trips = Vec::new();
        loop {
            let here = self.load[point * self.width + left];
            let shelter = (0..m).find(|j| {
                let ride = clock.ride(point, *j);
                let earns = prices.point[point] - prices.shelter[*j];
                ride <= left && self.done[j * self.width + left - ride] + earns == here
            });
            let Some(shelter) = shelter else { return trips };
            trips.push(Trip {
                point: point as u32,
                shelter: shelter as u32,
            });
            left -= clock.ride(point, shelter);
            let here = self.done[shelter * self.width + left];
            if here == 0 {
                return trips;
            }
            let next = (0..n).find(|i| {
                let ride = clock.ride(*i, shelter);
                ride <= left && self.load[i * self.width + left - ride] == here
            });
            let Some(next) = next else { return trips };
            left -= clock.ride(next, shelter);
            point = next;
        }
    }
}

/// Loaded rides: from a point to a shelter.
fn relax(load: &mut [i32], done: &[i32], way: &Way, width: usize, (from, to): (usize, usize)) {
    let ride = way.ride as usize;
    let from = from.max(ride);
    if from >= to {
        return;
    }
    let source = &done[way.shelter as usize * width + from - ride..way.shelter as usize * width + to - ride];
    let target = &mut load[way.point as usize * width + from..way.point as usize * width + to];
    for (target, source) in target.iter_mut().zip(source) {
        *target = (*target).max(*source + way.earns);
    }
}

/// Empty rides: from a shelter to the next point.
fn unload(done: &mut [i32], load: &[i32], way: &Way, width: usize, (from, to): (usize, usize)) {
    let ride = way.ride as usize;
    let from = from.max(ride);
    if from >= to {
        return;
    }
    let source = &load[way.point as usize * width + from - ride..way.point as usize * width + to - ride];
    let target = &mut done[way.shelter as usize * width + from..way.shelter as usize * width + to];
    for (target, source) in target.iter_mut().zip(source) {
        *target = (*target).max(*source);
    }
}
