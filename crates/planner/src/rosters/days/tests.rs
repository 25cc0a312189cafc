//! Day by day, promises: no load twice, no vehicle twice in a convoy, and an end.
#![allow(clippy::unwrap_used)]

use super::Days;
use crate::construct::replay;
use crate::dispatch::Dispatcher;
use crate::loads;
use crate::stop::Stop;
use crate::task;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Slices after which a roster of a small operation must be drawn.
const SLICES: usize = 20_000;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn rosters_bring_no_load_twice_and_end(sample in samples::operations()) {
        let operation = sample;
        let task = task::build(&operation);
        let stop = Stop::new(&|_| false);
        let choices = loads::choices(&operation, &task, 1, &stop);
        let mut dispatcher = Dispatcher::new(&task, &choices[0].queues, &stop);
        let one_leg = dispatcher.queues().iter().all(|q| q.stages.len() == 1);
        let Some(mut days) = Days::start(&dispatcher, 1).filter(|_| one_leg) else { return Ok(()) };
        let loads = days.now.loads.clone();
        let slices = (0..SLICES).take_while(|_| days.slice()).count();
        prop_assert!(slices < SLICES);
        let roster = days.finish();
        let mut brought: BTreeMap<u32, usize> = BTreeMap::new();
        for wave in &roster.waves {
            let mut vehicles = roster.platoons.vehicles[wave.platoon.unwrap() as usize].clone();
            *brought.entry(wave.queue).or_default() += vehicles.len();
            prop_assert_eq!(vehicles.len(), usize::from(wave.vehicles));
            prop_assert!(wave.vehicles <= task.most_vehicles as u16);
            vehicles.sort_unstable();
            vehicles.dedup();
            prop_assert_eq!(vehicles.len(), usize::from(wave.vehicles));
        }
        for (queue, vehicles) in brought {
            prop_assert!(vehicles <= loads[queue as usize] as usize);
        }
        dispatcher.platoons = Arc::new(roster.platoons);
        let score = replay(&mut dispatcher, &roster.waves, &mut Vec::new());
        let waiting: i32 = (0..dispatcher.queues().len()).map(|q| dispatcher.left(q)).sum();
        prop_assert_eq!(score.waiting, i64::from(waiting));
    }
}
