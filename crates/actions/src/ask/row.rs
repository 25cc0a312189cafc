//! One row of the list: what is asked for, and what the two answers are.

use super::search::{Band, Drawn, Search};
use movement::operation::Operation;
use movement::operation::change::{Change, apply};
use movement::plan::{Outcome, Proof, Resource};
use movement::units::{Minutes, Moment, Persons};
use planner::ask::{Ask, Gain, Worth};
use std::cmp::Reverse;

/// A row of an ask list.
#[derive(Clone, Debug)]
pub struct Row {
    /// What is asked for.
    pub ask: Ask,
    /// What the bound says; `None` when there was no time for it.
    pub bound: Option<BoundSays>,
    /// What planning anew says.
    pub plan: PlanSays,
}

/// What the bound says of more of something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoundSays {
    /// No plan that moves as many people as today's ends earlier.
    pub last_arrival: Moment,
    /// How much earlier that is than without.
    pub earlier: Minutes,
    /// What holds it there.
    pub binding: Option<Resource>,
    /// How many people more could have a seat.
    pub seats: Persons,
    /// By the prices that hold today's bound: how many people more, at most, can have arrived before it.
    pub people: Option<Persons>,
}

/// What planning anew says of more of something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanSays {
    /// There was no time to plan it.
    NotTried,
    /// So much is gained.
    Gained {
        /// What counts: nothing unless it is more than chance makes.
        gain: Gain,
        /// What the best plan found gains, chance or not.
        found: Gain,
        /// What that plan achieves.
        outcome: Outcome,
        /// Plans drawn for it.
        tries: u64,
    },
}

impl Row {
    /// Tells whether it buys nothing, as far as both answers are known.
    pub fn buys_nothing(&self) -> bool {
        let by_bound = self.bound.as_ref().is_some_and(|b| b.earlier.0 == 0 && b.seats.0 == 0);
        by_bound && matches!(&self.plan, PlanSays::Gained { gain, .. } if *gain == Gain::default())
    }

    /// What gains most in the plan first, then what the bound promises most of; the order of the list among equals.
    pub(super) fn order(&self) -> impl Ord + use<> {
        let gained = match &self.plan {
            PlanSays::Gained { gain, .. } => Some((gain.seated, gain.last_arrival, gain.person_minutes)),
            PlanSays::NotTried => None,
        };
        let bound = self.bound.as_ref().map(|b| (b.seats, b.earlier, b.people));
        (Reverse(gained.unwrap_or_default()), Reverse(bound))
    }
}

/// The best plan found with more of something.
pub(super) struct Found {
    pub best: Drawn,
    pub tries: u64,
}

/// Something to ask for while it is worked out.
pub(super) struct Candidate {
    pub ask: Ask,
    pub operation: Operation,
    pub worth: Option<Worth>,
    pub found: Option<Found>,
    promised: (Persons, Minutes),
}

impl Candidate {
    /// Makes the changes; `None` when the operation does not take them.
    pub fn new(operation: &Operation, ask: Ask) -> Option<Self> {
        Some(Self {
            operation: apply(operation, &ask.changes).ok()?,
            ask,
            worth: None,
            found: None,
            promised: Default::default(),
        })
    }

    /// Takes in what the bound says of it, which counts beside what it said before.
    pub fn learn(&mut self, worth: Option<Worth>) {
        self.worth = match (self.worth.take(), worth) {
            (Some(before), Some(mut now)) => {
                now.raise_to(&before);
                Some(now)
            }
            (before, now) => now.or(before),
        };
    }

    /// Returns by what candidates are tried one after another: what the bound promises most of first.
    pub fn promise(&self, without: &Proof) -> impl Ord + use<> {
        Reverse(self.bound_says(without).map(|b| (b.seats, b.earlier, b.people)))
    }

    /// Takes note of what the bound promises.
    pub fn compare(&mut self, without: &Proof) {
        let says = self.bound_says(without);
        self.promised = says.map(|b| (b.seats, b.earlier)).unwrap_or_default();
    }

    /// Tells whether the bound promises more than chance makes, so that another try may show it.
    pub fn promises_more_than(&self, band: Option<Band>) -> bool {
        band.is_some_and(|band| self.promised.1 > band.last_arrival || self.promised.0 > band.seated)
    }

    fn bound_says(&self, without: &Proof) -> Option<BoundSays> {
        let worth = self.worth.as_ref()?;
        Some(BoundSays {
            last_arrival: worth.proof.last_arrival.min(without.last_arrival),
            earlier: Minutes((without.last_arrival - worth.proof.last_arrival).0.max(0)),
            binding: worth.proof.binding().map(|limit| limit.resource),
            seats: Persons(worth.proof.most_people.0.saturating_sub(without.most_people.0)),
            people: worth.people,
        })
    }

    /// Takes in a plan for it; the best one stands.
    pub fn find(&mut self, drawn: Drawn) {
        self.found = Some(match self.found.take() {
            None => Found { best: drawn, tries: 1 },
            Some(found) => Found {
                tries: found.tries + 1,
                best: if drawn.outcome < found.best.outcome {
                    drawn
                } else {
                    found.best
                },
            },
        });
    }

    /// Returns what is gained, and whether it is more than chance makes; `None` when nothing was planned. Today's plan
    /// fits the operation with more, so it stands where planning anew found nothing better.
    pub fn gain(&self, search: &Search<'_>) -> Option<(Gain, bool)> {
        let found = &self.found.as_ref()?.best;
        if found.outcome >= search.best.outcome {
            return Some((Gain::default(), false));
        }
        let gain = Gain::of(&search.best.arrivals, &found.arrivals);
        let beyond_chance = search.band().is_some_and(|band| band.is_beaten_by(&gain));
        Some((gain, beyond_chance))
    }

    pub fn into_row(self, search: &Search<'_>, without: &Proof) -> Row {
        let plan = match (self.gain(search), &self.found) {
            (Some((gain, beyond_chance)), Some(found)) => PlanSays::Gained {
                gain: if beyond_chance { gain } else { Gain::default() },
                found: gain,
                outcome: found.best.outcome.clone().min(search.best.outcome.clone()),
                tries: found.tries,
            },
            _ => PlanSays::NotTried,
        };
        Row {
            bound: self.bound_says(without),
            plan,
            ask: self.ask,
        }
    }
}

/// Lets things and pairs of them learn from each other: what rules out a last arrival with both rules it out with one, and a plan
/// that fits with one fits with both.
pub(super) fn share(candidates: &mut [Candidate]) {
    let known = |c: &Candidate| {
        (
            c.ask.changes.clone(),
            c.worth.clone(),
            c.found.as_ref().map(|f| f.best.clone()),
        )
    };
    let all: Vec<_> = candidates.iter().map(known).collect();
    let is_part = |part: &[Change], whole: &[Change]| {
        part.len() < whole.len() && part.iter().all(|change| whole.contains(change))
    };
    for candidate in candidates {
        for (changes, worth, found) in &all {
            if is_part(&candidate.ask.changes, changes)
                && let (Some(own), Some(more)) = (&mut candidate.worth, worth)
            {
                own.raise_to(more);
            }
            if is_part(changes, &candidate.ask.changes)
                && let (Some(own), Some(less)) = (&mut candidate.found, found)
                && less.outcome < own.best.outcome
            {
                own.best = less.clone();
            }
        }
    }
}
