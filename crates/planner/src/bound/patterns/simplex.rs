//! Planner, bound: a linear program in fractions, solved by the simplex method as columns arrive.
//!
//! A few hundred rows, so the inverse of the basis is kept whole. Only plain arithmetic, so that every machine finds the
//! same prices; they are proposals that the caller weighs again in whole numbers, hence no more care for rounding than
//! speed needs.

use crate::stop::Stop;

const CLOSE: f64 = 1e-9;

#[derive(Clone, Debug)]
struct Column {
    cost: f64,
    entries: Vec<(u32, f64)>,
}

/// The least cost of rows `columns <= limit`, or `columns + shortage = limit` where a row's shortage costs something.
#[derive(Clone, Debug)]
pub(super) struct Simplex {
    rows: usize,
    columns: Vec<Column>,
    basic: Vec<bool>,
    basis: Vec<usize>,
    inverse: Vec<f64>,
    amount: Vec<f64>,
    duals: Vec<f64>,
}

impl Simplex {
    /// `limits`: of each row, with what its slack costs. All limits must be at least zero.
    pub fn new(limits: &[(f64, f64)]) -> Self {
        let rows = limits.len();
        let mut inverse = vec![0.0; rows * rows];
        (0..rows).for_each(|row| inverse[row * rows + row] = 1.0);
        let slack = |(row, limit): (usize, &(f64, f64))| Column {
            cost: limit.1,
            entries: vec![(row as u32, 1.0)],
        };
        Self {
            rows,
            columns: limits.iter().enumerate().map(slack).collect(),
            basic: vec![true; rows],
            basis: (0..rows).collect(),
            inverse,
            amount: limits.iter().enumerate().map(loosened).collect(),
            duals: limits.iter().map(|limit| limit.1).collect(),
        }
    }

    /// Goes on with other limits, the mix as it was. What the mix uses too much of is mended by later steps, or not at all:
    /// the prices are proposals.
    pub fn set_limits(&mut self, limits: &[(f64, f64)]) {
        let limits: Vec<f64> = limits.iter().enumerate().map(loosened).collect();
        let rows = self.inverse.chunks_exact(self.rows.max(1));
        let amount = rows.map(|row| row.iter().zip(&limits).map(|(x, limit)| x * limit).sum());
        self.amount = amount.collect();
    }

    /// Adds a column; each row at most once.
    pub fn add(&mut self, cost: f64, entries: Vec<(u32, f64)>) {
        self.columns.push(Column { cost, entries });
        self.basic.push(false);
    }

    /// Returns the price of each row: what one more of it would add to the cost.
    pub fn duals(&self) -> &[f64] {
        &self.duals
    }

    /// Improves the mix until nothing helps, the steps are used up or it is stopped; tells whether nothing helps any more.
    pub fn solve(&mut self, steps: &mut u64, stop: &Stop<'_>) -> bool {
        while let Some(column) = self.entering() {
            let needed = (self.rows * self.rows + self.columns.len() * 8) as u64;
            if *steps < needed || stop.now() {
                *steps = 0;
                return false;
            }
            *steps -= needed;
            if !self.pivot(column) {
                break;
            }
        }
        true
    }

    fn entering(&self) -> Option<usize> {
        let mut best = (-1e-7, None);
        for (at, column) in self.columns.iter().enumerate() {
            if !self.basic[at] {
                let reduced = column.cost - self.paid(column);
                if reduced < best.0 {
                    best = (reduced, Some(at));
                }
            }
        }
        best.1
    }

    fn paid(&self, column: &Column) -> f64 {
        let prices = column.entries.iter().map(|(row, x)| x * self.duals[*row as usize]);
        prices.sum()
    }

    fn pivot(&mut self, column: usize) -> bool {
        let change = self.change(column);
        let Some((out, ratio)) = self.leaving(&change) else {
            return false;
        };
        let reduced = self.columns[column].cost - self.paid(&self.columns[column]);
        let rows = self.rows;
        let (head, rest) = self.inverse.split_at_mut(out * rows);
        let (row, tail) = rest.split_at_mut(rows);
        let by = 1.0 / change[out];
        row.iter_mut().for_each(|x| *x *= by);
        for (target, times) in head.chunks_exact_mut(rows).zip(&change) {
            subtract(target, row, *times);
        }
        for (target, times) in tail.chunks_exact_mut(rows).zip(&change[out + 1..]) {
            subtract(target, row, *times);
        }
        subtract(&mut self.duals, row, -reduced);
        self.amount
            .iter_mut()
            .zip(&change)
            .for_each(|(amount, x)| *amount -= ratio * x);
        self.amount[out] = ratio;
        self.basic[self.basis[out]] = false;
        self.basic[column] = true;
        self.basis[out] = column;
        true
    }

    /// Returns by how much each basic column goes down for one unit of this one.
    fn change(&self, column: usize) -> Vec<f64> {
        let entries = &self.columns[column].entries;
        let rows = self.inverse.chunks_exact(self.rows.max(1));
        rows.map(|row| entries.iter().map(|(c, x)| x * row[*c as usize]).sum())
            .collect()
    }

    /// Returns the row that reaches zero first, and after how many units.
    fn leaving(&self, change: &[f64]) -> Option<(usize, f64)> {
        let mut first: Option<(usize, f64)> = None;
        for (row, x) in change.iter().enumerate().filter(|(_, x)| **x > CLOSE) {
            let ratio = self.amount[row].max(0.0) / x;
            // Among equals the larger entry: a small one would blow up rounding.
            let sooner = first.is_none_or(|(at, best)| ratio < best || (ratio <= best + CLOSE && *x > change[at]));
            if sooner {
                first = Some((row, ratio));
            }
        }
        first
    }
}

/// Tiny unequal amounts keep the method from turning on the spot.
fn loosened((row, limit): (usize, &(f64, f64))) -> f64 {
    limit.0 + 1e-5 * (1.0 + (row * 7919 % 1009) as f64 / 101.0)
}

fn subtract(target: &mut [f64], row: &[f64], times: f64) {
    if times != 0.0 {
        target.iter_mut().zip(row).for_each(|(target, x)| *target -= times * x);
    }
}
