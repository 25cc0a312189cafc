//! Small changes of tours, a file each. A move writes the changed tours into a trial and leaves the tours alone.

mod change_place;
mod exchange_runs;
mod exchange_tails;
mod give_run;

use super::tours::{Tours, Trial};
use fastrand::Rng;

/// Two tours and a place in each; the second place is a run.
#[derive(Clone, Copy, Debug)]
struct Places {
    first: (usize, usize),
    second: (usize, usize),
}

/// Proposes a random change; returns `false` when it would change nothing.
pub(super) fn propose(tours: &Tours<'_>, trial: &mut Trial, rng: &mut Rng) -> bool {
    let places = if rng.u32(0..4) == 0 {
        any(tours, rng)
    } else {
        near(tours, rng)
    };
    let Some(Places { first, second }) = places else {
        return false;
    };
    (trial.first, trial.second) = (first.0, second.0);
    trial.tours[0].clone_from(&tours.all[first.0]);
    trial.exchange = true;
    if first.0 == second.0 {
        return change_place::propose(trial, first.1, second.1, rng);
    }
    trial.tours[1].clone_from(&tours.all[second.0]);
    match rng.u32(0..3) {
        0 => exchange_runs::propose(trial, first.1, second.1),
        1 => give_run::propose(trial, first.1, second.1),
        _ => exchange_tails::propose(trial, first.1, second.1),
    }
}

/// Picks any place and any run.
fn any(tours: &Tours<'_>, rng: &mut Rng) -> Option<Places> {
    let first = late(tours, rng);
    let second = rng.usize(0..tours.all.len());
    let runs = tours.all[second].len();
    (runs > 0).then(|| Places {
        first: (first, rng.usize(0..=tours.all[first].len())),
        second: (second, rng.usize(0..runs)),
    })
}

/// Picks a place after a run, and another run that begins near where that one ends.
fn near(tours: &Tours<'_>, rng: &mut Rng) -> Option<Places> {
    let first = late(tours, rng);
    let runs = tours.all[first].len();
    if runs == 0 {
        return None;
    }
    let at = rng.usize(0..runs);
    let next = tours.course.near(tours.all[first][at], rng)?;
    let second = tours.find_run(next, rng)?;
    Some(Places {
        first: (first, at + 1),
        second,
    })
}

/// Picks a tour, half of the time the later of two.
fn late(tours: &Tours<'_>, rng: &mut Rng) -> usize {
    let any = rng.usize(0..tours.all.len());
    if rng.bool() {
        return any;
    }
    let other = rng.usize(0..tours.all.len());
    if tours.later(any, other) { any } else { other }
}
