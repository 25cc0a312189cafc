//! Moves one wave to another place in the order, near ones more often.

use crate::dispatch::Wave;
use fastrand::Rng;

pub(super) fn apply(waves: &mut Vec<Wave>, from: usize, rng: &mut Rng) -> bool {
    let len = waves.len();
    let near = if rng.bool() { 4 } else { len };
    let reach = 1 + rng.usize(0..len.min(near));
    let to = if rng.bool() {
        from.saturating_sub(reach)
    } else {
        (from + reach).min(len - 1)
    };
    if from == to {
        return false;
    }
    let wave = waves.remove(from);
    waves.insert(to, wave);
    true
}
