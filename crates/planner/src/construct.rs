//! The first order of waves: always the queue with the most work left, in convoys as long as allowed.

use crate::dispatch::{Dispatcher, Score, Wave};
use std::collections::BinaryHeap;

/// An order of waves and what it achieves.
#[derive(Clone, Debug)]
pub(crate) struct Order {
    pub waves: Vec<Wave>,
    pub score: Score,
}

/// Returns the first order, already placed once.
pub(crate) fn first_order(dispatcher: &mut Dispatcher<'_>) -> Order {
    let mut heap: BinaryHeap<(i64, std::cmp::Reverse<usize>)> = (0..dispatcher.queues().len())
        .map(|q| (work_left(dispatcher, q), std::cmp::Reverse(q)))
        .collect();
    let mut waves = Vec::new();
    while let Some((work, std::cmp::Reverse(queue))) = heap.pop() {
        if work == 0 {
            break;
        }
        let wave = Wave {
            queue: queue as u32,
            vehicles: dispatcher.vehicles_for(queue),
            stretchers: 0,
        };
        if dispatcher.place(wave).is_some() {
            waves.push(wave);
            heap.push((work_left(dispatcher, queue), std::cmp::Reverse(queue)));
        }
    }
    Order {
        waves,
        score: dispatcher.score(),
    }
}

/// Places an order anew; waves that cannot be placed are left out, and whoever is left gets further waves at the end.
pub(crate) fn replay(dispatcher: &mut Dispatcher<'_>, order: &[Wave], placed: &mut Vec<Wave>) -> Score {
    dispatcher.clear();
    place_all(dispatcher, order, placed)
}

/// Places an order anew and writes its convoys down.
pub(crate) fn replay_recorded(dispatcher: &mut Dispatcher<'_>, order: &[Wave]) -> Score {
    dispatcher.clear();
    dispatcher.record();
    place_all(dispatcher, order, &mut Vec::new())
}

fn place_all(dispatcher: &mut Dispatcher<'_>, order: &[Wave], placed: &mut Vec<Wave>) -> Score {
    placed.clear();
    placed.extend(order.iter().filter(|wave| dispatcher.place(**wave).is_some()));
    for queue in 0..dispatcher.queues().len() {
        while dispatcher.left(queue) > 0 {
            let wave = Wave {
                queue: queue as u32,
                vehicles: dispatcher.vehicles_for(queue),
                stretchers: 0,
            };
            if dispatcher.place(wave).is_none() {
                break;
            }
            placed.push(wave);
        }
    }
    dispatcher.score()
}

/// Vehicle minutes a queue still needs, as far as one can tell beforehand.
fn work_left(dispatcher: &Dispatcher<'_>, queue: usize) -> i64 {
    let task = dispatcher.task();
    let minutes: i32 = dispatcher.queues()[queue]
        .stages
        .iter()
        .map(|s| 2 * s.minutes + task.loading)
        .sum();
    i64::from(dispatcher.left(queue)) * i64::from(minutes.max(1))
}
