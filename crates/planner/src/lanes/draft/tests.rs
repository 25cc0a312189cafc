//! Drafts, promises: the plan of a sketch keeps every rule, names everybody who waits, and is the same whenever it is drawn.
#![allow(clippy::unwrap_used)]

use super::{Aim, Draft, Shelf};
use crate::lanes::{Ground, shelf};
use crate::sketch::SketchAim;
use crate::stop::Stop;
use crate::{loads, seat, task};
use movement::operation::Operation;
use movement::plan::Plan;
use movement::plan::rules::judge;
use proptest::prelude::*;

/// Draws a sketch and returns the plan it starts a search from.
fn plan(operation: &Operation, seed: u64) -> Option<Plan> {
    let task = task::build(operation);
    let stop = Stop::new(&|_| false);
    let choices = loads::choices(operation, &task, seed, &stop);
    let shelves = [shelf(), shelf()];
    let ground = Ground {
        operation,
        task: &task,
        choices: &choices,
        seed,
        stop: &stop,
        shelves: shelves.each_ref().map(Vec::as_slice),
    };
    let aim = SketchAim {
        floor: 0,
        spare: 0,
        rounds: 4,
        round: 2_000,
        seed,
    };
    let mut draft = Draft::new(ground, Aim::Sketch(aim))?;
    while draft.slice() {}
    let candidate = draft.finish(ground, &mut Shelf::new(ground.shelves[0]), seed)?;
    Some(seat::write_down(ground, &candidate.best()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    #[test]
    fn a_sketched_plan_keeps_every_rule_and_comes_again(operation in samples::operations(), seed in 1..4_u64) {
        let Some(drawn) = plan(&operation, seed) else { return Ok(()) };
        prop_assert_eq!(judge(&operation, &drawn), Vec::new());
        let again = plan(&operation, seed).unwrap();
        prop_assert_eq!(drawn, again);
    }
}
