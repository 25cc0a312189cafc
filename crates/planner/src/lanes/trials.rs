//! Searches side by side until it is clear which is better: again and again the worse half is given up.

use super::{Best, Ground};
use crate::dispatch::{Dispatcher, Score};
use crate::improve::Search;
use crate::loads::Loads;
use std::collections::VecDeque;

/// How many orders each candidate tries before the worse half of them is given up.
const TRIAL: u64 = 100;

/// Candidates at most: where rosters are drawn faster than searches tell them apart, they would fill the memory.
const MOST: usize = 24;

/// One choice of shelters and the search on it.
pub(super) struct Candidate<'t> {
    loads: &'t Loads,
    search: Search<'t>,
    /// People whom this choice leaves out whatever the timetable.
    left_out: i64,
}

impl<'t> Candidate<'t> {
    pub fn new(ground: Ground<'t>, loads: &'t Loads, search: Search<'t>) -> Self {
        let size = |household: usize| i64::from(ground.operation.households[household].members.0);
        Self {
            left_out: loads.waiting.iter().map(|w| size(w.household.at())).sum(),
            loads,
            search,
        }
    }

    /// Starts from an order made queue by queue.
    pub fn constructed(ground: Ground<'t>, loads: &'t Loads) -> Self {
        let dispatcher = Dispatcher::new(ground.task, &loads.queues, ground.stop);
        Self::new(ground, loads, Search::new(dispatcher, ground.seed))
    }

    /// Returns the score of its best plan, those it leaves out counted as waiting.
    pub fn score(&self) -> Score {
        let best = self.search.best.score;
        Score {
            waiting: best.waiting + self.left_out,
            late: 0,
            ..best
        }
    }

    /// Returns its best plan.
    pub fn best(&self) -> Best<'t> {
        Best {
            loads: self.loads,
            platoons: self.search.platoons(),
            order: self.search.best.clone(),
            score: self.score(),
        }
    }
}

/// The candidates of a lane.
pub(super) struct Trials<'t> {
    /// Choices of shelters without a search as yet.
    waiting: VecDeque<&'t Loads>,
    all: Vec<Candidate<'t>>,
    /// Orders left until the next half is given up.
    until: u64,
}

impl<'t> Trials<'t> {
    pub fn new(choices: impl Iterator<Item = &'t Loads>) -> Self {
        Self {
            waiting: choices.collect(),
            all: Vec::new(),
            until: 0,
        }
    }

    pub fn is_empty(&self) -> bool {
        self.waiting.is_empty() && self.all.is_empty()
    }

    pub fn get(&self, number: usize) -> Option<&Candidate<'t>> {
        self.all.get(number)
    }

    /// Adds a candidate and gives all of them time; returns its number. Where there are too many, the worse half goes first.
    pub fn push(&mut self, candidate: Candidate<'t>) -> usize {
        if self.all.len() >= MOST {
            self.give_up_half();
        }
        self.all.push(candidate);
        self.until = TRIAL * self.all.len() as u64;
        self.all.len() - 1
    }

    /// Starts the next search, or tries one order with the candidate whose turn it is. Returns the number of the candidate,
    /// `None` when stopped on the way.
    pub fn step(&mut self, ground: Ground<'t>) -> Option<usize> {
        if let Some(loads) = self.waiting.pop_front() {
            let candidate = Candidate::constructed(ground, loads);
            return (!ground.stop.said()).then(|| self.push(candidate));
        }
        if self.until == 0 && self.all.len() > 1 {
            self.give_up_half();
            self.until = TRIAL * self.all.len() as u64;
        }
        if self.all.is_empty() {
            return Some(usize::MAX);
        }
        let turn = self.until as usize % self.all.len();
        self.until = self.until.saturating_sub(1);
        self.all[turn].search.step().then_some(turn)
    }

    fn give_up_half(&mut self) {
        self.all.sort_by_key(Candidate::score);
        self.all.truncate(self.all.len().div_ceil(2));
    }
}

#[cfg(test)]
mod tests;
