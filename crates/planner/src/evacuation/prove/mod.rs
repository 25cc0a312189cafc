//! Planner, evacuation: the proof that no tours can be shorter.
//!
//! For a target T the master ([`master`]) mixes tours no longer than T so that few loads stay behind; its prices tell the
//! search for tours ([`price`]) what a load is worth. When even with prices free to choose all buses together cannot earn
//! what the loads are worth, no plan keeps T (Lagrange). Prices come from floating numbers, but the verdict does not: they
//! are rounded to whole numbers and weighed again exactly.

mod clock;
mod master;
mod price;

pub(super) use clock::Clock;
use master::Master;
use movement::evacuation::{Instance, Tour, Trip};
use price::{Prices, Pricing};

/// A proof under way.
pub(super) struct Proof<'a> {
    instance: &'a Instance,
    clock: Clock,
    master: Master,
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

impl<'a> Proof<'a> {
    /// Starts from a bound already proved.
    pub fn new(instance: &'a Instance, lower_bound: i64, upper: i64) -> Self {
        let clock = Clock::new(instance, upper);
        let target = clock.units(lower_bound);
        let (rows, master) = (clock.points.len(), Master::new(instance, &clock));
        let pricing = Pricing::default();
        Self {
            instance,
            master,
            pricing,
            target,
            lower_bound,
            ended: rows == 0,
            steps: 0,
            clock,
        }
    }

    /// Adds the tours that keep the target, so that the master need not find them.
    pub fn learn(&mut self, tours: &[Tour]) {
        for tour in tours {
            let trips: Vec<Trip> = tour.trips.clone();
            if self.clock.length(tour.yard as usize, &trips) <= self.target {
                self.master.add(&self.clock, tour.yard as usize, &trips);
            }
        }
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
        let prices = Prices::round(&self.clock, &duals);
        let last = self.clock.units(upper - 1).max(self.target);
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
            added += usize::from(self.master.add(&self.clock, yard, &trips));
        }
        self.ended = added == 0 || behind < 1e-4;
        let _ = self.instance;
    }
}
