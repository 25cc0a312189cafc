//! Sketches: convoys first, people after.
//!
//! Which shelter a household goes to is left open while convoys of seats are put in an order ([`anneal`], [`moves`]) and
//! driven as dispatch would ([`road`]); whether their seats bring everybody somewhere they accept is a matter of counting
//! ([`need`]). Only then are households sent along the seats that arrive in time. Where shelters are chosen first, the
//! last convoys can only do what was chosen. For movements of a few dozen convoys: there every order is quickly driven.

mod anneal;
mod moves;
mod need;
mod road;

use crate::dispatch::Dispatcher;
use crate::loads::{Brought, Party};
use anneal::Anneal;
use road::Road;

/// More full vehicles than this make orders of convoys too many to be searched one by one.
const MOST_LOADS: i64 = 80;

/// How a sketch is drawn.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SketchAim {
    /// No last arrival before this minute is sought.
    pub floor: i32,
    /// Seats to spare, in thousandths of those needed, because households stay whole.
    pub spare: i64,
    /// Rounds, each of which drives so many convoys.
    pub rounds: usize,
    pub round: u64,
    pub seed: u64,
}

/// A convoy of a sketch: from a site to a shelter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sketched {
    pub way: (usize, usize),
    pub vehicles: u16,
}

/// What a sketch comes to.
#[derive(Clone, Debug)]
pub(crate) struct Sketch {
    /// Convoys in the order in which they are given hours.
    pub convoys: Vec<Sketched>,
    /// What they bring by each way.
    pub brought: Vec<Brought>,
}

/// A sketch being drawn, a slice of work at a time.
pub(crate) struct Sketching<'t> {
    anneal: Anneal<'t>,
}

impl<'t> Sketching<'t> {
    /// Starts; `None` where people cannot be counted that way: journeys with two legs, too many ways or loads, shelters
    /// that people leave again, luggage.
    pub fn new(dispatcher: &Dispatcher<'t>, parties: &[Party], aim: SketchAim) -> Option<Self> {
        let road = Road::new(dispatcher, parties)?;
        Some(Self {
            anneal: Anneal::new(road, aim),
        })
    }

    /// Does one slice; tells whether there is more to do.
    pub fn slice(&mut self) -> bool {
        self.anneal.slice()
    }

    /// Returns the best sketch so far; `None` when none brings everybody.
    pub fn finish(self) -> Option<Sketch> {
        self.anneal.finish()
    }
}
