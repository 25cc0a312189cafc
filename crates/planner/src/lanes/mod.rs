//! Lanes: two lines of search that share nothing until somebody asks for the best. They take turns on one thread or run
//! side by side on two; as each knows only its own number of moves, the plan is the same.

mod aims;
mod draft;
mod lane;
mod trials;

use crate::construct::Order;
use crate::dispatch::{Dispatcher, Platoons, Score};
use crate::loads::Loads;
use crate::stop::Stop;
use crate::task::Task;
use crate::threads::both;
use lane::Lane;
use movement::operation::Operation;
use std::sync::{Arc, OnceLock};

/// Households that a lane places between two meetings: enough that meeting costs nothing, few enough that a batch is
/// short. A few moves at least: drawing and searching take turns, and one lane would wait for the other's longer one.
const BATCH: usize = 60_000;
const SHORTEST_BATCH: u64 = 8;
const LONGEST_BATCH: u64 = 64;

/// What both lanes search in.
#[derive(Clone, Copy)]
pub(crate) struct Ground<'t> {
    pub operation: &'t Operation,
    pub task: &'t Task,
    pub choices: &'t [Loads],
    pub seed: u64,
    pub stop: &'t Stop<'t>,
    /// Room for choices of shelters that are made on the way, a shelf for each lane; may be empty.
    pub shelves: [&'t [OnceLock<Loads>]; 2],
}

/// Choices of shelters that a lane makes on the way, at most.
const SHELF: usize = 32;

/// Returns an empty shelf.
pub(crate) fn shelf() -> Vec<OnceLock<Loads>> {
    (0..SHELF).map(|_| OnceLock::new()).collect()
}

/// The best plan of a lane so far.
#[derive(Clone, Debug)]
pub(crate) struct Best<'t> {
    pub loads: &'t Loads,
    pub platoons: Arc<Platoons>,
    pub order: Arc<Order>,
    /// What it achieves, those whom its choice of shelters leaves out counted as waiting.
    pub score: Score,
}

/// Both lanes.
pub(crate) struct Lanes<'t> {
    ground: Ground<'t>,
    lanes: [Lane<'t>; 2],
    threads: usize,
    /// Moves of both lanes together.
    pub moves: u64,
}

impl<'t> Lanes<'t> {
    /// Starts with a first plan; there must be at least one choice. When stopped on the way, it is of no use.
    pub fn new(ground: Ground<'t>, threads: usize) -> Self {
        let first = Lane::first(ground);
        let second = Lane::second(ground, first.best.clone());
        Self {
            ground,
            lanes: [first, second],
            threads,
            moves: 0,
        }
    }

    /// Tells the lanes before when nobody can have arrived, and lets them draw rosters from now on.
    pub fn aim(&mut self, floor: i32) {
        self.lanes.iter_mut().for_each(|lane| lane.aim(floor));
    }

    /// Makes at most `most` moves. When stopped on the way, both lanes go back to where each had done its share.
    pub fn run(&mut self, most: u64) {
        let households: usize = self.ground.operation.households.len();
        let batch = ((BATCH / households.max(1)) as u64).clamp(SHORTEST_BATCH, LONGEST_BATCH);
        let before = self.moves;
        let after = before.saturating_add(most.min(2 * batch));
        let share = |moves: u64, lane: u64| (moves + 1 - lane) / 2;
        let [first, second] = &mut self.lanes;
        both(
            self.threads,
            || first.run(share(after, 0) - share(before, 0)),
            &mut || second.run(share(after, 1) - share(before, 1)),
        );
        // The second lane never does more than the first, and the first at most one more.
        let done = [&self.lanes[0], &self.lanes[1]].map(|lane| lane.moves);
        let even = done[0].min(done[1]);
        self.moves = 2 * even + u64::from(done[0] > even);
        for (number, lane) in self.lanes.iter_mut().enumerate() {
            lane.go_back_to(share(self.moves, number as u64));
        }
    }

    /// Returns the best plan so far.
    pub fn best(&self) -> &Best<'t> {
        let [first, second] = self.lanes.each_ref().map(|lane| &lane.best);
        if second.score < first.score { second } else { first }
    }
}

/// Returns a dispatcher for a plan, to write it down.
pub(crate) fn dispatcher<'t>(ground: Ground<'t>, best: &Best<'t>) -> Dispatcher<'t> {
    let mut dispatcher = Dispatcher::new(ground.task, &best.loads.queues, ground.stop);
    dispatcher.platoons = Arc::clone(&best.platoons);
    dispatcher
}
