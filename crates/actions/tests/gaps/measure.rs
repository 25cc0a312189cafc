//! What one instance comes to after a fixed number of moves, over three seeds.

use actions::World;
use actions::draw_plan::{Budget, draw_plan};
use actions::draw_tours::draw_tours;
use movement::evacuation::Instance;
use movement::operation::Operation;
use std::time::Duration;

/// One lucky or unlucky seed must not decide: values and bounds are sums over these.
const SEEDS: [u64; 3] = [1, 2, 3];

/// A gap that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub instance: &'static str,
    pub moves: u64,
    /// People who said yes and wait: none of them may be more than expected.
    pub waiting: u32,
    /// Longest tour, or the minute of the last arrival.
    pub value: i64,
    pub bound: i64,
}

fn world() -> World<'static> {
    World {
        clock: &|| Duration::ZERO,
        stop: &|| false,
    }
}

fn budget(moves: u64) -> Budget {
    Budget {
        moves: Some(moves),
        time: None,
    }
}

pub fn tours(instance: &'static str, moves: u64, drawn_for: &Instance) -> Found {
    let drawn = SEEDS.map(|seed| {
        let drawn = draw_tours(&world(), drawn_for, seed, budget(moves), &mut |_| {}).unwrap();
        (0, drawn.planned.progress.longest, drawn.planned.progress.lower_bound)
    });
    sums(instance, moves, drawn)
}

pub fn plan(instance: &'static str, moves: u64, operation: &Operation) -> Found {
    let drawn = SEEDS.map(|seed| {
        let drawn = draw_plan(&world(), operation, seed, budget(moves), &mut |_| true).unwrap();
        let (last, bound) = (drawn.outcome.last_arrival.0, drawn.proof.last_arrival.0);
        (drawn.outcome.waiting.0, i64::from(last), i64::from(bound))
    });
    sums(instance, moves, drawn)
}

fn sums(instance: &'static str, moves: u64, drawn: [(u32, i64, i64); SEEDS.len()]) -> Found {
    Found {
        instance,
        moves,
        waiting: drawn.iter().map(|(waiting, ..)| waiting).sum(),
        value: drawn.iter().map(|(_, value, _)| value).sum(),
        bound: drawn.iter().map(|(.., bound)| bound).sum(),
    }
}
