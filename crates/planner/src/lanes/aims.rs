//! What rosters a lane draws one after another: platoons of several sizes for each choice of shelters that suits them.
//! When all were drawn once, the better half is drawn anew from other chances, until one is left that goes on for ever.

use super::Ground;
use crate::dispatch::Score;
use crate::rosters::{Aim, sizes};

/// A choice of shelters and a size of platoons.
#[derive(Clone, Copy, Debug)]
struct Pair {
    choice: usize,
    size: usize,
}

/// The pairs of a lane, and whose turn it is.
#[derive(Clone, Debug)]
pub(super) struct Aims {
    pairs: Vec<Pair>,
    scores: Vec<Score>,
    floor: i32,
    seed: u64,
}

impl Aims {
    /// Returns the aims of a lane, every second one; `None` when there are none.
    pub fn new(ground: Ground<'_>, lane: usize, floor: i32) -> Option<Self> {
        let sizes = sizes(ground.task.most_vehicles);
        let fits = |choice: usize, size: usize| ground.choices[choice].platoon.is_none_or(|p| p == size);
        let first = ground.choices.iter().position(|c| c.platoon.is_none());
        let of_size = |size: usize| {
            let lots = (0..ground.choices.len()).filter(move |c| ground.choices[*c].platoon == Some(size));
            lots.chain(first).map(move |choice| Pair { choice, size })
        };
        let all: Vec<Pair> = sizes
            .into_iter()
            .flat_map(of_size)
            .filter(|p| fits(p.choice, p.size))
            .collect();
        let pairs: Vec<Pair> = all.iter().copied().skip(lane % all.len().max(1)).step_by(2).collect();
        (!pairs.is_empty()).then(|| Self {
            pairs,
            scores: Vec::new(),
            floor,
            seed: ground.seed.wrapping_mul(2).wrapping_add(lane as u64),
        })
    }

    /// Returns the choice of shelters of the next roster.
    pub fn choice(&self) -> usize {
        self.pairs[self.scores.len()].choice
    }

    /// Returns how to draw the next roster.
    pub fn aim(&self) -> Aim {
        Aim {
            size: self.pairs[self.scores.len()].size,
            target: self.floor,
            seed: self.seed,
        }
    }

    /// Takes note of what the roster came to, and turns to the next one.
    pub fn came_to(&mut self, score: Score) {
        self.scores.push(score);
        if self.scores.len() < self.pairs.len() {
            return;
        }
        let mut ranked: Vec<(Score, Pair)> = self.scores.drain(..).zip(self.pairs.drain(..)).collect();
        ranked.sort_by_key(|(score, _)| *score);
        ranked.truncate(ranked.len().div_ceil(2));
        self.pairs = ranked.into_iter().map(|(_, pair)| pair).collect();
        self.seed = self.seed.wrapping_add(2);
    }
}
