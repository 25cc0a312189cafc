//! Planner, evacuation: tours mixed in fractions so that as few loads as possible stay behind, by the simplex method.
//!
//! One row a point, a shelter and a depot; few hundred rows, so the inverse of the basis is kept whole. Its prices are only
//! proposals (see the proof), hence no more care for rounding than speed needs.

use super::clock::Clock;
use movement::evacuation::Trip;

const CLOSE: f64 = 1e-9;

#[derive(Clone, Debug)]
struct Column {
    cost: f64,
    entries: Vec<(u32, f64)>,
    /// Whether it is a tour, and which.
    tour: Option<u32>,
}

/// The mix of tours found so far.
#[derive(Clone, Debug)]
pub(crate) struct Master {
    rows: usize,
    columns: Vec<Column>,
    basic: Vec<bool>,
    basis: Vec<usize>,
    inverse: Vec<f64>,
    amount: Vec<f64>,
    duals: Vec<f64>,
    tours: u32,
}

impl Master {
    /// Starts with every load left behind.
    pub fn new(clock: &Clock) -> Self {
        let n = clock.points.len();
        let needs = clock
            .points
            .iter()
            .chain(&clock.shelters)
            .chain(&clock.depots)
            .map(|x| *x as f64);
        let needs: Vec<f64> = needs.collect();
        let rows = needs.len();
        let mut master = Self {
            rows,
            columns: Vec::new(),
            basic: Vec::new(),
            basis: (0..rows).collect(),
            inverse: vec![0.0; rows * rows],
            amount: needs,
            duals: vec![0.0; rows],
            tours: 0,
        };
        for row in 0..rows {
            let cost = if row < n { 1.0 } else { 0.0 };
            master.push(
                Column {
                    cost,
                    entries: vec![(row as u32, 1.0)],
                    tour: None,
                },
                true,
            );
            master.inverse[row * rows + row] = 1.0;
            master.duals[row] = cost;
            // Tiny unequal amounts keep the method from turning on the spot.
            master.amount[row] += 1e-6 * (1.0 + (row * 7919 % 101) as f64 / 101.0);
        }
        for row in 0..n {
            master.push(
                Column {
                    cost: 0.0,
                    entries: vec![(row as u32, -1.0)],
                    tour: None,
                },
                false,
            );
        }
        master
    }

    /// Adds a row: what the tours do, so many times each, may or must be done so often. The mix stands as it was; what
    /// breaks the new limit counts as left behind.
    pub fn limit(&mut self, most: bool, times: f64, by_tour: impl Fn(usize) -> f64) {
        let row = self.rows;
        for column in &mut self.columns {
            let times = column.tour.map_or(0.0, |tour| by_tour(tour as usize));
            if times != 0.0 {
                column.entries.push((row as u32, times));
            }
        }
        // As "at most" the row reads: times + slack = limit. A negative slack becomes what is left behind.
        let sign = if most { 1.0 } else { -1.0 };
        let (room, mut below) = self.room(sign, sign * times + 1e-6);
        self.push(
            Column {
                cost: 0.0,
                entries: vec![(row as u32, sign)],
                tour: None,
            },
            room >= 0.0,
        );
        self.push(
            Column {
                cost: 1.0,
                entries: vec![(row as u32, -sign)],
                tour: None,
            },
            room < 0.0,
        );
        let (side, cost) = if room >= 0.0 { (1.0, 0.0) } else { (-1.0, 1.0) };
        self.basis.push(self.columns.len() - if room >= 0.0 { 2 } else { 1 });
        self.amount.push(room.abs());
        below.iter_mut().for_each(|x| *x *= side);
        below.push(side * sign);
        self.duals.push(0.0);
        self.duals
            .iter_mut()
            .zip(&below)
            .for_each(|(dual, x)| *dual += cost * x);
        self.widen(&below);
    }

    /// What the mix leaves of a limit on the newest row, and minus that row's part of the basis times the inverse.
    fn room(&self, sign: f64, limit: f64) -> (f64, Vec<f64>) {
        let row = self.rows;
        let mut room = limit;
        let mut below = vec![0.0; row];
        for (at, column) in self.basis.iter().enumerate() {
            let entry = self.columns[*column]
                .entries
                .last()
                .filter(|entry| entry.0 == row as u32);
            if let Some((_, times)) = entry {
                room -= sign * times * self.amount[at];
                subtract(&mut below, &self.inverse[at * row..(at + 1) * row], sign * times);
            }
        }
        (room, below)
    }

    /// Gives the inverse one row and column more: the row given, the column empty above it.
    fn widen(&mut self, below: &[f64]) {
        let (row, rows) = (self.rows, self.rows + 1);
        let mut inverse = vec![0.0; rows * rows];
        for (old, new) in self.inverse.chunks_exact(row).zip(inverse.chunks_exact_mut(rows)) {
            new[..row].copy_from_slice(old);
        }
        inverse[row * rows..].copy_from_slice(below);
        self.inverse = inverse;
        self.rows = rows;
    }

