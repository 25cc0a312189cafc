//! What a lane draws to start a search from: a roster on a choice of shelters, or a sketch that makes a choice of its own.

use super::Ground;
use super::aims::Aim;
use super::trials::Candidate;
use crate::dispatch::{Dispatcher, Wave};
use crate::improve::Search;
use crate::loads::{self, Loads};
use crate::rosters::Drawing;
use crate::sketch::{Sketch, Sketching};
use std::sync::OnceLock;

/// A draft, a slice of work at a time.
pub(super) enum Draft<'t> {
    Roster(Drawing<'t>, &'t Loads),
    Sketch(Box<Sketching<'t>>),
}

impl<'t> Draft<'t> {
    /// Starts; `None` where such a draft would say nothing.
    pub fn new(ground: Ground<'t>, aim: Aim) -> Option<Self> {
        match aim {
            Aim::Roster { choice, aim } => {
                let choice = &ground.choices[choice];
                let dispatcher = Dispatcher::new(ground.task, &choice.queues, ground.stop);
                Some(Self::Roster(Drawing::new(&dispatcher, aim)?, choice))
            }
            Aim::Sketch(aim) => {
                let choice = &ground.choices[0];
                let dispatcher = Dispatcher::new(ground.task, &choice.queues, ground.stop);
                Some(Self::Sketch(Box::new(Sketching::new(
                    &dispatcher,
                    &choice.parties,
                    aim,
                )?)))
            }
        }
    }

    /// Tells whether an operation is so large that a move of a search takes as long as many slices of a draft.
    pub fn is_by_days(&self) -> bool {
        matches!(self, Self::Roster(drawing, _) if drawing.is_by_days())
    }

    /// Does one slice of work; tells whether there is more to do.
    pub fn slice(&mut self) -> bool {
        match self {
            Self::Roster(drawing, _) => drawing.slice(),
            Self::Sketch(sketching) => sketching.slice(),
        }
    }

    /// Starts a search from what was drawn; `None` when that is nothing, or there is no room left on the shelf for a
    /// choice of shelters.
    pub fn finish(self, ground: Ground<'t>, shelf: &mut Shelf<'t>, seed: u64) -> Option<Candidate<'t>> {
        match self {
            Self::Roster(drawing, choice) => {
                let dispatcher = Dispatcher::new(ground.task, &choice.queues, ground.stop);
                let search = Search::from_roster(dispatcher, drawing.finish(), seed);
                Some(Candidate::new(ground, choice, search))
            }
            Self::Sketch(sketching) => {
                let sketch = sketching.finish()?;
                let most = ground.choices[0].most_people;
                let along = loads::along(ground.operation, ground.task, &sketch.brought, most, ground.stop)?;
                let choice = shelf.keep(along)?;
                let dispatcher = Dispatcher::new(ground.task, &choice.queues, ground.stop);
                let search = Search::from_waves(dispatcher, &waves(&sketch, choice), seed);
                Some(Candidate::new(ground, choice, search))
            }
        }
    }
}

/// Returns a sketch's convoys as waves for the queues of a choice.
fn waves(sketch: &Sketch, choice: &Loads) -> Vec<Wave> {
    let queues = || choice.queues.iter().map(|q| (q.stages[0].from, q.shelter));
    let wave = |convoy: &crate::sketch::Sketched| {
        Some(Wave {
            queue: queues().position(|way| way == convoy.way)? as u32,
            vehicles: convoy.vehicles,
            stretchers: 0,
            joined: false,
            whole: true,
            platoon: None,
        })
    };
    sketch.convoys.iter().filter_map(wave).collect()
}

/// Choices of shelters that one lane makes on the way.
pub(super) struct Shelf<'t> {
    slots: &'t [OnceLock<Loads>],
}

impl<'t> Shelf<'t> {
    pub fn new(slots: &'t [OnceLock<Loads>]) -> Self {
        Self { slots }
    }

    /// Puts a choice where it stays as long as the lanes; `None` when there is no room.
    pub fn keep(&mut self, loads: Loads) -> Option<&'t Loads> {
        let (first, others) = self.slots.split_first()?;
        self.slots = others;
        Some(first.get_or_init(|| loads))
    }
}

#[cfg(test)]
mod tests;
