//! The best days: for every place and number of driving minutes left, what to do next.

use super::prices::Prices;
use super::{Ground, Morning, Place};
use crate::task::NEVER;

/// Nothing is worth so little.
const NOTHING: i64 = i64::MIN / 8;

/// The best ways to go on, by driving minutes left.
pub(super) struct Best<'b> {
    ground: &'b Ground<'b>,
    prices: &'b Prices,
    /// Queues with loads left that begin at each start.
    queues: Vec<Vec<u32>>,
    /// Position in [`Ground::ends`] of each queue's shelter.
    ends: Vec<usize>,
    /// What it is worth to be at a start, and at an end, with so many minutes left: rows of places.
    at_start: Vec<i64>,
    at_end: Vec<i64>,
}

impl<'b> Best<'b> {
    /// Finds the best days of at most `minutes`; `worth` says what a load of each queue is worth now.
    pub fn new(ground: &'b Ground<'b>, prices: &'b Prices, morning: &Morning, worth: &[i64], minutes: i32) -> Self {
        let mut queues = vec![Vec::new(); ground.starts.len()];
        for (queue, stage) in ground.stages.iter().enumerate() {
            if morning.loads[queue] > 0
                && let Ok(start) = ground.starts.binary_search(&stage.from)
            {
                queues[start].push(queue as u32);
            }
        }
        let end = |stage: &crate::task::StageRow| ground.ends.binary_search(&stage.to).unwrap_or(0);
        let mut best = Self {
            ends: ground.stages.iter().map(end).collect(),
            ground,
            prices,
            queues,
            at_start: Vec::new(),
            at_end: Vec::new(),
        };
        best.fill(worth, minutes);
        best
    }

    fn fill(&mut self, worth: &[i64], minutes: i32) {
        let ground = self.ground;
        let empty: Vec<usize> = ground
            .ends
            .iter()
            .flat_map(|end| {
                ground
                    .starts
                    .iter()
                    .map(|start| ground.task.minutes(*end, *start) as usize)
            })
            .collect();
        let (starts, ends) = (ground.starts.len(), ground.ends.len());
        for left in 0..=minutes as usize {
            for start in 0..starts {
                let go = |queue: &u32| {
                    let loaded = ground.stages[*queue as usize].minutes as usize;
                    let rest = left.checked_sub(loaded)?;
                    Some(worth[*queue as usize] + self.at_end[rest * ends + self.ends[*queue as usize]])
                };
                let stays = self.prices.places[ground.starts[start]];
                // A run of no minutes would look for what is not filled yet: it is never taken.
                let rides = self.queues[start]
                    .iter()
                    .filter(|q| ground.stages[**q as usize].minutes > 0);
                let best = rides.filter_map(go).max().unwrap_or(NOTHING).max(stays);
                self.at_start.push(best);
            }
            for end in 0..ends {
                let stays = self.prices.places[ground.ends[end]];
                let rows = &empty[end * starts..(end + 1) * starts];
                let best = rows
                    .iter()
                    .enumerate()
                    .filter(|(_, empty)| **empty <= left)
                    .map(|(start, empty)| self.at_start[(left - empty) * starts + start])
                    .max();
                self.at_end.push(best.unwrap_or(NOTHING).max(stays));
            }
        }
    }

    /// Returns the queues of the best day from a place, and what it is worth beyond staying.
    pub fn from(&self, place: Place, minutes: i32, worth: &[i64]) -> (Vec<u32>, i64) {
        let (mut queues, mut at, mut left) = (Vec::new(), place, minutes);
        let mut gain = None;
        while let Some((start, cost, value)) = self.next_start(at, left) {
            gain.get_or_insert(value - self.prices.places[place.site]);
            left -= cost;
            let Some(queue) = self.next_queue(start, left, worth) else {
                break;
            };
            let stage = &self.ground.stages[queue as usize];
            queues.push(queue);
            left -= stage.minutes;
            at = Place {
                site: stage.to,
                spare: 0,
            };
        }
        (queues, gain.unwrap_or(0))
    }

    /// Returns the start to drive to from a place, what that costs of today's minutes, and what it is worth; `None` when
    /// it is best to stay.
    fn next_start(&self, place: Place, left: i32) -> Option<(usize, i32, i64)> {
        let starts = self.ground.starts.len();
        let way = |start: usize| {
            let empty = self.ground.task.minutes(place.site, self.ground.starts[start]);
            let cost = if empty <= place.spare { 0 } else { empty };
            let rest = usize::try_from(left.checked_sub(cost)?)
                .ok()
                .filter(|_| empty < NEVER)?;
            Some((start, cost, self.at_start[rest * starts + start], empty))
        };
        let best = (0..starts)
            .filter_map(way)
            .max_by_key(|(start, _, value, empty)| (*value, std::cmp::Reverse((*empty, *start))))?;
        (best.2 > self.prices.places[place.site]).then_some((best.0, best.1, best.2))
    }

    /// Returns the queue to take a load of; `None` when it is best to stay.
    fn next_queue(&self, start: usize, left: i32, worth: &[i64]) -> Option<u32> {
        let (starts, ends) = (self.ground.starts.len(), self.ground.ends.len());
        let value = self.at_start[left as usize * starts + start];
        self.queues[start].iter().copied().find(|queue| {
            let loaded = self.ground.stages[*queue as usize].minutes;
            loaded > 0
                && loaded <= left
                && worth[*queue as usize] + self.at_end[(left - loaded) as usize * ends + self.ends[*queue as usize]]
                    == value
        })
    }
}
