//! How many searches a lane keeps.

use super::{Candidate, MOST, Trials};
use crate::lanes::Ground;
use crate::stop::Stop;
use crate::{loads, task};
use samples::by_hand::operation;

#[test]
fn a_lane_keeps_no_more_searches_than_it_may_however_many_are_drawn() {
    let operation = operation(1, 2, 4);
    let task = task::build(&operation);
    let stop = Stop::new(&|_| false);
    let choices = loads::choices(&operation, &task, 1, &stop);
    let ground = Ground {
        operation: &operation,
        task: &task,
        choices: &choices,
        seed: 1,
        stop: &stop,
        shelves: [&[], &[]],
    };
    let mut trials = Trials::new([].iter());
    for _ in 0..5 * MOST {
        let pushed = trials.push(Candidate::constructed(ground, &choices[0]));
        assert!(trials.get(pushed).is_some() && trials.all.len() <= MOST);
    }
}
