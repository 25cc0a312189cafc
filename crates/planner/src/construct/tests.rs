//! Orders of waves, promise: placed again, an order comes to what it came to. What is searched is what is written down.
#![allow(clippy::unwrap_used)]

use super::{first_order, replay};
use crate::dispatch::Dispatcher;
use crate::improve::Search;
use crate::stop::Stop;
use crate::{loads, task};
use movement::operation::Operation;
use proptest::prelude::*;

fn comes_again(operation: &Operation, seed: u64) {
    let task = task::build(operation);
    let stop = Stop::new(&|_| false);
    let choices = loads::choices(operation, &task, seed, &stop);
    let dispatcher = || Dispatcher::new(&task, &choices[0].queues, &stop);
    let first = first_order(&mut dispatcher());
    let mut placed = Vec::new();
    let again = replay(&mut dispatcher(), &first.waves, &mut placed);
    assert_eq!((&again, &placed), (&first.score, &first.waves));
    let mut search = Search::new(dispatcher(), seed);
    for _ in 0..12 {
        search.step();
    }
    let best = search.best;
    let again = replay(&mut dispatcher(), &best.waves, &mut placed);
    let reached = |score: crate::dispatch::Score| (score.waiting, score.last_arrival, score.sums, score.metres);
    assert_eq!((reached(again), placed), (reached(best.score), best.waves.clone()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    #[test]
    fn an_order_placed_again_comes_to_the_same(operation in samples::operations(), seed in 1..9_u64) {
        comes_again(&operation, seed);
    }

    #[test]
    fn an_order_of_a_tiny_operation_placed_again_comes_to_the_same(operation in samples::tiny_operations(), seed in 1..9_u64) {
        comes_again(&operation, seed);
    }
}
