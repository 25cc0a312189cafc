//! Small changes of a row of convoys.

use super::road::Convoy;
use fastrand::Rng;

/// By so many vehicles a convoy becomes longer or shorter at most.
const RESIZE: u16 = 3;

/// Applies one random change; returns `false` when it changed nothing.
pub(super) fn change(convoys: &mut Vec<Convoy>, ways: usize, most: u16, rng: &mut Rng) -> bool {
    if convoys.is_empty() {
        return insert(convoys, ways, most, rng);
    }
    let at = rng.usize(0..convoys.len());
    match rng.u32(0..100) {
        0..20 => change_way(&mut convoys[at], ways, rng),
        20..45 => resize(&mut convoys[at], most, rng),
        45..60 => swap(convoys, at, rng),
        60..75 => shift(convoys, at, rng),
        75..85 => insert(convoys, ways, most, rng),
        85..93 => {
            convoys.remove(at);
            true
        }
        _ => give_vehicle(convoys, at, most, rng),
    }
}

fn change_way(convoy: &mut Convoy, ways: usize, rng: &mut Rng) -> bool {
    let before = convoy.way;
    convoy.way = rng.usize(0..ways) as u8;
    convoy.way != before
}

fn resize(convoy: &mut Convoy, most: u16, rng: &mut Rng) -> bool {
    let before = convoy.vehicles;
    let by = rng.u16(1..=RESIZE);
    convoy.vehicles = match rng.bool() {
        true => (before + by).min(most),
        false => before.saturating_sub(by).max(1),
    };
    convoy.vehicles != before
}

fn swap(convoys: &mut [Convoy], at: usize, rng: &mut Rng) -> bool {
    let to = rng.usize(0..convoys.len());
    convoys.swap(at, to);
    convoys[at] != convoys[to]
}

fn shift(convoys: &mut Vec<Convoy>, at: usize, rng: &mut Rng) -> bool {
    let convoy = convoys.remove(at);
    let to = rng.usize(0..=convoys.len());
    convoys.insert(to, convoy);
    to != at
}

fn insert(convoys: &mut Vec<Convoy>, ways: usize, most: u16, rng: &mut Rng) -> bool {
    let convoy = Convoy {
        way: rng.usize(0..ways) as u8,
        vehicles: rng.u16(1..=most),
    };
    convoys.insert(rng.usize(0..=convoys.len()), convoy);
    true
}

/// Moves one vehicle into another convoy.
fn give_vehicle(convoys: &mut Vec<Convoy>, from: usize, most: u16, rng: &mut Rng) -> bool {
    let to = rng.usize(0..convoys.len());
    if to == from || convoys[to].vehicles >= most {
        return false;
    }
    convoys[to].vehicles += 1;
    convoys[from].vehicles -= 1;
    if convoys[from].vehicles == 0 {
        convoys.remove(from);
    }
    true
}
