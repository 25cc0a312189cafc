//! Planner, evacuation: whole tours within a target, or the proof that there are none, by branching.
//!
//! Where tours mixed in fractions keep a target, some way is driven a fraction of a time: once it is allowed at most so
//! often, once it must be driven at least so often more, and so on down the tree. Leaves are refuted by whole numbers.

mod count;
mod limit;
mod node;

use super::prove::Clock;
use limit::Limit;
use movement::evacuation::{Tour, Trip};
use node::{Node, Verdict};
use std::collections::BTreeSet;

/// Steps of one count above which branching would not get far.
const MOST_STEPS: usize = 400_000;
/// Steps taken for one target before it is left open.
const PATIENCE: u64 = 30_000_000_000;

/// What branching found for one target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// Nothing yet.
    Open,
    /// Tours that keep the target.
    Tours(Vec<Tour>),
    /// No tours keep the target.
    Never,
    /// Too much work, or numbers too fine to tell.
    GivenUp,
}

/// The tree for one target.
pub(super) struct Branch {
    clock: Clock,
    target: usize,
    pool: Vec<(usize, Vec<Trip>)>,
    known: BTreeSet<(usize, Vec<Trip>)>,
    /// Nodes still open, the next one last.
    open: Vec<Vec<Limit>>,
    /// Work done.
    pub steps: u64,
}

impl Branch {
    /// Whether an instance is small enough to branch on.
    pub fn suits(clock: &Clock, target: usize) -> bool {
        (2 * clock.ride.len()).saturating_mul(target + 1) <= MOST_STEPS
    }

    /// Starts with the tours known to keep the target.
    pub fn new(clock: &Clock, target: usize, tours: impl Iterator<Item = (usize, Vec<Trip>)>) -> Self {
        let mut branch = Self {
            clock: clock.clone(),
            target,
            pool: Vec::new(),
            known: BTreeSet::new(),
            open: vec![Vec::new()],
            steps: 0,
        };
        tours.for_each(|(yard, trips)| drop(branch.learn(yard, trips)));
        branch
    }

    fn learn(&mut self, yard: usize, trips: Vec<Trip>) -> bool {
        let new = self.clock.length(yard, &trips) <= self.target && self.known.insert((yard, trips.clone()));
        if new {
            self.pool.push((yard, trips));
        }
        new
    }

    /// Works for so many steps, or until stopped or decided.
    pub fn run(&mut self, steps: u64, stop: &dyn Fn() -> bool) -> Found {
        let end = self.steps + steps;
        while self.steps < end && !stop() {
            let Some(limits) = self.open.pop() else {
                return Found::Never;
            };
            if self.steps > PATIENCE {
                return Found::GivenUp;
            }
            let mut node = Node::new(&self.clock, self.target, &limits, &self.pool);
            let verdict = node.decide(stop);
            self.steps += node.steps;
            for (yard, trips) in node.found {
                self.learn(yard, trips);
            }
            match verdict {
                Verdict::Refuted => {}
                Verdict::Stopped => self.open.push(limits),
                Verdict::Unclear => return Found::GivenUp,
                Verdict::Whole(tours) => return Found::Tours(tours),
                Verdict::Split(way, times) => {
                    let floor = times.floor();
                    let most = Limit {
                        way,
                        most: true,
                        times: floor as i64,
                    };
                    let least = Limit {
                        way,
                        most: false,
                        times: floor as i64 + 1,
                    };
                    let (first, second) = if times - floor > 0.5 {
                        (least, most)
                    } else {
                        (most, least)
                    };
                    for limit in [second, first] {
                        let mut child = limits.clone();
                        child.push(limit);
                        self.open.push(child);
                    }
                }
            }
        }
        Found::Open
    }
}
