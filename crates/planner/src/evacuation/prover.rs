//! Planner, evacuation: raises the bound, first by mixed tours, then by branching between the bound and the best plan.

use super::branch::{self, Branch, Found, Pool};
use super::prove::{Clock, Proof};
use movement::evacuation::{Instance, Tour, longest};

/// All that proves.
pub(super) struct Prover<'a> {
    instance: &'a Instance,
    proof: Option<Proof>,
    clock: Option<Clock>,
    /// The length of tours for which the clocks were chosen.
    fitted: i64,
    pool: Pool,
    branch: Option<Branch>,
    /// Targets worth branching on, in units of the branching clock: from the first to before the second.
    between: (usize, usize),
    /// No plan is shorter.
    pub lower_bound: i64,
    /// The best tours that came to hand on the way, and their longest.
    pub best: Option<(i64, Vec<Tour>)>,
}

impl<'a> Prover<'a> {
    /// Starts from a bound already proved.
    pub fn new(instance: &'a Instance, lower_bound: i64) -> Self {
        Self {
            instance,
            proof: None,
            clock: None,
            fitted: i64::MAX,
            pool: Pool::default(),
            branch: None,
            between: (0, 0),
            lower_bound,
            best: None,
        }
    }

    /// Chooses how finely to count for tours up to this length: at first, and again where the length seemed too much to
    /// count and is now much smaller.
    pub fn fit(&mut self, upper: i64) {
        let much_smaller = upper < self.fitted / 4 * 3;
        let begun = self.fitted < i64::MAX && (!self.idle() || self.between.1 > 0);
        if begun || !much_smaller || upper <= self.lower_bound {
            return;
        }
        self.fitted = upper;
        self.proof = Proof::new(self.instance, self.lower_bound, upper);
        self.clock = branch::clock(self.instance, upper);
        self.between = (0, self.clock.as_ref().map_or(0, |clock| clock.units(upper - 1) + 1));
    }

    /// Whether there is nothing more to try.
    pub fn idle(&self) -> bool {
        self.proof.is_none() && self.clock.is_none()
    }

    /// Takes note of tours; they help to mix.
    pub fn learn(&mut self, tours: &[Tour]) {
        if let Some(proof) = &mut self.proof {
            proof.learn(tours);
        }
        tours
            .iter()
            .for_each(|tour| self.pool.learn(tour.depot as usize, &tour.trips));
    }

    /// Works for so many steps, or until stopped, or until plans of length `upper` are known to be best.
    pub fn run(&mut self, steps: u64, upper: i64, stop: &dyn Fn() -> bool) {
        if let Some(proof) = &mut self.proof {
            proof.run(steps, upper, stop);
            self.lower_bound = self.lower_bound.max(proof.lower_bound);
            if proof.ended {
                self.proof = None;
            }
        } else if let Some(clock) = self.clock.take()
            && self.run_branch(&clock, steps, upper, stop)
        {
            self.clock = Some(clock);
        }
    }

    /// Branches on a target; false when no target is left.
    fn run_branch(&mut self, clock: &Clock, steps: u64, upper: i64, stop: &dyn Fn() -> bool) -> bool {
        let first = self.between.0.max(clock.units(self.lower_bound));
        let end = self.between.1.min(clock.units(upper - 1) + 1);
        if first >= end {
            return false;
        }
        let mut branch = self.branch.take().filter(|branch| branch.target < end);
        let mut branch = branch
            .take()
            .unwrap_or_else(|| Branch::new(clock, first + (end - 1 - first) / 2, &self.pool));
        let target = branch.target;
        match branch.run(clock, steps, stop) {
            Found::Open => self.branch = Some(branch),
            Found::GivenUp => self.between.0 = target + 1,
            Found::Never => self.lower_bound = self.lower_bound.max(clock.begin(target + 1).min(upper)),
            Found::Tours(tours) => {
                self.between.1 = target;
                let length = longest(self.instance, &tours);
                if length < upper && self.best.as_ref().is_none_or(|(best, _)| length < *best) {
                    self.best = Some((length, tours));
                }
            }
        }
        true
    }
}
