//! Whenever planning is told to stop, it ends with a plan that keeps every rule, or says that there was none yet.
#![allow(clippy::unwrap_used, missing_docs)]

use movement::operation::Operation;
use movement::plan::Outcome;
use movement::plan::rules::judge;
use planner::{Budget, Drawn, InHand, Stopped, plan};
use proptest::prelude::*;
use std::sync::atomic::{AtomicU64, Ordering};

const MOVES: u64 = 6;

/// Plans until the stop function was asked `after` times; returns how often it was asked in all, too.
fn plan_until(operation: &Operation, after: u64) -> (Result<Drawn, Stopped>, u64) {
    let asked = AtomicU64::new(0);
    let empty_handed = AtomicU64::new(0);
    let stop = |in_hand| {
        empty_handed.fetch_add(u64::from(in_hand == InHand::Nothing), Ordering::Relaxed);
        asked.fetch_add(1, Ordering::Relaxed) >= after
    };
    let budget = Budget {
        moves: MOVES,
        stop: &stop,
        // Two could ask at the same time.
        threads: 1,
    };
    let drawn = plan(operation, 1, budget, &mut |_| true);
    let (asked, empty_handed) = (asked.into_inner(), empty_handed.into_inner());
    assert_eq!(
        drawn.is_err(),
        asked == empty_handed && asked > after,
        "{asked} questions, {empty_handed} without a plan"
    );
    (drawn, asked)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn a_stop_at_any_question_is_the_last_one_asked(operation in samples::operations(), part in 0..1000_u64) {
        let all = plan_until(&operation, u64::MAX).1;
        let after = all * part / 1000;
        let (drawn, asked) = plan_until(&operation, after);
        prop_assert_eq!(asked, (after + 1).min(all));
        let Ok(drawn) = drawn else { return Ok(()) };
        prop_assert_eq!(judge(&operation, &drawn.plan), Vec::new());
        prop_assert!(Outcome::of(&operation, &drawn.plan).last_arrival >= drawn.proof.last_arrival);
        let again = plan(&operation, 1, Budget::moves(drawn.moves), &mut |_| true).unwrap();
        prop_assert_eq!(drawn.plan, again.plan);
    }

    #[test]
    fn who_places_a_convoy_asked_before(operation in samples::operations_of(samples::Size::Middle)) {
        let (drawn, asked) = plan_until(&operation, u64::MAX);
        let drawn = drawn.unwrap();
        // A group of waves may bring its people over two legs, in up to eight runs of the first one.
        let convoys = drawn.plan.convoys.len() as u64;
        prop_assert!(asked * 10 >= convoys * drawn.moves, "{asked} questions, {convoys} convoys, {} orders", drawn.moves);
    }
}
