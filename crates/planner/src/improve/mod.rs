//! Changes the order of waves while it pays: late acceptance over small moves, each move in a file of its own.

mod exchange_platoons;
mod exchange_queues;
mod give_wave;
mod merge_waves;
mod move_wave;
mod resize_wave;
mod split_wave;
mod swap_waves;

use crate::construct::{Order, first_order, replay};
use crate::dispatch::{Dispatcher, Platoons, Score, Wave};
use crate::rosters::Roster;
use fastrand::Rng;
use std::sync::Arc;

/// A change is accepted when it is no worse than what stood this many moves ago.
const MEMORY: usize = 60;

/// People who arrive less than this many minutes before the last ones count as late: the search moves them first.
const LATE: i32 = 240;

/// A search over orders of waves, which can go on and on.
pub(crate) struct Search<'t> {
    dispatcher: Dispatcher<'t>,
    rng: Rng,
    pub best: Arc<Order>,
    current: Order,
    memory: Vec<i128>,
    moves: usize,
    trial: Vec<Wave>,
    placed: Vec<Wave>,
}

impl<'t> Search<'t> {
    /// Starts from the first order.
    pub fn new(mut dispatcher: Dispatcher<'t>, seed: u64) -> Self {
        let first = first_order(&mut dispatcher);
        Self::from(dispatcher, first, seed)
    }

    /// Starts from a roster.
    pub fn from_roster(mut dispatcher: Dispatcher<'t>, roster: Roster, seed: u64) -> Self {
        dispatcher.platoons = Arc::new(roster.platoons);
        Self::from_waves(dispatcher, &roster.waves, seed)
    }

    /// Starts from an order of waves.
    pub fn from_waves(mut dispatcher: Dispatcher<'t>, order: &[Wave], seed: u64) -> Self {
        let mut waves = Vec::new();
        let score = replay(&mut dispatcher, order, &mut waves);
        let arrivals = dispatcher.arrivals().to_vec();
        let convoys = dispatcher.take_convoys();
        let first = Order {
            waves,
            arrivals,
            score,
            convoys,
        };
        Self::from(dispatcher, first, seed)
    }

    fn from(dispatcher: Dispatcher<'t>, first: Order, seed: u64) -> Self {
        Self {
            dispatcher,
            rng: Rng::with_seed(seed),
            current: Order {
                convoys: None,
                ..first.clone()
            },
            best: Arc::new(first),
            memory: Vec::new(),
            moves: 0,
            trial: Vec::new(),
            placed: Vec::new(),
        }
    }

    /// Tries one change; tells whether it was not stopped on the way, which changes nothing.
    pub fn step(&mut self) -> bool {
        if self.memory.is_empty() {
            self.aim();
        }
        self.trial.clone_from(&self.current.waves);
        self.moves += 1;
        if !change(&mut self.trial, &self.current.arrivals, &mut self.rng, &self.dispatcher) {
            return true;
        }
        let score = replay(&mut self.dispatcher, &self.trial, &mut self.placed);
        if self.dispatcher.stopped() {
            return false;
        }
        let slot = self.moves % MEMORY;
        if score.slope() <= self.current.score.slope() || score.slope() <= self.memory[slot] {
            std::mem::swap(&mut self.current.waves, &mut self.placed);
            self.keep(score);
        }
        self.memory[slot] = self.memory[slot].min(self.current.score.slope());
        true
    }

    /// Returns the platoons its waves may name.
    pub fn platoons(&self) -> Arc<Platoons> {
        Arc::clone(&self.dispatcher.platoons)
    }

    /// Takes over what was just placed.
    fn keep(&mut self, score: Score) {
        self.current.arrivals.clear();
        self.current.arrivals.extend_from_slice(self.dispatcher.arrivals());
        self.current.score = score;
        if score < self.best.score {
            let sooner = (score.waiting, score.last_arrival) < (self.best.score.waiting, self.best.score.last_arrival);
            self.best = Arc::new(Order {
                convoys: self.dispatcher.take_convoys(),
                ..self.current.clone()
            });
            if sooner {
                self.aim();
            }
        }
    }

    /// Sets the target a little before the last arrival and forgets what stood before.
    fn aim(&mut self) {
        self.dispatcher.target = self.current.score.last_arrival - LATE;
        self.current.score = replay(&mut self.dispatcher, &self.current.waves, &mut self.placed);
        std::mem::swap(&mut self.current.waves, &mut self.placed);
        self.current.arrivals.clear();
        self.current.arrivals.extend_from_slice(self.dispatcher.arrivals());
        self.memory = vec![self.current.score.slope(); MEMORY];
    }
}

/// Applies one random move; returns `false` when it changed nothing.
fn change(waves: &mut Vec<Wave>, arrivals: &[i32], rng: &mut Rng, dispatcher: &Dispatcher<'_>) -> bool {
    if waves.is_empty() {
        return false;
    }
    let most = dispatcher.task().most_vehicles.clamp(1, i32::from(u16::MAX)) as u16;
    let at = pick(arrivals, rng);
    if !dispatcher.platoons.vehicles.is_empty() && rng.u32(0..10) < 7 {
        return match rng.u32(0..10) {
            0..4 => exchange_queues::apply(waves, at, rng),
            4..8 => exchange_platoons::apply(waves, at, rng),
            _ => give_wave::apply(waves, at, rng),
        };
    }
    match rng.u32(0..100) {
        0..40 => move_wave::apply(waves, at, rng),
        40..70 => swap_waves::apply(waves, at, rng),
        70..80 => resize_wave::apply(waves, at, rng, most),
        80..90 => split_wave::apply(waves, at, rng),
        _ => merge_waves::apply(waves, at, rng, most),
    }
}

/// Picks a wave, half of the time the latest of four.
fn pick(arrivals: &[i32], rng: &mut Rng) -> usize {
    let any = rng.usize(0..arrivals.len());
    if rng.bool() {
        return any;
    }
    (0..3)
        .map(|_| rng.usize(0..arrivals.len()))
        .fold(any, |a, b| if arrivals[b] > arrivals[a] { b } else { a })
}
