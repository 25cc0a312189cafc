//! Planner, evacuation: the tours that earn most at given prices for points, shelters and ways, counted back from the end.

use super::super::prove::Clock;
use super::limit::{Limit, Way};
use movement::evacuation::Trip;
use std::collections::BTreeMap;

const NEVER: i64 = i64::MIN / 4;
/// What a forbidden way costs: more than a tour can earn.
const FORBIDDEN: i64 = -(1 << 58);
/// Fractions of a price in one.
const SCALE: f64 = (1u64 << 24) as f64;

/// Whole prices of everything a tour does.
pub(super) struct Prices {
    point: Vec<i64>,
    shelter: Vec<i64>,
    limits: Vec<i64>,
    start: Vec<i64>,
    loaded: Vec<i64>,
    empty: Vec<i64>,
    at: BTreeMap<(usize, usize), Vec<(usize, i64)>>,
}

impl Prices {
    /// Rounds the master's prices, keeping the sign that each must have for the verdict to hold.
    pub fn round(clock: &Clock, limits: &[Limit], duals: &[f64]) -> Self {
        let (n, m, q) = (clock.points.len(), clock.shelters.len(), clock.depots.len());
        let whole = |dual: f64| (dual.clamp(-1e4, 1e4) * SCALE).round() as i64;
        let mut prices = Self {
            point: duals[..n].iter().map(|dual| whole(*dual).max(0)).collect(),
            shelter: duals[n..n + m].iter().map(|dual| whole(-dual).max(0)).collect(),
            limits: Vec::new(),
            start: vec![0; q * n],
            loaded: vec![0; n * m],
            empty: vec![0; n * m],
            at: BTreeMap::new(),
        };
        for point in 0..n {
            for shelter in 0..m {
                prices.loaded[point * m + shelter] = prices.point[point] - prices.shelter[shelter];
            }
        }
        for (limit, dual) in limits.iter().zip(&duals[n + m + q..]) {
            // A way that is forbidden may cost anything.
            let price = if limit.forbids() {
                FORBIDDEN
            } else if limit.most {
                whole(*dual).min(0)
            } else {
                whole(*dual).max(0)
            };
            prices.limits.push(price);
            match limit.way {
                Way::Start { depot, point } => prices.start[depot * n + point] += price,
                Way::Loaded { point, shelter } => prices.loaded[point * m + shelter] += price,
                Way::Empty { shelter, point } => prices.empty[point * m + shelter] += price,
                Way::At { point, shelter, left } => {
                    prices.at.entry((left, point)).or_default().push((shelter, price));
                }
            }
        }
        prices
    }

    fn loaded(&self, shelters: usize, point: usize, shelter: usize, left: usize) -> i64 {
        let base = self.loaded[point * shelters + shelter];
        let Some(list) = self.at.get(&(left, point)) else {
            return base;
        };
        base + list
            .iter()
            .filter(|(j, _)| *j == shelter)
            .map(|(_, price)| price)
            .sum::<i64>()
    }
}

/// The tables of one count; see the proof's pricing, of which this is the small and general form.
pub(super) struct Count<'a> {
    clock: &'a Clock,
    prices: Prices,
    target: usize,
    load: Vec<i64>,
    done: Vec<i64>,
}

impl<'a> Count<'a> {
    pub fn new(clock: &'a Clock, prices: Prices, target: usize) -> Self {
        let (n, m) = (clock.points.len(), clock.shelters.len());
        let mut count = Self {
            clock,
            prices,
            target,
            load: vec![NEVER; (target + 1) * n],
            done: vec![0; (target + 1) * m],
        };
        for left in 0..=target {
            for point in 0..n {
                count.load[left * n + point] = count.best_shelter(point, left).map_or(NEVER, |best| best.0);
            }
            for shelter in 0..m {
                let best = count.best_point(shelter, left).map_or(0, |best| best.0);
                count.done[left * m + shelter] = best.max(0);
            }
        }
        count
    }

