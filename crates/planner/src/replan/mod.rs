//! A plan made anew after an event: what has passed its checkpoint stays as it is, and as few people as possible are told
//! another hour or place.
//!
//! First what can be kept is kept ([`keep`]); whoever loses their seat by that gets one in what is left free ([`fill`],
//! [`insert`]). That is a whole plan. Then, within the budget, more people are let go where the plan as a whole becomes better
//! by more than the price of what they are told anew ([`search`]).

mod attempt;
mod cause;
mod course;
mod fill;
mod ground;
mod insert;
mod journeys;
mod keep;
mod luggage;
mod search;
mod spans;

pub use cause::Cause;

use crate::stop::{Budget, Stop};
use attempt::Attempt;
use ground::Ground;
use movement::operation::Operation;
use movement::plan::rules::{Violation, judge};
use movement::plan::{Plan, Shifted};
use movement::registry::HouseholdIx;
use movement::units::{Moment, Persons};
use std::collections::{BTreeMap, BTreeSet};

/// What it costs to tell somebody something else, in minutes of last arrival for each person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Price {
    /// Another hour.
    pub hour: u32,
    /// Another place.
    pub place: u32,
}

impl Default for Price {
    fn default() -> Self {
        Self { hour: 1, place: 5 }
    }
}

/// A convoy that passed its checkpoint and was sent back to where it started, with everybody aboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TurnedBack {
    /// Its position in the old plan.
    pub convoy: usize,
    /// From when on people and vehicles are there again.
    pub back: Moment,
}

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub struct Replan<'a> {
    /// The operation the old plan is for.
    pub before: &'a Operation,
    /// The operation after the event. Its tables begin with those of the one before.
    pub after: &'a Operation,
    /// The old plan; it keeps every rule of the operation before, and every row it names exists.
    pub old: &'a Plan,
    /// When the event is known: whatever reached its checkpoint by then has passed.
    pub moment: Moment,
    /// Convoys that were turned back.
    pub turned_back: &'a [TurnedBack],
    /// What changes cost.
    pub price: Price,
    /// The only source of chance.
    pub seed: u64,
}

/// How far a search is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Attempts so far; the first plan is none.
    pub moves: u64,
    /// People who said yes and have no seat in the best plan so far.
    pub waiting: Persons,
    /// Last arrival of the best plan so far.
    pub last_arrival: Moment,
    /// People who had a seat and are told another hour or place, or have none any more.
    pub changed: Persons,
}

/// A plan made anew.
#[derive(Clone, Debug)]
pub struct Replanned {
    /// The plan, with what has passed.
    pub plan: Plan,
    /// The operation as it was until the moment and is from then on: what the plan is to be judged by.
    pub lived: Operation,
    /// For whom something changes.
    pub shifted: Vec<Shifted>,
    /// Why, for each household with another hour or place, or without its seat.
    pub causes: BTreeMap<HouseholdIx, Cause>,
    /// Convoys that have passed.
    pub passed: usize,
    /// Households on the way to whom no rule can be kept any more: no seat onward from the crossing where they are, or their
    /// luggage cannot follow. Somebody has to take care of them today.
    pub stranded: Vec<HouseholdIx>,
    /// Where it stands.
    pub standing: Standing,
}

impl Replanned {
    /// Judges the plan by every rule of [`Self::lived`]. What a rule has against people who are stranded is not among what it
    /// returns: no plan could mend it, and they are named.
    #[must_use]
    pub fn judge(&self) -> Vec<Violation> {
        let stranded = |h: &HouseholdIx| self.stranded.binary_search(h).is_ok();
        let mut plan = self.plan.clone();
        plan.waiting.retain(|waiting| !stranded(&waiting.household));
        let token = |h: &HouseholdIx| format!("household {}", self.lived.households[h.at()].token);
        let places: BTreeSet<String> = self.stranded.iter().map(token).collect();
        let mut broken = judge(&self.lived, &plan);
        broken.retain(|violation| !places.contains(&violation.place));
        broken
    }
}

/// Makes a plan anew. `watch` is told of the first plan and of every attempt, and stops the search by returning `false`. The
/// first plan is always finished; the budget's stop function ends the search after it.
pub fn replan(asked: &Replan<'_>, budget: Budget<'_>, watch: &mut dyn FnMut(&Standing) -> bool) -> Replanned {
    let never = Stop::new(&|_| false);
    let ground = Ground::new(asked, &never);
    let first = Attempt::first(&ground, &never);
    let stop = Stop::new(budget.stop);
    stop.planned();
    let (best, moves) = search::search(&ground, first, &stop, budget.moves, watch);
    best.finish(&ground, moves)
}
