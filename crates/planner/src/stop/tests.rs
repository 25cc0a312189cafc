//! Planner, stop: nothing is placed after the word, and what is written down on the way is what would be written at the end.
#![allow(clippy::unwrap_used)]

use super::{InHand, Stop};
use crate::construct::{Order, convoys, first_order};
use crate::dispatch::Dispatcher;
use crate::improve::Search;
use crate::{loads, task};
use movement::operation::Operation;
use proptest::prelude::*;
use std::sync::atomic::{AtomicU64, Ordering};

fn never(_: InHand) -> bool {
    false
}

/// Builds a dispatcher on the first choice of shelters and hands it over.
fn with_dispatcher(operation: &Operation, check: impl FnOnce(Dispatcher<'_>, Dispatcher<'_>)) {
    let task = task::build(operation);
    let stop = Stop::new(&never);
    let choices = loads::choices(operation, &task, 1, &stop);
    let make = || Dispatcher::new(&task, &choices[0].queues, &stop);
    check(make(), make());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn nothing_is_placed_after_the_word(operation in samples::operations_of(samples::Size::Middle), after in 0..40_u64) {
        let task = task::build(&operation);
        let choices = loads::choices(&operation, &task, 1, &Stop::new(&never));
        let asked = AtomicU64::new(0);
        let until = |_| asked.fetch_add(1, Ordering::Relaxed) >= after;
        let stop = Stop::new(&until);
        let mut dispatcher = Dispatcher::new(&task, &choices[0].queues, &stop);
        let order = first_order(&mut dispatcher);
        // Every question but the last allowed one group of waves, and the first leg of a group may be shared by all queues.
        let groups = usize::try_from(after).unwrap();
        prop_assert!(order.waves.len() <= groups * choices[0].queues.len(), "{} waves in {groups} groups", order.waves.len());
        prop_assert!(asked.into_inner() <= after + 1, "asked again after the word");
    }

    #[test]
    fn convoys_written_down_on_the_way_are_those_of_the_order(operation in samples::operations(), steps in 0..60) {
        with_dispatcher(&operation, |mut writes, mut places| {
            writes.record();
            let mut search = Search::new(writes, 1);
            for _ in 0..steps {
                search.step();
            }
            let best = Order::clone(&search.best);
            let on_the_way = best.convoys.clone().unwrap();
            let at_the_end = convoys(&mut places, &Order { convoys: None, ..best });
            assert_eq!(format!("{on_the_way:?}"), format!("{at_the_end:?}"));
        });
    }
}
