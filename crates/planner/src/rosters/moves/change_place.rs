//! One run of a tour earlier or later, or two runs in each other's place.

use crate::rosters::tours::Trial;
use fastrand::Rng;

pub(super) fn propose(trial: &mut Trial, to: usize, from: usize, rng: &mut Rng) -> bool {
    let tour = &mut trial.tours[0];
    if rng.bool() && to < tour.len() {
        let different = tour[to] != tour[from];
        tour.swap(to, from);
        return different;
    }
    let run = tour.remove(from);
    let to = if to > from { to - 1 } else { to };
    tour.insert(to, run);
    to != from
}
