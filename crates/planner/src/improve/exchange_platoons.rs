//! Two platoons take over each other's waves from some place in the order on.

use crate::dispatch::Wave;
use fastrand::Rng;

pub(super) fn apply(waves: &mut [Wave], a: usize, rng: &mut Rng) -> bool {
    let b = rng.usize(0..waves.len());
    let (one, other) = (waves[a].platoon, waves[b].platoon);
    if one == other || one.is_none() || other.is_none() {
        return false;
    }
    let only = rng.bool();
    for (at, wave) in waves.iter_mut().enumerate().skip(a.min(b)) {
        if only && at != a && at != b {
            continue;
        }
        if wave.platoon == one {
            wave.platoon = other;
        } else if wave.platoon == other {
            wave.platoon = one;
        }
    }
    true
}
