//! What an operation with more room says of one with less: its rules allow every plan, and no plan beats its bound.

use crate::TRIES;
use crate::every_plan::{Search, plan_before};
use movement::operation::Operation;
use movement::operation::change::{Change, apply};
use movement::plan::Outcome;
use movement::plan::rules::judge;
use planner::Budget;
use proptest::prelude::*;
use samples::{change, operations, tiny_operations};

/// An operation and the same with changes, the one that leaves room for the other first; `None` where neither does.
fn more_and_less(operation: Operation, draws: &[(usize, [u32; 3])]) -> Option<(Operation, Operation)> {
    let mut changed = operation.clone();
    for (kind, draw) in draws {
        let change = change(&changed, *kind, *draw);
        // What cannot be is left out.
        changed = apply(&changed, &[change]).unwrap_or(changed);
    }
    if changed.leaves_room_for(&operation) {
        Some((changed, operation))
    } else {
        operation.leaves_room_for(&changed).then_some((operation, changed))
    }
}

fn draws() -> impl Strategy<Value = Vec<(usize, [u32; 3])>> {
    prop::collection::vec((0..Change::KINDS.len(), any::<[u32; 3]>()), 1..3)
}

/// A faster checkpoint gives a plan other hours: it may check as slowly, but a plan does not say so.
fn checks_as_fast(more: &Operation, less: &Operation) -> bool {
    let mut pairs = more.corridors.iter().zip(&less.corridors);
    pairs.all(|(more, less)| more.checkpoint == less.checkpoint)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn every_plan_of_less_is_one_of_more(operation in operations(), draws in draws()) {
        let Some((more, less)) = more_and_less(operation, &draws) else { return Ok(()) };
        if checks_as_fast(&more, &less) {
            let plan = planner::plan(&less, 1, Budget::moves(0), &mut |_| true).unwrap().plan;
            let violations = judge(&more, &plan);
            // A list of who waits is of one operation: who says yes only there is missing on it.
            let broken = violations.iter().find(|v| v.rule != "waiting-listed");
            prop_assert!(broken.is_none(), "{broken:?}");
        }
    }

    #[test]
    fn no_plan_of_all_plans_of_less_beats_the_bound_of_more(operation in tiny_operations(), draws in draws()) {
        let Some((more, less)) = more_and_less(operation, &draws) else { return Ok(()) };
        let drawn = |operation| planner::plan(operation, 1, Budget::moves(10), &mut |_| true).unwrap();
        let (with_more, with_less) = (drawn(&more), drawn(&less));
        let moved = |operation: &Operation, plan| operation.said_yes().0 - Outcome::of(operation, plan).waiting.0;
        let people = moved(&more, &with_more.plan);
        prop_assert!(moved(&less, &with_less.plan) <= with_more.proof.most_people.0);
        if people > 0 {
            let better = plan_before(&less, people, with_more.proof.last_arrival.0, TRIES);
            prop_assert!(!matches!(better, Search::Found(_)), "{better:?} beats {:?}", with_more.proof.limits);
        }
    }
}
