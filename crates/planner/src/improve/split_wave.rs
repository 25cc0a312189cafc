//! Splits a wave in two, the second part anywhere later.

use crate::dispatch::Wave;
use fastrand::Rng;

pub(super) fn apply(waves: &mut Vec<Wave>, at: usize, rng: &mut Rng) -> bool {
    if waves[at].vehicles < 2 {
        return false;
    }
    let part = 1 + rng.u16(0..waves[at].vehicles - 1);
    waves[at].vehicles -= part;
    let second = Wave {
        vehicles: part,
        stretchers: 0,
        ..waves[at]
    };
    waves.insert(rng.usize(at + 1..=waves.len()), second);
    true
}
