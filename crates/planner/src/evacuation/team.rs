//! Planner, evacuation: a search and a proof side by side; when the proof has nothing left to try, a second search.
//!
//! They work in rounds of a fixed number of moves and exchange what they found only between rounds, so that one thread and
//! two give the same tours.

use super::anneal::Anneal;
use super::near::Near;
use super::prover::Prover;
use super::{Budget, Progress};
use crate::threads::both;
use movement::evacuation::{Instance, Tour};

/// Moves of one search in one round.
const ROUND: u64 = 1 << 17;
/// Steps of a proof that take about as long as a move of a search.
const STEPS: u64 = 120;

/// The searches, the proof and the best so far.
pub(super) struct Team<'a> {
    first: Anneal<'a>,
    second: Anneal<'a>,
    prover: Prover<'a>,
    pub best: Vec<Tour>,
    pub progress: Progress,
}

impl<'a> Team<'a> {
    /// Starts from tours that the judge accepts.
    pub fn new(instance: &'a Instance, near: &'a Near, tours: Vec<Tour>, progress: Progress, seed: u64) -> Self {
        Self {
            first: Anneal::new(instance, near, &tours, seed),
            second: Anneal::new(instance, near, &tours, seed ^ 0x9e37_79b9_7f4a_7c15),
            prover: Prover::new(instance, progress.lower_bound),
            best: tours,
            progress,
        }
    }

    /// Whether the best is proved, or the budget used up.
    pub fn done(&self, budget: &Budget) -> bool {
        let Progress {
            longest,
            lower_bound,
            moves,
        } = self.progress;
        longest <= lower_bound || moves >= budget.moves || (budget.stop)()
    }

    /// One round on so many threads; returns whether a better plan or bound came out.
    pub fn round(&mut self, budget: &Budget, threads: usize) -> bool {
        let Progress {
            longest,
            lower_bound,
            moves,
        } = self.progress;
        let left = budget.moves - moves;
        let stop = budget.stop;
        let (first, second, prover) = (&mut self.first, &mut self.second, &mut self.prover);
        if prover.idle() {
            let half = left.div_ceil(2).min(ROUND);
            let rest = (left - half).min(ROUND);
            both(threads, || first.run(half, lower_bound, stop), &mut || {
                second.run(rest, lower_bound, stop)
            });
        } else {
            let all = left.min(ROUND);
            both(threads, || first.run(all, lower_bound, stop), &mut || {
                prover.run(all * STEPS, longest, stop)
            });
        }
        self.exchange()
    }

    fn exchange(&mut self) -> bool {
        let before = self.progress;
        self.progress.moves = self.first.moves + self.second.moves;
        self.progress.lower_bound = before.lower_bound.max(self.prover.lower_bound);
        let by_proof = self.prover.best.take();
        let found = [
            (self.first.longest, Some(&self.first.best)),
            (self.second.longest, Some(&self.second.best)),
            by_proof
                .as_ref()
                .map_or((i64::MAX, None), |(length, tours)| (*length, Some(tours))),
        ];
        for (longest, tours) in found {
            if let Some(tours) = tours.filter(|_| longest < self.progress.longest) {
                self.progress.longest = longest;
                self.best.clone_from(tours);
            }
        }
        self.prover.fit(self.progress.longest);
        if self.progress.longest < before.longest {
            self.prover.learn(&self.best);
            self.first.adopt(&self.best, self.progress.longest);
            self.second.adopt(&self.best, self.progress.longest);
        }
        self.progress.longest < before.longest || self.progress.lower_bound > before.lower_bound
    }
}
