//! Planner, evacuation: whole tours within a target, or the proof that there are none, by branching.
//!
//! Where tours mixed in fractions keep a target, some way is driven a fraction of a time: once it is allowed at most so
//! often, once it must be driven at least so often more, and so on down the tree. Leaves are refuted by whole numbers.

mod count;
mod limit;
mod node;

use super::prove::Clock;
use movement::evacuation::{Instance, Tour, Trip};
use node::{Known, Node, Verdict};
use std::collections::BTreeSet;

/// Steps of one count that branching can afford, since it counts often.
const COUNT: i64 = 600_000;
/// More rides than this are too many to branch on.
const MOST_RIDES: usize = 10_000;
/// With fewer units to the target than this, rounding would blur what branching finds.
const FEWEST_UNITS: usize = 150;
/// Steps spent on one target before another is tried.
const PATIENCE: u64 = 6_000_000_000;

/// What branching found for one target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// Nothing yet.
    Open,
    /// Tours that keep the target as far as the clock can tell.
    Tours(Vec<Tour>),
    /// No tours keep the target.
    Never,
    /// Too much work, or numbers too fine to tell.
    GivenUp,
}

/// Returns a clock to branch by; nothing when the instance is too large for it.
pub(super) fn clock(instance: &Instance, upper: i64) -> Option<Clock> {
    if instance.demand.len().saturating_mul(instance.capacity.len()) > MOST_RIDES {
        return None;
    }
    let clock = Clock::within(instance, upper, COUNT);
    let blurred = clock.unit > 1 && clock.units(upper) < FEWEST_UNITS;
    (!blurred && clock.steps(upper) <= 4 * COUNT).then_some(clock)
}

/// Tours that branching knows of, whatever the target.
#[derive(Clone, Debug, Default)]
pub(super) struct Pool {
    tours: Vec<Known>,
    known: BTreeSet<Known>,
}

impl Pool {
    /// Adds a tour unless it is there.
    pub fn learn(&mut self, depot: usize, trips: &[Trip]) {
        let tour: Known = (depot, trips.into());
        if self.known.insert(tour.clone()) {
            self.tours.push(tour);
        }
    }
}

/// The tree for one target.
pub(super) struct Branch {
    /// The target, in units of the clock.
    pub target: usize,
    /// Nodes still open, the next one last.
    open: Vec<Node>,
    steps: u64,
}

impl Branch {
    pub fn new(clock: &Clock, target: usize, pool: &Pool) -> Self {
        Self {
            target,
            open: vec![Node::root(clock, target, &pool.tours)],
            steps: 0,
        }
    }

    /// Works for so many steps, or until stopped or decided.
    pub fn run(&mut self, clock: &Clock, steps: u64, stop: &dyn Fn() -> bool) -> Found {
        let end = self.steps + steps;
        while self.steps < end && !stop() {
            let Some(mut node) = self.open.pop() else {
                return Found::Never;
            };
            let before = node.steps;
            let verdict = node.decide(clock, before + (end - self.steps), stop);
            self.steps += node.steps - before;
            match verdict {
                Verdict::Paused => self.open.push(node),
                Verdict::Refuted => {}
                Verdict::Unclear => return Found::GivenUp,
                Verdict::Whole(tours) => return Found::Tours(tours),
                Verdict::Split(first, second) => {
                    self.open.push(node.child(clock, second));
                    self.open.push(node.child(clock, first));
                }
            }
        }
        if self.steps > PATIENCE {
            Found::GivenUp
        } else {
            Found::Open
        }
    }
}
