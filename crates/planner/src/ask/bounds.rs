//! What the bound says: of an operation as it is, and of one that has more of something.

use crate::bound::{self, Held};
use crate::loads::{self, Party};
use crate::stop::{InHand, Stop};
use crate::task::{self, Task};
use crate::threads;
use movement::operation::Operation;
use movement::plan::{Limit, Proof};
use movement::units::{Minutes, Moment, Persons};

/// What more of something takes off the bound, by the prices at hand, from which on better prices are looked for.
const WORTH_A_SEARCH: Minutes = Minutes(60);

/// What no plan can beat that moves so many people, without a plan beside it.
#[derive(Clone, Debug)]
pub struct Bounds {
    /// The bound and its limits.
    pub proof: Proof,
    /// For plans that move so many people.
    pub moved: Persons,
    held: Option<Held>,
}

/// What the bound says of more of something.
#[derive(Clone, Debug)]
pub struct Worth {
    /// The bound with it; never later than without.
    pub proof: Proof,
    /// By the prices that hold the bound without it: how many people more, at most, can have arrived before that. `None` where
    /// no prices hold it, or where they mean nothing for what changes.
    pub people: Option<Persons>,
    /// The prices that a search of its own has found.
    held: Option<Held>,
}

/// An operation made ready for the limits.
struct Ready<'r> {
    operation: &'r Operation,
    task: Task,
    loads: loads::Loads,
}

impl<'r> Ready<'r> {
    fn new(operation: &'r Operation, stop: &Stop<'_>) -> Self {
        let task = task::build(operation);
        let loads = loads::parties_alone(operation, &task, stop);
        Self { operation, task, loads }
    }

    fn parties(&self) -> std::borrow::Cow<'_, [Party]> {
        bound::parties(self.operation, &self.task, &self.loads)
    }
}

impl Bounds {
    /// Computes the limits of an operation for plans that move as many people as `moved`. When told to stop, `None`.
    pub fn of(operation: &Operation, moved: Persons, stop: &(dyn Fn() -> bool + Sync)) -> Option<Self> {
        let ask = |_: InHand| stop();
        let stop = Stop::new(&ask);
        let ready = Ready::new(operation, &stop);
        let parties = ready.parties();
        let limits = bound::limits_for(operation, &ready.task, &parties, i64::from(moved.0), &stop);
        let held = bound::held_for(operation, &ready.task, (&parties, i64::from(moved.0)), &stop, &limits);
        let proof = proof(&ready.task, &parties, limits, held.as_ref().map(|held| &held.limit));
        (!stop.now()).then_some(Self { proof, moved, held })
    }

    /// Returns what the bound says of the same operation with more of something. When told to stop, `None`.
    pub fn with(&self, more: &Operation, stop: &(dyn Fn() -> bool + Sync)) -> Option<Worth> {
        let ask = |_: InHand| stop();
        let stop = Stop::new(&ask);
        let ready = Ready::new(more, &stop);
        let parties = ready.parties();
        let case = (&*parties, i64::from(self.moved.0));
        let limits = bound::limits_for(more, &ready.task, &parties, case.1, &stop);
        let behind = self
            .held
            .as_ref()
            .map(|held| bound::behind(more, &ready.task, case, &stop, held));
        let known = self.held.as_ref();
        let known = known.and_then(|held| bound::furthest(more, &ready.task, case, &stop, held));
        let gained = |limit: &Limit| self.proof.last_arrival - limit.last_arrival;
        // The same prices prove almost as much where little changes; where much does, others are looked for.
        let (limit, held) = match known {
            Some(limit) if gained(&limit) < WORTH_A_SEARCH => (Some(limit), None),
            _ => {
                let held = bound::held_for(more, &ready.task, case, &stop, &limits);
                (held.as_ref().map(|held| held.limit.clone()), held)
            }
        };
        let worth = Worth {
            people: self.worth(behind.flatten()),
            proof: proof(&ready.task, &parties, limits, limit.as_ref()),
            held,
        };
        (!stop.now()).then_some(worth)
    }

    /// Returns the last arrival that the prices rule out, and how many people they leave behind by then.
    #[cfg(test)]
    pub(super) fn held_at(&self) -> Option<(Moment, i64)> {
        let held = self.held.as_ref()?;
        Some((Moment(held.last), held.shortfall))
    }

    /// Returns what the bound says of each of these, two at a time where there are threads for it; see [`Self::with`].
    pub fn with_each(&self, all: &[&Operation], stop: &(dyn Fn() -> bool + Sync)) -> Vec<Option<Worth>> {
        let half = |from: usize| -> Vec<Option<Worth>> {
            let every_second = all.iter().skip(from).step_by(2);
            every_second.map(|more| self.with(more, stop)).collect()
        };
        let (mut even, mut odd) = (Vec::new(), Vec::new());
        threads::both(threads::offered(), || even = half(0), &mut || odd = half(1));
        let (mut even, mut odd) = (even.into_iter(), odd.into_iter());
        let turns = (0..all.len()).map(|row| if row % 2 == 0 { even.next() } else { odd.next() });
        turns.map(Option::flatten).collect()
    }

    /// Returns how many people fewer the prices leave behind.
    fn worth(&self, behind: Option<i64>) -> Option<Persons> {
        let people = (self.held.as_ref()?.shortfall - behind?).max(0);
        Some(Persons(u32::try_from(people).unwrap_or(u32::MAX)))
    }

    /// Raises the bound to that of an operation with more: see [`Proof::raise_to`]. Returns whether its
    /// prices are better than those at hand, which they replace: others are worth another look.
    pub fn raise_to(&mut self, more: &Worth) -> bool {
        let better = more.proof.last_arrival > self.proof.last_arrival;
        self.proof.raise_to(&more.proof);
        if better && more.held.is_some() {
            self.held.clone_from(&more.held);
        }
        better && more.held.is_some()
    }
}

impl Worth {
    /// Raises the bound to that of an operation with still more.
    pub fn raise_to(&mut self, more: &Self) {
        self.proof.raise_to(&more.proof);
    }
}

fn proof(task: &Task, parties: &[Party], mut limits: Vec<Limit>, held: Option<&Limit>) -> Proof {
    limits.extend(held.cloned());
    let limits = Limit::ranked(limits);
    Proof {
        most_people: Persons(u32::try_from(bound::most_of(task, parties)).unwrap_or(u32::MAX)),
        last_arrival: limits.first().map_or(Moment(0), |limit| limit.last_arrival),
        limits,
    }
}
