//! What each level of each field is worth, learnt by expectation maximisation (Dempster, Laird and Rubin 1977) from pairs nobody has judged.
//!
//! `m` is how often a level occurs between records of one person, `u` between records of two. `u` is counted on pairs drawn by chance and kept;
//! `m` and the share of pairs of one person are learnt on the pairs looked at. All other pairs count as of two persons.

use crate::compare::{Level, Pattern, level_in};
use std::collections::BTreeMap;

/// What the levels of one field are worth, in the order of [`Level::TELLING`].
#[derive(Clone, Debug, PartialEq)]
pub struct FieldModel {
    /// How often each occurs between two records of one person.
    pub m: [f64; 6],
    /// How often each occurs between records of two persons.
    pub u: [f64; 6],
    /// An earlier field on which this one depends between records of two persons, as a village does on its district: who shares one shares
    /// the other, which says nothing new.
    pub after: Option<usize>,
    /// How often each occurs between records of two persons, by the level of the field before, from [`Level::Missing`] on.
    pub given: [[f64; 6]; 7],
}

/// What was learnt.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// Field by field.
    pub fields: Vec<FieldModel>,
    /// Share of all pairs that are of one person.
    pub prior: f64,
    /// Rounds until nothing changed any more.
    pub rounds: usize,
}

const ROUNDS: usize = 200;
/// Where learning begins: records of one person are mostly the same.
const FIRST_M: [f64; 6] = [0.8, 0.08, 0.04, 0.02, 0.03, 0.03];
/// Learning ends when no `m` changes by more.
const STILL: f64 = 1e-6;

impl Model {
    /// Learns from patterns of pairs looked at, of pairs drawn by chance, and from how many rows and pairs there are at all.
    pub(crate) fn learn(
        fields: usize,
        seen: &BTreeMap<Pattern, u64>,
        chance: &BTreeMap<Pattern, u64>,
        rows: usize,
        all_pairs: f64,
    ) -> Self {
        let chance: BTreeMap<Pattern, f64> = chance
            .iter()
            .map(|(pattern, pairs)| (*pattern, *pairs as f64))
            .collect();
        let prior = (rows as f64 / 2.0 / all_pairs.max(1.0)).clamp(1e-12, 0.5);
        let first = Self::begin(fields, &chance, prior, false).settle(seen, all_pairs);
        // Some pairs drawn by chance are of one person, alike in everything: without them it shows which fields depend on each other.
        let others = chance
            .iter()
            .map(|(pattern, pairs)| (*pattern, pairs * (1.0 - first.probability(*pattern))));
        Self::begin(fields, &others.collect(), first.prior, true).settle(seen, all_pairs)
    }

    fn begin(fields: usize, chance: &BTreeMap<Pattern, f64>, prior: f64, tied: bool) -> Self {
        Self {
            fields: (0..fields).map(|field| field_by_chance(chance, field, tied)).collect(),
            prior,
            rounds: 0,
        }
    }

    fn settle(mut self, seen: &BTreeMap<Pattern, u64>, all_pairs: f64) -> Self {
        while self.rounds < ROUNDS && self.round(seen, all_pairs) > STILL {}
        self
    }

    /// Learns once more; returns the largest change of an `m`.
    fn round(&mut self, seen: &BTreeMap<Pattern, u64>, all_pairs: f64) -> f64 {
        let expected: Vec<(Pattern, f64)> = seen
            .iter()
            .map(|(pattern, pairs)| (*pattern, *pairs as f64 * self.probability(*pattern)))
            .collect();
        let same: f64 = expected.iter().map(|(_, pairs)| pairs).sum();
        self.prior = (same / all_pairs.max(1.0)).clamp(1e-12, 0.5);
        self.rounds += 1;
        let mut most: f64 = 0.0;
        for (at, field) in self.fields.iter_mut().enumerate() {
            let m = shares(expected.iter().copied(), at);
            let changes = m.iter().zip(field.m).map(|(new, old)| (new - old).abs());
            most = changes.fold(most, f64::max);
            field.m = m;
        }
        most
    }

