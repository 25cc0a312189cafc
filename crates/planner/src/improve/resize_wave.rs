//! Makes a wave a few vehicles longer or shorter, or changes what it waits for or shares its first leg with; who does
//! not fit goes in the waves after it.

use crate::dispatch::Wave;
use fastrand::Rng;

pub(super) fn apply(waves: &mut [Wave], at: usize, rng: &mut Rng, most: u16) -> bool {
    let wave = &mut waves[at];
    let before = *wave;
    let by = 1 + rng.u16(0..3);
    match rng.u32(0..8) {
        0 if rng.bool() => wave.joined = !wave.joined,
        0 => wave.stretchers = u16::from(wave.stretchers == 0),
        1..=4 => wave.vehicles = wave.vehicles.saturating_sub(by).max(1),
        _ => wave.vehicles = wave.vehicles.saturating_add(by).min(most),
    }
    *wave != before
}
