//! Planner, evacuation: raises the bound, first by mixed tours, then by branching between the bound and the best plan.

use super::branch::{self, Branch, Found, Pool};
use super::prove::{Clock, Proof};
use movement::evacuation::{Instance, Tour, longest};

/// All that proves.
pub(super) struct Prover<'a> {
    instance: &'a Instance,
    proof: Option<Proof>,
    clock: Option<Clock>,
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
    /// Starts from a bound already proved and the longest of tours at hand.
    pub fn new(instance: &'a Instance, lower_bound: i64, upper: i64) -> Self {
        let open = lower_bound < upper;
        let clock = if open { branch::clock(instance, upper) } else { None };
        Self {
            instance,
            proof: if open {
                Proof::new(instance, lower_bound, upper)
            } else {
                None
            },
            between: (0, clock.as_ref().map_or(0, |clock| clock.units(upper - 1) + 1)),
            clock,
            pool: Pool::default(),
            branch: None,
            lower_bound,
            best: None,
        }
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
            .for_each(|tour| self.pool.learn(tour.yard as usize, &tour.trips));
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