    /// Returns what a level of a field says, in bits: above 0 for one person, below for two.
    pub(crate) fn bits(&self, field: usize, pattern: Pattern) -> f64 {
        match level_in(pattern, field) {
            Level::Missing => 0.0,
            level => (self.fields[field].m[level as usize - 1] / self.u(field, pattern)).log2(),
        }
    }

    /// Returns how often the level of a field occurs between records of two persons that are as alike in the field before it.
    pub(crate) fn u(&self, field: usize, pattern: Pattern) -> f64 {
        let before = self.fields[field]
            .after
            .map_or(Level::Missing, |before| level_in(pattern, before));
        let level = level_in(pattern, field) as usize;
        self.fields[field].given[before as usize][level.saturating_sub(1)]
    }

    /// Returns what is known before anything is compared, in bits.
    pub fn prior_bits(&self) -> f64 {
        (self.prior / (1.0 - self.prior)).log2()
    }

    fn probability(&self, pattern: Pattern) -> f64 {
        let bits = (0..self.fields.len()).map(|at| self.bits(at, pattern));
        probability(self.prior_bits() + bits.sum::<f64>())
    }
}

/// Returns the probability that bits speak of.
pub(crate) fn probability(bits: f64) -> f64 {
    1.0 / (1.0 + (-bits).exp2())
}

/// Returns the share of each level of a field. A level that was never seen counts as seen half a time: nothing is impossible.
fn shares(patterns: impl Iterator<Item = (Pattern, f64)>, field: usize) -> [f64; 6] {
    let mut counts = [0.5; 6];
    for (pattern, pairs) in patterns {
        match level_in(pattern, field) {
            Level::Missing => {}
            level => counts[level as usize - 1] += pairs,
        }
    }
    let all: f64 = counts.iter().sum();
    counts.map(|count| count / all)
}

fn field_by_chance(chance: &BTreeMap<Pattern, f64>, field: usize, tied: bool) -> FieldModel {
    let u = shares(chance.iter().map(|(pattern, pairs)| (*pattern, *pairs)), field);
    let ties = (0..if tied { field } else { 0 }).map(|before| (tie(chance, before, field), before));
    let after = ties
        .filter(|(tie, _)| *tie > 0.0)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, before)| before);
    // Where little was seen, what is seen everywhere counts as seen once.
    let given = match after {
        None => [u; 7],
        Some(before) => joint(chance, before, field).map(|counts| {
            let all: f64 = counts[1..].iter().sum();
            std::array::from_fn(|level| (counts[level + 1] + u[level]) / (all + 1.0))
        }),
    };
    FieldModel {
        m: FIRST_M,
        u,
        after,
        given,
    }
}

/// Returns how often pairs drawn by chance have each level of one field with each of another.
fn joint(chance: &BTreeMap<Pattern, f64>, one: usize, other: usize) -> [[f64; 7]; 7] {
    let mut counts = [[0.0; 7]; 7];
    for (pattern, pairs) in chance {
        counts[level_in(*pattern, one) as usize][level_in(*pattern, other) as usize] += *pairs;
    }
    counts
}

/// Returns what one field tells of another between records of two persons (mutual information, in bits), above what chance makes it seem; Chow
/// and Liu (1968) build trees of it. Levels that are missing are left out.
fn tie(chance: &BTreeMap<Pattern, f64>, one: usize, other: usize) -> f64 {
    let counts = joint(chance, one, other);
    let known = || (1..7).flat_map(|a| (1..7).map(move |b| (a, b)));
    let all: f64 = known().map(|(a, b)| counts[a][b]).sum();
    let row = |a: usize| counts[a][1..].iter().sum::<f64>();
    let column = |b: usize| (1..7).map(|a| counts[a][b]).sum::<f64>();
    let bits = known().filter(|(a, b)| counts[*a][*b] > 0.0).map(|(a, b)| {
        let together = counts[a][b];
        together / all * (together * all / (row(a) * column(b))).log2()
    });
    // By chance alone it is 25 degrees of freedom over twice the pairs; rows stand in many pairs each, and twenty times that is no chance.
    bits.sum::<f64>() - 20.0 * 25.0 / (2.0 * all.max(1.0) * std::f64::consts::LN_2)
}

#[cfg(test)]
mod tests;
