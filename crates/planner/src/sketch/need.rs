//! Whom a number of seats leaves out when people go where they accept: those confined to some ways beyond the places at
//! the end of these ways, for the worst choice of ways (Ore's deficiency version of Hall's theorem).

use crate::loads::{Party, Way};
use crate::task::Task;

/// Choices of ways looked at, at most.
const MOST_SETS: usize = 256;

/// Ways, at most: a set of them is the bits of a number.
const MOST_WAYS: usize = 64;

/// The ways of a movement, and who is confined to which of them.
pub(super) struct Need {
    pub ways: Vec<Way>,
    /// Sets of ways, and how many people who need a seat can go by these alone.
    confined: Vec<(u64, i64)>,
    /// People in seats whom each shelter takes in all, beside the others' share.
    places: Vec<i64>,
    /// People who need a seat.
    pub seated: i64,
    /// People who need a place that is no seat, for each thousand who need a seat.
    pub beside: i32,
}

impl Need {
    /// Reads who can go where; `None` where that is too much to count again and again, or nobody needs a seat.
    pub fn new(task: &Task, parties: &[Party]) -> Option<Self> {
        let mut ways: Vec<Way> = parties.iter().flat_map(|p| p.ways.iter().cloned()).collect();
        ways.sort_unstable();
        ways.dedup();
        if ways.len() > MOST_WAYS || ways.iter().any(|w| w.stages.len() != 1) {
            return None;
        }
        let bit = |way: &Way| ways.binary_search(way).map_or(0, |at| 1_u64 << at);
        let needs = |party: &Party| (party.ways.iter().fold(0, |all, way| all | bit(way)), party.needs[0]);
        let by_set: Vec<(u64, i64)> = parties.iter().map(needs).filter(|(_, seats)| *seats > 0).collect();
        let within = |set: u64| by_set.iter().filter(|(ways, _)| ways & !set == 0).map(|(_, n)| n).sum();
        let seated: i64 = by_set.iter().map(|(_, seats)| seats).sum();
        let others: i64 = parties.iter().map(|p| p.needs[1] + p.needs[2]).sum();
        let sets = unions(by_set.iter().map(|(ways, _)| *ways))?;
        (seated > 0).then(|| Self {
            places: (0..task.shelters.len())
                .map(|s| task.most_people(s).saturating_mul(seated) / (seated + others))
                .collect(),
            confined: sets.into_iter().map(|set| (set, within(set))).collect(),
            ways,
            seated,
            beside: i32::try_from(others * 1000 / seated).unwrap_or(i32::MAX),
        })
    }

    /// Returns how many people are left out when each way brings so many seats; below zero, how many seats are to spare
    /// where they are scarcest.
    pub fn left(&self, seats: &[i64]) -> i64 {
        let left = |(set, people): &(u64, i64)| people - self.brought(*set, seats);
        self.confined.iter().map(left).max().unwrap_or(0)
    }

    /// Returns how many people a set of ways brings to their shelters; ways are sorted by shelter.
    fn brought(&self, set: u64, seats: &[i64]) -> i64 {
        let (mut others, mut here, mut shelter) = (0, 0, usize::MAX);
        for (at, way) in self.ways.iter().enumerate().filter(|(at, _)| set >> at & 1 == 1) {
            if way.shelter != shelter {
                others += here;
                (here, shelter) = (0, way.shelter);
            }
            here = (here + seats[at]).min(self.places[shelter]);
        }
        others + here
    }

    /// Returns how many people in seats the shelter of a way takes in all.
    pub fn places(&self, way: usize) -> i64 {
        self.places[self.ways[way].shelter]
    }
}

/// Returns every union of some of these sets but the empty one; `None` when there are too many.
fn unions(sets: impl Iterator<Item = u64>) -> Option<Vec<u64>> {
    let mut all = vec![0_u64];
    for set in sets {
        let more: Vec<u64> = all.iter().map(|union| union | set).collect();
        all.extend(more);
        all.sort_unstable();
        all.dedup();
        if all.len() > MOST_SETS {
            return None;
        }
    }
    all.retain(|union| *union != 0);
    Some(all)
}

#[cfg(test)]
mod tests;
