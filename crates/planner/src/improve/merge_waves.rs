//! Moves vehicles of a wave into another wave of the same queue.

use crate::dispatch::Wave;
use fastrand::Rng;

pub(super) fn apply(waves: &mut Vec<Wave>, from: usize, rng: &mut Rng, most: u16) -> bool {
    let queue = waves[from].queue;
    let same: Vec<usize> = (0..waves.len())
        .filter(|w| *w != from && waves[*w].queue == queue && waves[*w].vehicles < most)
        .collect();
    if same.is_empty() {
        return false;
    }
    let to = same[rng.usize(0..same.len())];
    let moved = waves[from].vehicles.min(most - waves[to].vehicles);
    waves[to].vehicles += moved;
    waves[from].vehicles -= moved;
    if waves[from].vehicles == 0 {
        waves.remove(from);
    }
    true
}
