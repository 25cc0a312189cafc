//! Swaps two waves of different queues or sizes.

use crate::dispatch::Wave;
use fastrand::Rng;

pub(super) fn apply(waves: &mut [Wave], rng: &mut Rng) -> bool {
    let (a, b) = (rng.usize(0..waves.len()), rng.usize(0..waves.len()));
    if waves[a] == waves[b] {
        return false;
    }
    waves.swap(a, b);
    true
}
