//! What a lane draws one after another: sketches, where they say something, then rosters with platoons of several sizes for each
//! choice of shelters that suits them. When all were drawn once, the better half is drawn anew from other chances, until
//! one is left that goes on for ever.

use super::Ground;
use crate::dispatch::Score;
use crate::rosters::{self, sizes};
use crate::sketch::SketchAim;

/// Seats to spare in sketches, in thousandths.
const SPARE: [i64; 2] = [0, 5];

/// Rounds of a sketch, and convoys driven in each: half a second in all.
const ROUNDS: usize = 48;
const ROUND: u64 = 30_000;

/// How to draw a draft.
#[derive(Clone, Copy, Debug)]
pub(super) enum Aim {
    Roster { choice: usize, aim: rosters::Aim },
    Sketch(SketchAim),
}

/// What is drawn: a roster for a choice of shelters by platoons of a size, or a sketch with seats to spare.
#[derive(Clone, Copy, Debug)]
enum Subject {
    Roster { choice: usize, size: usize },
    Sketch { spare: i64 },
}

/// The subjects of a lane, and whose turn it is.
#[derive(Clone, Debug)]
pub(super) struct Aims {
    subjects: Vec<Subject>,
    /// What those drawn in this round came to; `None` for nothing.
    scores: Vec<Option<Score>>,
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
            let choices = lots.chain(first).filter(move |choice| fits(*choice, size));
            choices.map(move |choice| Subject::Roster { choice, size })
        };
        let sketches = SPARE.map(|spare| Subject::Sketch { spare });
        let all: Vec<Subject> = sketches
            .into_iter()
            .chain(sizes.into_iter().flat_map(of_size))
            .collect();
        let subjects: Vec<Subject> = all.iter().copied().skip(lane % all.len().max(1)).step_by(2).collect();
        (!subjects.is_empty()).then(|| Self {
            subjects,
            scores: Vec::new(),
            floor,
            seed: ground.seed.wrapping_mul(2).wrapping_add(lane as u64),
        })
    }

    /// Returns how to draw the next draft; `None` when there is nothing left to draw.
    pub fn aim(&self) -> Option<Aim> {
        Some(match *self.subjects.get(self.scores.len())? {
            Subject::Roster { choice, size } => {
                let aim = rosters::Aim {
                    size,
                    target: self.floor,
                    seed: self.seed,
                };
                Aim::Roster { choice, aim }
            }
            Subject::Sketch { spare } => Aim::Sketch(SketchAim {
                floor: self.floor,
                spare,
                rounds: ROUNDS,
                round: ROUND,
                seed: self.seed,
            }),
        })
    }

    /// Returns the chance by which the search from the next draft goes.
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// Takes note of what a draft came to, and turns to the next one; what came to nothing is not drawn again.
    pub fn came_to(&mut self, score: Option<Score>) {
        self.scores.push(score);
        if self.scores.len() < self.subjects.len() {
            return;
        }
        let drawn = self.scores.drain(..).zip(self.subjects.drain(..));
        let mut ranked: Vec<(Score, Subject)> = drawn.filter_map(|(score, subject)| Some((score?, subject))).collect();
        ranked.sort_by_key(|(score, _)| *score);
        ranked.truncate(ranked.len().div_ceil(2));
        self.subjects = ranked.into_iter().map(|(_, subject)| subject).collect();
        self.seed = self.seed.wrapping_add(2);
    }
}
