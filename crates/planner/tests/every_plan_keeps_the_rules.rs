//! Whatever the operation, a plan keeps every rule, its bound holds, and the same seed and moves draw it again.
#![allow(clippy::unwrap_used, missing_docs)]

use movement::plan::Outcome;
use movement::plan::rules::judge;
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_plan_keeps_every_rule_and_its_bound(operation in samples::operations(), seed in 0..1000_u64) {
        let drawn = planner::plan(&operation, seed, 40, &mut |_| true);
        prop_assert_eq!(judge(&operation, &drawn.plan), Vec::new());
        let outcome = Outcome::of(&operation, &drawn.plan);
        prop_assert!(outcome.last_arrival >= drawn.proof.last_arrival, "{} beats {:?}", outcome.last_arrival.0, drawn.proof.limits.first());
        let moved = operation.said_yes().0 - outcome.waiting.0;
        prop_assert!(moved <= drawn.proof.most_people.0);
    }

    #[test]
    fn the_same_seed_and_moves_draw_the_same_plan(operation in samples::operations(), seed in 0..1000_u64) {
        let once = planner::plan(&operation, seed, 30, &mut |_| true);
        let again = planner::plan(&operation, seed, 30, &mut |_| true);
        prop_assert_eq!(once.plan, again.plan);
    }
}
