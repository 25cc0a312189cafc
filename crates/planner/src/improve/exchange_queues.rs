//! Two platoons serve each other's queue: the waves stay where they are in the order.

use crate::dispatch::Wave;
use fastrand::Rng;

pub(super) fn apply(waves: &mut [Wave], a: usize, rng: &mut Rng) -> bool {
    let b = rng.usize(0..waves.len());
    if waves[a].queue == waves[b].queue {
        return false;
    }
    let queue = waves[a].queue;
    waves[a].queue = waves[b].queue;
    waves[b].queue = queue;
    true
}
