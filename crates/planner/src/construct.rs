//! The first order of waves: always the queue with the most work left, in convoys as long as allowed.

use crate::dispatch::{Convoy, Dispatcher, Score, Wave};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// An order of waves and what it achieves.
#[derive(Clone, Debug)]
pub(crate) struct Order {
    pub waves: Vec<Wave>,
    /// Arrival of each wave.
    pub arrivals: Vec<i32>,
    pub score: Score,
    /// Its convoys, where the dispatcher writes them down as they are placed.
    pub convoys: Option<Vec<Convoy>>,
}

/// Returns the first order, already placed once.
pub(crate) fn first_order(dispatcher: &mut Dispatcher<'_>) -> Order {
    let mut waves = Vec::new();
    place_rest(dispatcher, &mut waves);
    Order {
        waves,
        arrivals: dispatcher.arrivals().to_vec(),
        score: dispatcher.score(),
        convoys: dispatcher.take_convoys(),
    }
}

/// Places an order anew; waves that cannot be placed are left out, and whoever is left gets further waves at the end.
/// When stopped on the way, `placed` and the score are those of a part of it.
pub(crate) fn replay(dispatcher: &mut Dispatcher<'_>, order: &[Wave], placed: &mut Vec<Wave>) -> Score {
    dispatcher.clear();
    placed.clear();
    dispatcher.place_all(order, placed);
    place_rest(dispatcher, placed);
    dispatcher.score()
}

/// Places everybody in the queues from where the dispatcher stands. People who are on their way go first; a seed other than 0
/// lets the queues begin in an order drawn by it.
pub(crate) fn from_here(dispatcher: &mut Dispatcher<'_>, seed: u64) {
    let mut placed = Vec::new();
    let queues = dispatcher.queues();
    let on_their_way = (0..queues.len()).filter(|q| queues[*q].ready > 0);
    for queue in on_their_way {
        while dispatcher.left(queue) > 0 && !dispatcher.asked_to_stop() {
            let wave = single(dispatcher, queue);
            if dispatcher.place(wave).is_none() {
                break;
            }
        }
    }
    if seed != 0 {
        let mut order: Vec<usize> = (0..queues.len()).filter(|q| queues[*q].ready == 0).collect();
        fastrand::Rng::with_seed(seed).shuffle(&mut order);
        for queue in order {
            let wave = single(dispatcher, queue);
            dispatcher.place_all(&[wave], &mut placed);
        }
    }
    place_rest(dispatcher, &mut placed);
}

/// Returns a wave for one queue alone.
fn single(dispatcher: &Dispatcher<'_>, queue: usize) -> Wave {
    Wave {
        queue: queue as u32,
        vehicles: dispatcher.vehicles_for(queue),
        stretchers: dispatcher.stretchers_for(queue),
        joined: false,
        whole: false,
        platoon: None,
    }
}

/// Returns the convoys of an order, which is placed once more unless they were written down.
pub(crate) fn convoys(dispatcher: &mut Dispatcher<'_>, order: &Order) -> Vec<Convoy> {
    if let Some(convoys) = &order.convoys {
        return convoys.clone();
    }
    dispatcher.record();
    replay(dispatcher, &order.waves, &mut Vec::new());
    dispatcher.take_convoys().unwrap_or_default()
}

/// Appends waves for everybody who is left. Whoever could not be placed is tried again after others were: a vehicle may
/// have come nearer, and an order placed again must come to the same.
fn place_rest(dispatcher: &mut Dispatcher<'_>, placed: &mut Vec<Wave>) {
    let mut before = usize::MAX;
    while placed.len() != before && !dispatcher.asked_to_stop() {
        before = placed.len();
        place_once(dispatcher, placed);
    }
}

/// Appends waves for those who are left, as far as they can be placed one after another.
fn place_once(dispatcher: &mut Dispatcher<'_>, placed: &mut Vec<Wave>) {
    let queues = 0..dispatcher.queues().len();
    let mut heap: BinaryHeap<(i64, Reverse<usize>)> = queues
        .map(|q| (work_left(dispatcher, q), Reverse(q)))
        .filter(|(work, _)| *work > 0)
        .collect();
    while let Some((_, Reverse(queue))) = heap.pop() {
        if dispatcher.asked_to_stop() {
            return;
        }
        let group = group(dispatcher, queue, &mut heap);
        let before = placed.len();
        dispatcher.place_all(&group, placed);
        for wave in &group {
            let queue = wave.queue as usize;
            let work = work_left(dispatcher, queue);
            // A queue none of whose people could be placed alone has nothing more to hope for.
            if work > 0 && (group.len() > 1 || placed.len() > before) {
                heap.push((work, Reverse(queue)));
            }
        }
        if placed.len() == before && group.len() > 1 {
            // Nothing of the group fits any more: try its queues one by one, then let them go.
            let alone = group
                .iter()
                .filter_map(|wave| dispatcher.place(Wave { joined: false, ..*wave }));
            placed.extend(alone.collect::<Vec<_>>());
            if placed.len() == before {
                heap.retain(|(_, Reverse(q))| !group.iter().any(|wave| wave.queue as usize == *q));
            }
        }
    }
}

/// Returns a wave for a queue; where a first leg brings more people than that, with waves for the next queues that
/// share the first leg.
fn group(dispatcher: &Dispatcher<'_>, queue: usize, heap: &mut BinaryHeap<(i64, Reverse<usize>)>) -> Vec<Wave> {
    let wave = |queue: usize, joined: bool| Wave {
        joined,
        ..single(dispatcher, queue)
    };
    let mut group = vec![wave(queue, false)];
    let Some(brings) = dispatcher.brings(queue) else {
        return group;
    };
    let queues = dispatcher.queues();
    let mut room = brings - dispatcher.people_in(&group[0]);
    let mut passed = Vec::new();
    while room > 0 {
        let Some((work, Reverse(next))) = heap.pop() else { break };
        if queues[next].stages[0] == queues[queue].stages[0] && queues[next].stages.len() > 1 {
            group.push(wave(next, true));
            room -= dispatcher.people_in(&group[group.len() - 1]);
        } else {
            passed.push((work, Reverse(next)));
        }
    }
    heap.extend(passed);
    group
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

#[cfg(test)]
mod tests;