    fn push(&mut self, column: Column, basic: bool) {
        self.columns.push(column);
        self.basic.push(basic);
    }

    /// Adds a tour and how often it does what each limit limits.
    pub fn add(&mut self, clock: &Clock, depot: usize, trips: &[Trip], times: &[f64]) {
        let (n, m) = (clock.points.len(), clock.shelters.len());
        let mut rows: Vec<u32> = trips.iter().flat_map(|t| [t.point, n as u32 + t.shelter]).collect();
        rows.push((n + m + depot) as u32);
        rows.sort_unstable();
        let mut entries: Vec<(u32, f64)> = Vec::new();
        for row in rows {
            match entries.last_mut() {
                Some(last) if last.0 == row => last.1 += 1.0,
                _ => entries.push((row, 1.0)),
            }
        }
        let first_limit = n + m + clock.depots.len();
        let limits = times.iter().enumerate().filter(|(_, times)| **times != 0.0);
        entries.extend(limits.map(|(at, times)| ((first_limit + at) as u32, *times)));
        let tour = Some(self.tours);
        self.tours += 1;
        self.push(
            Column {
                cost: 0.0,
                entries,
                tour,
            },
            false,
        );
    }

    /// Lists the tours in the mix, by the order in which they were added, each with its amount.
    pub fn mix(&self) -> Vec<(usize, f64)> {
        let tours = self
            .basis
            .iter()
            .zip(&self.amount)
            .filter(|(_, amount)| **amount > 1e-5);
        let tours = tours.filter_map(|(column, amount)| Some((self.columns[*column].tour? as usize, *amount)));
        let mut mix: Vec<(usize, f64)> = tours.collect();
        mix.sort_unstable_by_key(|(at, _)| *at);
        mix
    }

    /// The price of each row.
    pub fn duals(&self) -> &[f64] {
        &self.duals
    }

    /// Improves the mix until nothing helps; returns how many loads stay behind, or nothing when `end` steps were reached
    /// or a stop was asked for before that.
    pub fn solve(&mut self, steps: &mut u64, end: u64, stop: &dyn Fn() -> bool) -> Option<f64> {
        while let Some(column) = self.entering() {
            if *steps >= end || stop() {
                return None;
            }
            if !self.pivot(column) {
                break;
            }
            *steps += (self.rows * self.rows + self.columns.len() * 8) as u64;
        }
        let costs = self.basis.iter().map(|column| self.columns[*column].cost);
        Some(costs.zip(&self.amount).map(|(cost, amount)| cost * amount).sum())
    }

    fn entering(&self) -> Option<usize> {
        let mut best = (-1e-7, None);
        for (at, column) in self.columns.iter().enumerate() {
            if !self.basic[at] {
                let paid: f64 = column
                    .entries
                    .iter()
                    .map(|(row, x)| x * self.duals[*row as usize])
                    .sum();
                let reduced = column.cost - paid;
                if reduced < best.0 {
                    best = (reduced, Some(at));
                }
            }
        }
        best.1
    }

    fn pivot(&mut self, column: usize) -> bool {
        let rows = self.rows;
        let entries = &self.columns[column].entries;
        let change: Vec<f64> = (0..rows)
            .map(|r| {
                entries
                    .iter()
                    .map(|(c, x)| x * self.inverse[r * rows + *c as usize])
                    .sum()
            })
            .collect();
        let mut leaving: Option<(f64, usize)> = None;
        for (row, change_here) in change.iter().enumerate().filter(|(_, x)| **x > CLOSE) {
            let ratio = self.amount[row].max(0.0) / change_here;
            if leaving.is_none_or(|(best, _)| ratio < best) {
                leaving = Some((ratio, row));
            }
        }
        let Some((ratio, out)) = leaving else { return false };
        let paid: f64 = entries.iter().map(|(row, x)| x * self.duals[*row as usize]).sum();
        let reduced = self.columns[column].cost - paid;
        let by = 1.0 / change[out];
        let mut pivot_row = std::mem::take(&mut self.inverse);
        let (head, rest) = pivot_row.split_at_mut(out * rows);
        let (row, tail) = rest.split_at_mut(rows);
        row.iter_mut().for_each(|x| *x *= by);
        for (r, target) in head.chunks_exact_mut(rows).enumerate() {
            subtract(target, row, change[r]);
        }
        for (r, target) in tail.chunks_exact_mut(rows).enumerate() {
            subtract(target, row, change[out + 1 + r]);
        }
        self.duals
            .iter_mut()
            .zip(row.iter())
            .for_each(|(dual, x)| *dual += reduced * x);
        self.inverse = pivot_row;
        for (r, x) in change.iter().enumerate() {
            self.amount[r] -= ratio * x;
        }
        self.amount[out] = ratio;
        self.basic[self.basis[out]] = false;
        self.basic[column] = true;
        self.basis[out] = column;
        true
    }
}

fn subtract(target: &mut [f64], row: &[f64], times: f64) {
    if times != 0.0 {
        target.iter_mut().zip(row).for_each(|(target, x)| *target -= times * x);
    }
}
