//! Planner, evacuation: the proof that no tours can be shorter.
//!
//! For a target T the master ([`master`]) mixes tours no longer than T so that few loads stay behind; its prices tell the
//! search for tours ([`price`]) what a load is worth. When even with prices free to choose all buses together cannot earn
//! what the loads are worth, no plan keeps T (Lagrange). Prices come from floating numbers, but the verdict does not: they
//! are rounded to whole numbers and weighed again exactly.

mod clock;
mod master;
mod price;

use super::branch::Branch;
pub(super) use clock::Clock;
pub(super) use master::Master;
use movement::evacuation::{Instance, Tour, Trip};
use price::{Prices, Pricing};
use std::collections::BTreeSet;

/// A proof under way.
pub(super) struct Proof {
    clock: Clock,
    master: Master,
    known: BTreeSet<(usize, Vec<Trip>)>,
    tours: Vec<(usize, Vec<Trip>)>,
    pricing: Pricing,
    /// The target being refuted, in units of the clock.
    target: usize,
    /// No plan is shorter.
    pub lower_bound: i64,
    /// Whether the mixed tours keep the target: this proof goes no further.
    pub ended: bool,
    /// Work done, in steps of the search for tours.
    pub steps: u64,
}

impl Proof {
    /// Starts from a bound already proved.
    pub fn new(instance: &Instance, lower_bound: i64, upper: i64) -> Self {
        let clock = Clock::new(instance, upper);
        let target = clock.units(lower_bound);
        let master = Master::new(&clock, &[]);
        let pricing = Pricing::default();
        Self {
            master,
            known: BTreeSet::new(),
            tours: Vec::new(),
            pricing,
            target,
            lower_bound,
            ended: false,
            steps: 0,
            clock,
        }
    }

    /// Adds the tours that keep the target, so that the master need not find them.
    pub fn learn(&mut self, tours: &[Tour]) {
        for tour in tours {
            if self.clock.length(tour.yard as usize, &tour.trips) <= self.target {
                self.add(tour.yard as usize, &tour.trips);
            }
        }
    }

    /// Adds a tour; false when one of the same trips was there.
    fn add(&mut self, yard: usize, trips: &[Trip]) -> bool {
        let mut sorted = trips.to_vec();
        sorted.sort_unstable();
        let new = self.known.insert((yard, sorted));
        if new {
            self.tours.push((yard, trips.to_vec()));
            self.master.add(&self.clock, yard, trips, &[]);
        }
        new
    }

    /// A tree for the target that the mixed tours keep.
    pub fn branch(&self) -> Option<Branch> {
        let suits = self.ended && Branch::suits(&self.clock, self.target);
        suits.then(|| Branch::new(&self.clock, self.target, self.tours.iter().cloned()))
    }

    /// Takes up the proof again after branching has refuted the target.
    pub fn refuted(&mut self) {
        self.target += 1;
        self.lower_bound = self.lower_bound.max(self.clock.begin(self.target));
        self.ended = false;
    }

    /// Works for so many steps, or until stopped, or until plans of length `upper` are known to be best.
    pub fn run(&mut self, steps: u64, upper: i64, stop: &dyn Fn() -> bool) {
        let end = self.steps + steps;
        while self.steps < end && !self.ended && self.lower_bound < upper && !stop() {
            self.round(upper, stop);
        }
    }

    /// One exchange of prices against tours.
    fn round(&mut self, upper: i64, stop: &dyn Fn() -> bool) {
        let behind = self.master.solve(&mut self.steps, stop);
        let duals = self.master.duals().to_vec();
        let last = self.clock.units(upper - 1).max(self.target);
        let prices = Prices::round(&self.clock, &duals, last);
        self.steps += self.pricing.run(&self.clock, &prices, last);
        let refuted = (self.target..=last)
            .take_while(|t| self.pricing.worth(&self.clock, &prices, *t) > 0)
            .count();
        if refuted > 0 {
            self.target += refuted;
            self.lower_bound = self
                .lower_bound
                .max(self.clock.begin(self.target))
                .min(upper.max(self.lower_bound));
            return;
        }
        let mut added = 0;
        for (yard, trips) in self.pricing.tours(&self.clock, &prices, self.target) {
            added += usize::from(self.add(yard, &trips));
        }
        self.ended = added == 0 || behind < 1e-4;
    }
}