    fn best_shelter(&self, point: usize, left: usize) -> Option<(i64, usize)> {
        let m = self.clock.shelters.len();
        let plain = !self.prices.at.contains_key(&(left, point));
        let mut best: Option<(i64, usize)> = None;
        for shelter in 0..m {
            let ride = self.clock.ride[point * m + shelter];
            if ride <= left {
                let earns = if plain {
                    self.prices.loaded[point * m + shelter]
                } else {
                    self.prices.loaded(m, point, shelter, left)
                };
                let worth = earns + self.done[(left - ride) * m + shelter];
                if best.is_none_or(|(other, _)| worth > other) {
                    best = Some((worth, shelter));
                }
            }
        }
        best
    }

    fn best_point(&self, shelter: usize, left: usize) -> Option<(i64, usize)> {
        let (n, m) = (self.clock.points.len(), self.clock.shelters.len());
        let mut best: Option<(i64, usize)> = None;
        for point in 0..n {
            let ride = self.clock.ride[point * m + shelter];
            if ride <= left {
                let worth = self.load[(left - ride) * n + point] + self.prices.empty[point * m + shelter];
                if worth > 0 && best.is_none_or(|(other, _)| worth > other) {
                    best = Some((worth, point));
                }
            }
        }
        best
    }

    fn leaving(&self, depot: usize, point: usize) -> Option<(i64, usize)> {
        let n = self.clock.points.len();
        let left = self.target.checked_sub(self.clock.start[depot * n + point])?;
        let worth = self.load[left * n + point] + self.prices.start[depot * n + point];
        (worth > 0).then_some((worth, left))
    }

    /// What the loads and limits are worth above all that the buses can earn; above 0 the node has no tours.
    pub fn worth(&self, limits: &[Limit]) -> i128 {
        let sum = |counts: &mut dyn Iterator<Item = i64>, prices: &[i64]| -> i128 {
            counts
                .zip(prices)
                .map(|(count, price)| i128::from(count) * i128::from(*price))
                .sum()
        };
        let clock = self.clock;
        let depots = clock.depots.iter().enumerate();
        let earned: i128 = depots
            .map(|(depot, buses)| {
                let points = 0..clock.points.len();
                let most = points
                    .filter_map(|point| self.leaving(depot, point))
                    .map(|(worth, _)| worth)
                    .max();
                i128::from(*buses) * i128::from(most.unwrap_or(0))
            })
            .sum();
        sum(&mut clock.points.iter().copied(), &self.prices.point)
            - sum(&mut clock.shelters.iter().copied(), &self.prices.shelter)
            + sum(&mut limits.iter().map(|limit| limit.times), &self.prices.limits)
            - earned
    }

    /// The tours that earn most from each depot, so many at most, each over another first point.
    pub fn tours(&self, most: usize) -> Vec<(usize, Vec<Trip>)> {
        let mut tours = Vec::new();
        for depot in (0..self.clock.depots.len()).filter(|depot| self.clock.depots[*depot] > 0) {
            let points = 0..self.clock.points.len();
            let mut best: Vec<(i64, usize, usize)> = points
                .filter_map(|point| self.leaving(depot, point).map(|(worth, left)| (-worth, point, left)))
                .collect();
            best.sort_unstable();
            tours.extend(
                best.into_iter()
                    .take(most)
                    .map(|(_, point, left)| (depot, self.trace(point, left))),
            );
        }
        tours
    }

    fn trace(&self, mut point: usize, mut left: usize) -> Vec<Trip> {
        let m = self.clock.shelters.len();
        let mut trips = Vec::new();
        while let Some((_, shelter)) = self.best_shelter(point, left) {
            trips.push(Trip {
                point: point as u32,
                shelter: shelter as u32,
            });
            left -= self.clock.ride[point * m + shelter];
            let Some((_, next)) = self.best_point(shelter, left) else {
                break;
            };
            left -= self.clock.ride[next * m + shelter];
            point = next;
        }
        trips
    }
}
