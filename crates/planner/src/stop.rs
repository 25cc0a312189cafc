//! When to stop: one signal that every long loop asks between two units of work.
//!
//! A unit is a wave placed, a hundred households read or a few pivots of a flow: far less than 50 ms. What asks and is told yes
//! returns what it has. [`plan`](crate::plan) never takes half a placing for a whole one: it looks once more before.

use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};

/// What planning has in hand when it asks whether to stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InHand {
    /// No whole plan yet: to stop now is to have none.
    Nothing,
    /// A whole plan.
    Plan,
}

/// How long to plan. It ends at whichever comes first.
#[derive(Clone, Copy)]
pub struct Budget<'b> {
    /// Orders of waves to try. The same number, seed and operation give the same plan unless stopped.
    pub moves: u64,
    /// Asked between units of work, from more than one thread; planning ends within 50 ms once it says yes.
    pub stop: &'b (dyn Fn(InHand) -> bool + Sync),
    /// Threads to use, two at most; the plan is the same.
    pub threads: usize,
}

impl Budget<'static> {
    /// Returns a budget of moves alone.
    pub fn moves(moves: u64) -> Self {
        Self {
            moves,
            stop: &|_| false,
            threads: crate::threads::offered(),
        }
    }
}

/// Planning was stopped before there was a whole plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stopped;

impl fmt::Display for Stopped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "stopped before there was a first plan")
    }
}

impl std::error::Error for Stopped {}

/// The signal as the rooms see it: once it said yes, it says yes.
pub(crate) struct Stop<'b> {
    ask: &'b (dyn Fn(InHand) -> bool + Sync),
    said: AtomicBool,
    planned: AtomicBool,
}

impl<'b> Stop<'b> {
    pub fn new(ask: &'b (dyn Fn(InHand) -> bool + Sync)) -> Self {
        Self {
            ask,
            said: AtomicBool::new(false),
            planned: AtomicBool::new(false),
        }
    }

    /// Tells whether to stop now.
    pub fn now(&self) -> bool {
        if !self.said() && (self.ask)(self.in_hand()) {
            self.said.store(true, Ordering::Relaxed);
        }
        self.said()
    }

    /// Tells whether somebody was told to stop: what was made since may be half done.
    pub fn said(&self) -> bool {
        self.said.load(Ordering::Relaxed)
    }

    /// There is a whole plan from now on.
    pub fn planned(&self) {
        self.planned.store(true, Ordering::Relaxed);
    }

    fn in_hand(&self) -> InHand {
        match self.planned.load(Ordering::Relaxed) {
            false => InHand::Nothing,
            true => InHand::Plan,
        }
    }
}

impl fmt::Debug for Stop<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Stop")
            .field("said", &self.said())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
