//! Swaps two waves of different queues or sizes.

use crate::dispatch::Wave;
use fastrand::Rng;

pub(super) fn apply(waves: &mut [Wave], a: usize, rng: &mut Rng) -> bool {
    let b = rng.usize(0..waves.len());
    if waves[a] == waves[b] {
        return false;
    }
    waves.swap(a, b);
    true
}
