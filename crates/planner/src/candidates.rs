//! Candidates: one search for each choice of shelters, side by side until it is clear which is better.

use crate::dispatch::{Dispatcher, Score};
use crate::improve::Search;
use crate::loads::Loads;
use crate::stop::Stop;
use crate::task::Task;
use movement::operation::Operation;

/// How many orders each candidate tries before the worse half of them is given up.
const TRIAL: u64 = 100;

/// One choice of shelters and the search on it.
pub(crate) struct Candidate<'t> {
    pub loads: &'t Loads,
    pub search: Search<'t>,
    /// People whom this choice leaves out whatever the timetable.
    left_out: i64,
}

/// All of them; never empty.
pub(crate) struct Candidates<'t> {
    all: Vec<Candidate<'t>>,
    /// Orders left until the next half is given up.
    until: u64,
}

impl<'t> Candidates<'t> {
    /// Starts a search for each choice; there must be at least one.
    pub fn new(operation: &Operation, task: &'t Task, choices: &'t [Loads], seed: u64, stop: &'t Stop<'t>) -> Self {
        let size = |household: usize| i64::from(operation.households[household].members.0);
        let candidate = |loads: &'t Loads| Candidate {
            loads,
            search: Search::new(Dispatcher::new(task, &loads.queues, stop), seed),
            left_out: loads.waiting.iter().map(|w| size(w.household.at())).sum(),
        };
        let all: Vec<Candidate<'t>> = choices.iter().map(candidate).collect();
        let until = TRIAL * all.len() as u64;
        Self { all, until }
    }

    /// Tries one order with the candidate whose turn it is; tells whether it was not stopped on the way.
    pub fn step(&mut self) -> bool {
        if self.until == 0 && self.all.len() > 1 {
            self.all.sort_by_key(Candidate::score);
            self.all.truncate(self.all.len().div_ceil(2));
            self.until = TRIAL * self.all.len() as u64;
        }
        let turn = self.until as usize % self.all.len();
        let whole = self.all[turn].search.step();
        self.until = self.until.saturating_sub(1);
        whole
    }

    /// Returns the candidate with the best plan.
    pub fn best(&self) -> &Candidate<'t> {
        &self.all[self.best_position()]
    }

    /// Ends all searches but the best one.
    pub fn into_best(mut self) -> Candidate<'t> {
        let best = self.best_position();
        self.all.swap_remove(best)
    }

    fn best_position(&self) -> usize {
        (0..self.all.len()).min_by_key(|c| self.all[*c].score()).unwrap_or(0)
    }
}

impl Candidate<'_> {
    /// Returns the score of its best plan, those it leaves out counted as waiting.
    pub fn score(&self) -> Score {
        let best = self.search.best.score;
        Score {
            waiting: best.waiting + self.left_out,
            late: 0,
            ..best
        }
    }
}
