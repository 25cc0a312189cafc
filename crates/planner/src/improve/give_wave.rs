//! Another platoon serves a wave.

use crate::dispatch::Wave;
use fastrand::Rng;

pub(super) fn apply(waves: &mut [Wave], at: usize, rng: &mut Rng) -> bool {
    let other = waves[rng.usize(0..waves.len())].platoon;
    let changes = waves[at].platoon != other;
    waves[at].platoon = other;
    changes
}
