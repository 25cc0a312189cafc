//! Whatever the operation, a plan keeps every rule, its bound holds, and the same seed and moves draw it again.
#![allow(clippy::unwrap_used, missing_docs)]

use movement::operation::{Operation, Travel};
use movement::plan::Outcome;
use movement::plan::rules::judge;
use movement::units::{Metres, Minutes};
use planner::{Budget, Drawn};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_plan_keeps_every_rule_and_its_bound(operation in samples::operations(), seed in 0..1000_u64) {
        let drawn = plan(&operation, seed, 40);
        prop_assert_eq!(judge(&operation, &drawn.plan), Vec::new());
        let outcome = Outcome::of(&operation, &drawn.plan);
        prop_assert!(outcome.last_arrival >= drawn.proof.last_arrival, "{} beats {:?}", outcome.last_arrival.0, drawn.proof.limits.first());
        let moved = operation.said_yes().0 - outcome.waiting.0;
        prop_assert!(moved <= drawn.proof.most_people.0);
    }

    #[test]
    fn the_bound_holds_where_no_run_takes_any_time(operation in samples::operations()) {
        let operation = timeless(operation);
        let drawn = plan(&operation, 1, 40);
        prop_assert_eq!(judge(&operation, &drawn.plan), Vec::new());
        let last = Outcome::of(&operation, &drawn.plan).last_arrival;
        prop_assert!(last >= drawn.proof.last_arrival, "{} beats {:?}", last.0, drawn.proof.limits.first());
    }

    #[test]
    fn the_same_seed_and_moves_draw_the_same_plan(operation in samples::operations(), seed in 0..1000_u64) {
        let once = plan(&operation, seed, 30);
        let again = plan(&operation, seed, 30);
        prop_assert_eq!(once.plan, again.plan);
    }
}

fn plan(operation: &Operation, seed: u64, moves: u64) -> Drawn {
    planner::plan(operation, seed, Budget::moves(moves), &mut |_| true).unwrap()
}

/// Puts all sites side by side and leaves out loading, unloading and checks: one vehicle or escort serves everybody at once.
fn timeless(mut operation: Operation) -> Operation {
    let sites = operation.sites.len();
    operation.travel = Travel::new(
        sites,
        vec![Some(Minutes(0)); sites * sites],
        vec![Metres(0); sites * sites],
    );
    operation.rules.loading = Minutes(0);
    operation.rules.unloading = Minutes(0);
    for corridor in &mut operation.corridors {
        corridor.headway = Minutes(0);
        corridor.checkpoint = None;
    }
    operation
}
