//! Threshold accepting over tours: a change is taken when it costs less than a threshold that falls to nothing, so that
//! the tours are shaken first and settle in the end. Whole numbers and a fixed number of moves: same seed, same tours.

use super::Roster;
use super::moves;
use super::tours::{Rank, Tours, Trial};
use super::traffic::Traffic;
use crate::dispatch::Platoons;
use fastrand::Rng;

/// The first threshold, in minutes after the target of one mean platoon: for tours alone on the road, and in traffic.
const SHAKE_ALONE: i64 = 100;
const SHAKE_TRAFFIC: i64 = 25;

/// The threshold falls in so many steps, of which a slice takes some.
const STEPS: u64 = 1000;
const AT_ONCE: u64 = 10;

/// Moves for each run, for tours alone and in traffic.
const ALONE: u64 = 2_500;
const TRAFFIC: u64 = 12_000;

/// Runs driven in moves alone, at most: each of them drives whole tours, which may have thousands of runs.
const MOST_ALONE: u64 = 50_000_000;

/// Moves in traffic times runs, at most: each of them drives all runs anew.
const MOST_TRAFFIC: u64 = 80_000_000;

/// Tours on their way to better ones: first alone, then in traffic.
pub(super) struct Anneal<'t> {
    pub tours: Tours<'t>,
    pub traffic: Traffic<'t>,
    rng: Rng,
    trial: Trial,
    best: (Rank, Vec<Vec<u32>>),
    /// Steps done.
    done: u64,
    /// Moves of a step alone, and of a step in traffic.
    moves: [u64; 2],
}

impl<'t> Anneal<'t> {
    pub fn new(mut tours: Tours<'t>, traffic: Traffic<'t>, seed: u64) -> Self {
        tours.aim_there();
        let runs = tours.all.iter().map(Vec::len).sum::<usize>().max(1) as u64;
        let mean = runs.div_ceil(tours.all.len().max(1) as u64);
        let alone = (ALONE * runs).min(MOST_ALONE / mean);
        let in_traffic = (TRAFFIC * runs).min(MOST_TRAFFIC / runs);
        Self {
            best: (tours.rank(), tours.all.clone()),
            tours,
            traffic,
            rng: Rng::with_seed(seed),
            trial: Trial::default(),
            done: 0,
            moves: [alone / STEPS, in_traffic / STEPS].map(|m| m.max(1)),
        }
    }

    /// Does one slice; tells whether there are more. In the end the best tours stand.
    pub fn slice(&mut self) -> bool {
        for _ in 0..AT_ONCE {
            if self.done == STEPS {
                self.meet();
            }
            self.step();
            self.done += 1;
            self.note();
        }
        if self.done < 2 * STEPS {
            return true;
        }
        self.tours.restore(&self.best.1);
        false
    }

    /// Returns the roster as far as it is drawn.
    pub fn finish(self) -> Roster {
        let Self { tours, mut traffic, .. } = self;
        Roster {
            waves: traffic.waves(&tours),
            platoons: Platoons {
                vehicles: tours.platoons.into_iter().map(|p| p.vehicles).collect(),
                for_one_wave: false,
            },
        }
    }

    /// Tries the moves of one step.
    fn step(&mut self) {
        let in_traffic = self.done >= STEPS;
        let left = STEPS - 1 - self.done % STEPS;
        let allowed = self.threshold(in_traffic) * (left * left) as i64 / (STEPS * STEPS) as i64;
        for _ in 0..self.moves[usize::from(in_traffic)] {
            if !moves::propose(&self.tours, &mut self.trial, &mut self.rng) {
                continue;
            }
            if in_traffic {
                self.tours.take_in_traffic(&mut self.trial, &mut self.traffic, allowed);
            } else {
                self.tours.take(&mut self.trial, allowed);
            }
        }
    }

    fn threshold(&self, in_traffic: bool) -> i64 {
        let platoons = self.tours.platoons.len().max(1) as i64;
        let vehicles: usize = self.tours.platoons.iter().map(|p| p.vehicles.len()).sum();
        let minutes = if in_traffic { SHAKE_TRAFFIC } else { SHAKE_ALONE };
        super::course::LATE * minutes * vehicles as i64 / platoons
    }

    /// Goes on from the best tours alone, now in traffic.
    fn meet(&mut self) {
        self.tours.restore(&self.best.1);
        self.tours.price_in_traffic(&mut self.traffic);
        self.tours.aim_there();
        self.best.0 = self.tours.rank();
    }

    /// Remembers the best tours, and aims lower where nothing is late any more.
    fn note(&mut self) {
        let rank = self.tours.rank();
        if rank < self.best.0 {
            self.best = (rank, self.tours.all.clone());
        }
        self.tours.aim_lower();
    }
}
