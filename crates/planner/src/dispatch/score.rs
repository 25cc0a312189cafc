//! What an order of waves achieves, in the order in which plans are compared.

use std::cmp::Ordering;

/// Most tiers told apart.
pub(crate) const TIERS: usize = 10;

/// The objective, most important first; smaller is better in every field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Score {
    /// People with a seat in mind but none in the plan.
    pub waiting: i64,
    pub last_arrival: i32,
    /// People times the minutes by which they arrive after the search's target; not part of the objective.
    pub late: i64,
    /// Sum over people of their arrival minute, tier by tier.
    pub sums: [i64; TIERS],
    pub metres: i64,
}

impl Score {
    /// Returns one number that the search walks on: people behind, then people late and how late, then the objective's
    /// own figures. It has a slope where the last arrival alone has steps.
    pub fn slope(&self) -> i128 {
        let arrivals: i64 = self.sums.iter().sum();
        let late = self.late + i64::from(self.last_arrival);
        (i128::from(self.waiting) << 96) + (i128::from(late) << 44) + i128::from(arrivals)
    }
}

impl Ord for Score {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |s: &Self| (s.waiting, s.last_arrival, s.sums, s.metres);
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for Score {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
