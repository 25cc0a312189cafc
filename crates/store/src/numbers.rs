//! Which facts a store has, by device and number, and what somebody else lacks of them.
//!
//! A device has one history, so a count would do; but a key in two places, or a device set back to an older copy, has two
//! under the same numbers, and a withdrawal may stand in either. So a count comes with a sum over the ids it counts: where sums
//! differ, everything of that device is passed on.

use movement::ledger::{AuthorId, FactId};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// The facts of each author, by number.
pub type Numbers = BTreeMap<AuthorId, BTreeSet<(u64, FactId)>>;

/// What is known of each author.
pub type Vector = BTreeMap<AuthorId, Known>;

/// What is known of one author.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// How many numbers are known without a gap, from the first one on.
    pub facts: u64,
    /// The beginning of the SHA-256 of the ids of all facts with these numbers.
    pub sum: [u8; 16],
}

impl Known {
    fn of(facts: &BTreeSet<(u64, FactId)>) -> Self {
        let count = without_gap(facts);
        Self {
            facts: count,
            sum: sum_below(facts, count),
        }
    }
}

/// Returns what is known of each author.
pub(crate) fn vector(numbers: &Numbers) -> Vector {
    numbers
        .iter()
        .map(|(author, facts)| (*author, Known::of(facts)))
        .collect()
}

/// Returns the facts that somebody lacks who knows so much, authors in order, each one's facts in order.
pub(crate) fn lacking(numbers: &Numbers, vector: &Vector) -> Vec<FactId> {
    let of_author = |(author, facts): (&AuthorId, &BTreeSet<(u64, FactId)>)| {
        let from = vector.get(author).map_or(0, |known| first_lacking(facts, known));
        facts
            .range((from, FactId([0; 32]))..)
            .map(|(_, id)| *id)
            .collect::<Vec<_>>()
    };
    numbers.iter().flat_map(of_author).collect()
}

/// Returns the number from which on somebody lacks facts of one author, or may.
fn first_lacking(facts: &BTreeSet<(u64, FactId)>, known: &Known) -> u64 {
    let behind = without_gap(facts) < known.facts;
    // Who knows more can only be compared once we know it too; until then what is here is most likely a part of that.
    if (behind && !has_two_histories(facts)) || sum_below(facts, known.facts) == known.sum {
        known.facts
    } else {
        0
    }
}

fn has_two_histories(facts: &BTreeSet<(u64, FactId)>) -> bool {
    facts
        .iter()
        .zip(facts.iter().skip(1))
        .any(|(one, next)| one.0 == next.0)
}

fn without_gap(facts: &BTreeSet<(u64, FactId)>) -> u64 {
    let mut expected = 0;
    for (number, _) in facts {
        match number.cmp(&expected) {
            std::cmp::Ordering::Less => {}
            std::cmp::Ordering::Equal => expected += 1,
            std::cmp::Ordering::Greater => break,
        }
    }
    expected
}

fn sum_below(facts: &BTreeSet<(u64, FactId)>, number: u64) -> [u8; 16] {
    let mut hash = Sha256::new();
    for (_, id) in facts.range(..(number, FactId([0; 32]))) {
        hash.update(id.0);
    }
    let mut sum = [0; 16];
    sum.copy_from_slice(&hash.finalize()[..16]);
    sum
}
