//! Planner, evacuation: the proof that no tours can be shorter.
//!
//! For a target T the master ([`master`]) mixes tours no longer than T so that few loads stay behind; its prices tell the
//! search for tours ([`price`]) what a load is worth. When all buses together cannot earn at these prices what the loads
//! are worth, no plan keeps T (Lagrange). Prices come from floating numbers, but the verdict does not: they are rounded to
//! whole numbers and weighed again exactly.

mod clock;
mod master;
mod price;
#[cfg(test)]
mod tests;

pub(super) use clock::Clock;
pub(super) use master::Master;
use movement::evacuation::{Instance, Tour, Trip};
use price::{Prices, Pricing};
use std::collections::BTreeSet;

/// A mix that leaves fewer loads than this behind leaves none.
const NOTHING: f64 = 1e-4;
/// More rows than this are too many for a master that keeps its inverse whole.
const MOST_ROWS: usize = 800;
/// With more tours than this the mix is given up as it stands.
const MOST_TOURS: usize = 60_000;
/// Steps that one search for tours may take.
const MOST_STEPS: i64 = 40_000_000;
/// With fewer units to the target than this, rounding would cost more than the mix of tours gains.
const FEWEST_UNITS: usize = 300;

/// A proof under way.
pub(super) struct Proof {
    clock: Clock,
    master: Master,
    known: BTreeSet<(usize, Vec<Trip>)>,
    pricing: Pricing,
    /// The target being refuted, in units of the clock.
    target: usize,
    /// No plan is shorter.
    pub lower_bound: i64,
    /// Whether the mixed tours keep the target: this proof goes no further.
    pub ended: bool,
    steps: u64,
}

impl Proof {
    /// Starts from a bound already proved; nothing when the instance is too large for it.
    pub fn new(instance: &Instance, lower_bound: i64, upper: i64) -> Option<Self> {
        let rows = instance.demand.len() + instance.capacity.len() + instance.buses.len();
        if rows > MOST_ROWS {
            return None;
        }
        let clock = Clock::within(instance, upper, MOST_STEPS);
        let units = clock.units(upper);
        let coarse = clock.unit > 1 && units < FEWEST_UNITS;
        if coarse || units > clock::MOST_UNITS || clock.steps(upper) > 2 * MOST_STEPS {
            return None;
        }
        Some(Self {
            target: clock.units(lower_bound),
            master: Master::new(&clock),
            known: BTreeSet::new(),
            pricing: Pricing::default(),
            lower_bound,
            ended: false,
            steps: 0,
            clock,
        })
    }

    /// Adds the tours that keep the target, so that the master need not find them.
    pub fn learn(&mut self, tours: &[Tour]) {
        for tour in tours {
            if self.clock.length(tour.depot as usize, &tour.trips) <= self.target {
                self.add(tour.depot as usize, &tour.trips);
            }
        }
    }

    /// Adds a tour; false when one of the same trips was there.
    fn add(&mut self, depot: usize, trips: &[Trip]) -> bool {
        let mut sorted = trips.to_vec();
        sorted.sort_unstable();
        let new = self.known.insert((depot, sorted));
        if new {
            self.master.add(&self.clock, depot, trips, &[]);
        }
        new
    }

    /// Works for so many steps, or until stopped, or until plans of length `upper` are known to be best.
    pub fn run(&mut self, steps: u64, upper: i64, stop: &dyn Fn() -> bool) {
        let end = self.steps + steps;
        while self.steps < end && !self.ended && self.lower_bound < upper && !stop() {
            let Some(behind) = self.master.solve(&mut self.steps, end, stop) else {
                return;
            };
            if self.exchange(behind, upper, stop).is_none() {
                return;
            }
        }
    }

    /// One exchange of prices against tours; nothing when it was stopped.
    fn exchange(&mut self, behind: f64, upper: i64, stop: &dyn Fn() -> bool) -> Option<()> {
        let last = self.clock.units(upper - 1).max(self.target);
        let prices = Prices::round(&self.clock, self.master.duals(), last);
        self.steps += self.pricing.run(&self.clock, &prices, last, stop)?;
        let worth = |time: &usize| self.pricing.worth(&self.clock, &prices, *time);
        let refuted = (self.target..=last).take_while(|time| worth(time) > 0).count();
        if refuted > 0 {
            self.target += refuted;
            let begin = self.clock.begin(self.target).min(upper);
            self.lower_bound = self.lower_bound.max(begin);
            return Some(());
        }
        let mut added = 0;
        for (depot, trips) in self.pricing.tours(&self.clock, &prices, self.target) {
            added += usize::from(self.add(depot, &trips));
        }
        self.ended = added == 0 || behind < NOTHING || self.known.len() > MOST_TOURS;
        Some(())
    }
}
