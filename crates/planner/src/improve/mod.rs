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

/// Searches until `most_moves` orders have been tried or `tell` returns `false`; leaves the best order placed.
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
    let mut memory = vec![current.score.slope(); MEMORY];
    let (mut trial, mut placed) = (Vec::new(), Vec::new());
    let mut moves = 0;
    while moves < most_moves && tell(moves, &best.score) {
        trial.clone_from(&current.waves);
        moves += 1;
        if !change(&mut trial, &mut rng, dispatcher) {
            continue;
        }
        let score = replay(dispatcher, &trial, &mut placed);
        let slot = moves as usize % MEMORY;
        let slope = score.slope();
        if slope <= current.score.slope() || slope <= memory[slot] {
            std::mem::swap(&mut current.waves, &mut placed);
            current.score = score;
            if score < best.score {
                best.clone_from(&current);
            }
        }
        memory[slot] = memory[slot].min(current.score.slope());
    }
    (best, moves)
}

/// Applies one random move; returns `false` when it changed nothing.
fn change(waves: &mut Vec<Wave>, rng: &mut Rng, dispatcher: &Dispatcher<'_>) -> bool {
    if waves.is_empty() {
        return false;
    }
    let most = dispatcher.task().most_vehicles.clamp(1, i32::from(u16::MAX)) as u16;
    match rng.u32(0..100) {
        0..40 => move_wave::apply(waves, rng),
        40..70 => swap_waves::apply(waves, rng),
        70..80 => resize_wave::apply(waves, rng, most),
        80..90 => split_wave::apply(waves, rng),
        _ => merge_waves::apply(waves, rng, most),
    }
}
