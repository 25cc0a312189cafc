//! Rosters: which loads each platoon takes one after another, before checkpoint and escorts have their say.
//!
//! A platoon is a few like vehicles that start together and stay together ([`platoon`]). Its tour is a row of runs, each
//! for one queue; a tour alone is quickly driven in the mind, day by day within its driving minutes ([`course`]). Tours are
//! drawn by always sending on whoever is free first ([`start`]), then changed a million times by small moves, aiming at an
//! end that no plan can beat ([`anneal`], [`moves`]). Thousands of loads are drawn day by day instead ([`days`]). What comes out is an order of waves with platoons, for dispatch to
//! give real hours.

mod anneal;
mod course;
mod days;
mod daytime;
mod moves;
mod platoon;
mod start;
mod tours;
mod traffic;
mod ward;

use crate::dispatch::{Dispatcher, Platoons, Wave};
pub(crate) use platoon::sizes;
pub(crate) use start::provided;

use anneal::Anneal;
use course::Course;
use days::Days;
pub(crate) use days::MANY_LOADS;
use tours::Tours;
use traffic::Traffic;

/// Platoons and the order in which their runs depart.
#[derive(Clone, Debug)]
pub(crate) struct Roster {
    pub platoons: Platoons,
    pub waves: Vec<Wave>,
}

/// How a roster is drawn.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Aim {
    /// Vehicles of a platoon, at most.
    pub size: usize,
    /// The last arrival aimed at.
    pub target: i32,
    pub seed: u64,
}

/// A roster being drawn, a slice of work at a time.
pub(crate) struct Drawing<'t> {
    method: Method<'t>,
}

/// How: whole tours, or day by day where there are too many loads for that.
enum Method<'t> {
    Tours(Box<Anneal<'t>>),
    Days(Box<Days<'t>>),
}

impl<'t> Drawing<'t> {
    /// Starts; `None` where a roster would say nothing: journeys with two legs, or no vehicle with seats.
    pub fn new(dispatcher: &Dispatcher<'t>, aim: Aim) -> Option<Self> {
        if dispatcher.queues().iter().any(|q| q.stages.len() > 1) {
            return None;
        }
        // Days know no platoons of a size: drawings that differ by it alone get other chances.
        let seed = aim.seed.wrapping_mul(64).wrapping_add(aim.size as u64);
        let method = match Days::new(dispatcher, seed) {
            Some(days) => Method::Days(Box::new(days)),
            None => Method::Tours(Box::new(tours(dispatcher, aim)?)),
        };
        Some(Self { method })
    }

    /// Tells whether an operation is so large that a move of a search takes as long as many slices of a drawing.
    pub fn is_by_days(&self) -> bool {
        matches!(self.method, Method::Days(_))
    }

    /// Does one slice of work; tells whether there is more to do.
    pub fn slice(&mut self) -> bool {
        match &mut self.method {
            Method::Tours(anneal) => anneal.slice(),
            Method::Days(days) => days.slice(),
        }
    }

    /// Returns the roster as far as it is drawn.
    pub fn finish(self) -> Roster {
        match self.method {
            Method::Tours(anneal) => anneal.finish(),
            Method::Days(days) => days.finish(),
        }
    }
}

/// Starts tours; `None` when there is nothing to drive.
fn tours<'t>(dispatcher: &Dispatcher<'t>, aim: Aim) -> Option<Anneal<'t>> {
    let platoons = platoon::platoons(dispatcher, aim.size);
    let course = Course::new(dispatcher, aim.target);
    let first = start::tours(&course, &platoons)?;
    let tours = Tours::new(course, platoons, first);
    Some(Anneal::new(tours, Traffic::new(dispatcher), aim.seed))
}
