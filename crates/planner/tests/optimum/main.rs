//! On operations so small that every plan can be tried, none beats the bound.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "../replan/events.rs"]
mod events;
mod every_plan;
mod fewest;
mod room;

use every_plan::{Search, plan_before};
use movement::plan::Outcome;
use planner::Budget;
use proptest::prelude::*;

/// Convoys tried for each operation.
const TRIES: u32 = 1_500;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    #[test]
    fn no_plan_of_all_plans_beats_the_bound(operation in samples::tiny_operations()) {
        let drawn = planner::plan(&operation, 1, Budget::moves(10), &mut |_| true).unwrap();
        let outcome = Outcome::of(&operation, &drawn.plan);
        let moved = operation.said_yes().0 - outcome.waiting.0;
        prop_assert!(outcome.last_arrival >= drawn.proof.last_arrival);
        if moved > 0 {
            let better = plan_before(&operation, moved, drawn.proof.last_arrival.0, TRIES);
            prop_assert!(!matches!(better, Search::Found(_)), "{better:?} beats {:?}", drawn.proof.limits);
        }
    }
}
