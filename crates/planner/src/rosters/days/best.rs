//! The best days: for every place and number of driving minutes left, what to do next.

use super::prices::Prices;
use super::{Ground, Morning, Place};
use crate::task::NEVER;

/// Nothing is worth so little.
const NOTHING: i64 = i64::MIN / 8;

/// What a day is measured by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Measure {
    /// Minutes of a day, at most.
    pub minutes: i32,
    /// Minutes a loaded run takes beyond driving: none where driving is what is scarce.
    pub handling: i32,
    /// An empty run before the first load takes none of the minutes if it is no longer than this.
    pub before: i32,
    /// Driving minutes of a day, at most, with such a run.
    pub driving: i32,
}

/// The best ways to go on, by minutes left.
pub(super) struct Best<'b> {
    ground: &'b Ground<'b>,
    prices: &'b Prices,
    measure: Measure,
    /// Queues with loads left that begin at each start.
    queues: Vec<Vec<u32>>,
    /// Position in [`Ground::ends`] of each queue's shelter.
    ends: Vec<usize>,
    /// What it is worth to be at a start, and at an end, with so many minutes left: rows of places.
    at_start: Vec<i64>,
    at_end: Vec<i64>,
}

impl<'b> Best<'b> {
    /// Finds the best days; `worth` says what a load of each queue is worth now.
    pub fn new(ground: &'b Ground<'b>, prices: &'b Prices, morning: &Morning, worth: &[i64], measure: Measure) -> Self {
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
            measure,
            queues,
            at_start: Vec::new(),
            at_end: Vec::new(),
        };
        best.fill(worth);
        best
    }

    fn fill(&mut self, worth: &[i64]) {
        let (ground, handling) = (self.ground, self.measure.handling as usize);
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
        for left in 0..=self.measure.minutes as usize {
            for start in 0..starts {
                let go = |queue: &u32| {
                    let loaded = ground.stages[*queue as usize].minutes as usize + handling;
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

    /// Returns the best day from a place.
    pub fn from(&self, place: Place, worth: &[i64], loads: &[i32]) -> Day {
        let mut day = Day {
            queues: Vec::new(),
            gain: -self.prices.places[place.site],
            whole: true,
        };
        let (mut at, mut left) = (place.site, self.measure.minutes);
        let mut first = Some(place.spare);
        while let Some((start, rest)) = self.next_start(at, left, first) {
            left = rest;
            let Some((queue, value)) = self.next_queue(start, left, worth, &|queue| day.leaves(queue, loads)) else {
                day.whole = false;
                break;
            };
            day.whole &= value == self.at_start[left as usize * self.ground.starts.len() + start];
            let stage = &self.ground.stages[queue as usize];
            day.queues.push(queue);
            day.gain += worth[queue as usize];
            left -= stage.minutes + self.measure.handling;
            (at, first) = (stage.to, None);
        }
        day.gain += self.prices.places[at];
        day
    }

    /// Returns the start to drive to from a site, and the minutes that are left then; `first` is what is left of the day
    /// before for the first run of a day. `None` when it is best to stay.
    fn next_start(&self, site: usize, left: i32, first: Option<i32>) -> Option<(usize, i32)> {
        let starts = self.ground.starts.len();
        let rest = |empty: i32| match first {
            Some(spare) if empty <= spare => left,
            Some(_) if empty <= self.measure.before => left.min(self.measure.driving - empty),
            _ => left - empty,
        };
        let way = |start: usize| {
            let empty = self.ground.task.minutes(site, self.ground.starts[start]);
            let rest = usize::try_from(rest(empty)).ok().filter(|_| empty < NEVER)?;
            Some((start, rest, self.at_start[rest * starts + start], empty))
        };
        let best = (0..starts)
            .filter_map(way)
            .max_by_key(|(start, _, value, empty)| (*value, std::cmp::Reverse((*empty, *start))))?;
        (best.2 > self.prices.places[site]).then_some((best.0, best.1 as i32))
    }

    /// Returns the queue to take a load of, of those that `leaves` allows, and what it is worth to go on so; `None` when
    /// it is best to stay.
    fn next_queue(&self, start: usize, left: i32, worth: &[i64], leaves: &dyn Fn(u32) -> bool) -> Option<(u32, i64)> {
        let ends = self.ground.ends.len();
        let stays = self.prices.places[self.ground.starts[start]];
        let value = |queue: u32| {
            let loaded = self.ground.stages[queue as usize].minutes;
            let rest = left.checked_sub(loaded + self.measure.handling)?;
            let rest = usize::try_from(rest).ok().filter(|_| loaded > 0)?;
            let value = worth[queue as usize] + self.at_end[rest * ends + self.ends[queue as usize]];
            (value > stays).then_some((value, std::cmp::Reverse(queue)))
        };
        let all = self.queues[start].iter().copied().filter(|queue| leaves(*queue));
        all.filter_map(value).max().map(|(value, queue)| (queue.0, value))
    }
}

/// A day of a vehicle.
pub(super) struct Day {
    pub queues: Vec<u32>,
    /// What it is worth beyond staying.
    pub gain: i64,
    /// No other day from there is worth more. The table knows no number of loads: a day that would come for the last one
    /// twice goes on another way.
    pub whole: bool,
}

impl Day {
    /// Tells whether the day leaves a load of a queue.
    fn leaves(&self, queue: u32, loads: &[i32]) -> bool {
        let taken = self.queues.iter().filter(|q| **q == queue).count();
        loads[queue as usize] as usize > taken
    }
}
