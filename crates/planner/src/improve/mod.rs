//! Changes the order of waves while it pays: late acceptance over small moves, each move in a file of its own.

mod merge_waves;
mod move_wave;
mod resize_wave;
mod split_wave;
mod swap_waves;

use crate::construct::{Order, replay};
use crate::dispatch::{Dispatcher, Score, Wave};
use fastrand::Rng;

/// A change is accepted when it is no worse than what stood this many moves ago.
const MEMORY: usize = 60;

/// People who arrive less than this many minutes before the last ones count as late: the search moves them first.
const LATE: i32 = 240;

/// Searches until `most_moves` orders have been tried or `tell` returns `false`; returns the best order.
pub(crate) fn improve(
    dispatcher: &mut Dispatcher<'_>,
    first: Order,
    seed: u64,
    most_moves: u64,
    tell: &mut dyn FnMut(u64, &Score) -> bool,
) -> (Order, u64) {
    let mut rng = Rng::with_seed(seed);
    let mut best = first.clone();
    let mut current = first;
    let mut memory = aim(dispatcher, &mut current);
    let (mut trial, mut placed) = (Vec::new(), Vec::new());
    let mut moves = 0;
    while moves < most_moves && tell(moves, &best.score) {
        trial.clone_from(&current.waves);
        moves += 1;
        if !change(&mut trial, &current.arrivals, &mut rng, dispatcher) {
            continue;
        }
        let score = replay(dispatcher, &trial, &mut placed);
        let slot = moves as usize % MEMORY;
        if score.slope() <= current.score.slope() || score.slope() <= memory[slot] {
            std::mem::swap(&mut current.waves, &mut placed);
            current.arrivals.clear();
            current.arrivals.extend_from_slice(dispatcher.arrivals());
            current.score = score;
            if score < best.score {
                let sooner = score.last_arrival < best.score.last_arrival || score.waiting < best.score.waiting;
                best.clone_from(&current);
                if sooner {
                    memory = aim(dispatcher, &mut current);
                }
            }
        }
        memory[slot] = memory[slot].min(current.score.slope());
    }
    (best, moves)
}

/// Sets the target a little before the last arrival and scores the order by it; returns a memory of nothing else.
fn aim(dispatcher: &mut Dispatcher<'_>, current: &mut Order) -> Vec<i128> {
    dispatcher.target = current.score.last_arrival - LATE;
    let waves = current.waves.clone();
    current.score = replay(dispatcher, &waves, &mut current.waves);
    current.arrivals.clear();
    current.arrivals.extend_from_slice(dispatcher.arrivals());
    vec![current.score.slope(); MEMORY]
}

/// Applies one random move; returns `false` when it changed nothing.
fn change(waves: &mut Vec<Wave>, arrivals: &[i32], rng: &mut Rng, dispatcher: &Dispatcher<'_>) -> bool {
    if waves.is_empty() {
        return false;
    }
    let most = dispatcher.task().most_vehicles.clamp(1, i32::from(u16::MAX)) as u16;
    let at = pick(arrivals, rng);
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
