//! Pairs that may be of one person, the likeliest first, each with what speaks for it and against it.

use crate::block::rules;
use crate::compare::{Level, Pattern, level_in};
use crate::learn::probability;
use crate::pairs::{by_chance, compared, counted};
use crate::{Model, Records, Rule};

/// How to link.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// Draws the pairs on which chance is measured.
    pub seed: u64,
    /// How many pairs are drawn.
    pub draws: usize,
    /// Pairs that are less probable are left out.
    pub least: f64,
    /// How many threads compare; the answer does not depend on it.
    pub threads: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            seed: 1,
            draws: 1_000_000,
            least: 0.5,
            threads: 1,
        }
    }
}

/// What a field says of a pair.
#[derive(Clone, Debug, PartialEq)]
pub struct Weight {
    /// The field's place among the fields.
    pub field: usize,
    /// How alike the two are in it.
    pub level: Level,
    /// What that is worth, in bits: above 0 for one person.
    pub bits: f64,
}

/// A pair that may be of one person.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// Id of a row, of the first list where there are two.
    pub left: String,
    /// Id of another row.
    pub right: String,
    /// How probable it is that both are of one person, by what was learnt.
    pub probability: f64,
    /// Field by field.
    pub weights: Vec<Weight>,
}

/// What linking found.
#[derive(Clone, Debug, PartialEq)]
pub struct Linked {
    /// Pairs, the likeliest first.
    pub pairs: Vec<Pair>,
    /// What was learnt.
    pub model: Model,
    /// The rules by which pairs were looked at.
    pub rules: Vec<Rule>,
    /// How many pairs were looked at.
    pub looked_at: usize,
}

/// Ranks the pairs of rows that may be of one person. The same rows in any order, with the same seed, give the same answer.
pub fn link(records: &Records, settings: &Settings) -> Linked {
    let rules = rules(records);
    let pairs = compared(records, &rules, settings.threads);
    let seen = counted(pairs.iter().map(|(_, _, pattern)| *pattern));
    let chance = by_chance(records, settings.draws, settings.seed, settings.threads);
    let model = Model::learn(
        records.columns.len(),
        &seen,
        &chance,
        records.rows(),
        records.all_pairs(),
    );
    let mut found: Vec<(f64, u32, u32, Pattern)> = pairs
        .iter()
        .map(|(left, right, pattern)| (records.bits(&model, *left, *pattern), *left, *right, *pattern))
        .filter(|(bits, ..)| probability(*bits) >= settings.least)
        .collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| (a.1, a.2).cmp(&(b.1, b.2))));
    Linked {
        pairs: found
            .into_iter()
            .map(|(bits, left, right, pattern)| records.pair(&model, bits, left, right, pattern))
            .collect(),
        model,
        rules,
        looked_at: pairs.len(),
    }
}

impl Records {
    /// Returns what all fields say together, in bits.
    fn bits(&self, model: &Model, left: u32, pattern: Pattern) -> f64 {
        let fields = (0..self.columns.len()).map(|at| self.field_bits(model, at, left, pattern));
        model.prior_bits() + fields.sum::<f64>()
    }

    /// Returns what a field says. That two rows share a value says more the rarer the value is.
    fn field_bits(&self, model: &Model, at: usize, left: u32, pattern: Pattern) -> f64 {
        match level_in(pattern, at) {
            Level::Same => {
                let column = &self.columns[at];
                let share = column.share(column.codes[left as usize]);
                let alone = model.fields[at].after.is_none();
                let u = if alone { share } else { share.max(model.u(at, pattern)) };
                (model.fields[at].m[0] / u).log2()
            }
            _ => model.bits(at, pattern),
        }
    }

    fn pair(&self, model: &Model, bits: f64, left: u32, right: u32, pattern: Pattern) -> Pair {
        let weights = (0..self.columns.len()).map(|at| Weight {
            field: at,
            level: level_in(pattern, at),
            bits: self.field_bits(model, at, left, pattern),
        });
        Pair {
            left: self.ids[left as usize].clone(),
            right: self.ids[right as usize].clone(),
            probability: probability(bits),
            weights: weights.collect(),
        }
    }
}
