//! The course of one tour: a platoon drives its runs one after another as if it were alone on the road.

use super::daytime::Daytime;
use super::platoon::Platoon;
use crate::dispatch::{Dispatcher, Standing};
use crate::task::{StageRow, Task};
use fastrand::Rng;

/// What counts for a tour: what each minute after the target costs, against a minute of its end before that.
pub(super) const LATE: i64 = 512;

/// How many queues are near another one.
const NEAR: usize = 24;

/// Roads, windows and hours of a task, for tours.
pub(super) struct Course<'t> {
    pub task: &'t Task,
    /// The stage of each queue.
    pub stages: Vec<StageRow>,
    /// The shelter of each queue.
    pub shelters: Vec<usize>,
    /// People of each queue who need a seat.
    pub people: Vec<i32>,
    /// For each queue those that begin nearest to where it ends.
    near: Vec<Vec<u32>>,
    pub target: i32,
    day: Daytime,
}

impl<'t> Course<'t> {
    pub fn new(dispatcher: &Dispatcher<'t>, target: i32) -> Self {
        let queues = dispatcher.queues();
        let stages: Vec<StageRow> = queues.iter().map(crate::task::Queue::last_stage).collect();
        Self {
            task: dispatcher.task(),
            near: near(dispatcher.task(), &stages),
            day: Daytime::new(dispatcher.task(), &stages),
            stages,
            shelters: queues.iter().map(|q| q.shelter).collect(),
            people: queues.iter().map(|q| q.shape.seats()).collect(),
            target,
        }
    }

    /// Returns a queue that begins near where another one ends.
    pub fn near(&self, queue: u32, rng: &mut Rng) -> Option<u32> {
        rng.choice(&self.near[queue as usize]).copied()
    }

    /// Returns where a platoon stands at first.
    pub fn first(&self, platoon: &Platoon) -> Option<Standing> {
        let vehicle = *platoon.vehicles.first()?;
        Some(Standing::first(self.task, vehicle as usize))
    }

    /// Returns the departure of a run for a queue, and where the platoon stands after it; `None` when it can never go.
    pub fn run(&self, platoon: &Platoon, standing: &Standing, queue: u32) -> Option<(i32, Standing)> {
        let stage = &self.stages[queue as usize];
        let vehicle = *platoon.vehicles.first()? as usize;
        if !self.task.vehicles[vehicle].may_serve(stage.corridor) {
            return None;
        }
        let approach = standing.approach(self.task, vehicle, stage)?;
        let departs = self.departure(stage, approach.ready, approach.departs, platoon.seats)?;
        Some((departs, approach.after(self.task, stage, departs)))
    }

    /// Returns when a platoon has done its tour; `None` when it cannot be driven.
    pub fn end(&self, platoon: &Platoon, tour: &[u32]) -> Option<i32> {
        let mut standing = self.first(platoon)?;
        for queue in tour {
            standing = self.run(platoon, &standing, *queue)?.1;
        }
        Some(standing.free)
    }

    /// Returns what a tour costs that ends at a minute: vehicles times its minutes, those after the target many times.
    pub fn price(&self, platoon: &Platoon, end: i32) -> i64 {
        let late = i64::from(self.day.between(self.target, end).max(0));
        (late * LATE + i64::from(end)) * platoon.vehicles.len() as i64
    }

    /// Returns the first departure that keeps windows and daylight for a convoy that is there at `ready` and may depart
    /// from `departs`, when nobody else is at the checkpoint.
    fn departure(&self, stage: &StageRow, ready: i32, departs: i32, people: i32) -> Option<i32> {
        let corridor = &self.task.corridors[stage.corridor];
        let processing = corridor.processing(people);
        let mut gate = (ready + self.task.loading).max(departs - processing);
        loop {
            let open = corridor.windows.partition_point(|w| w.1 < gate + processing);
            let window = corridor.windows[open..]
                .iter()
                .find(|w| w.0.max(gate) + processing <= w.1)?;
            gate = gate.max(window.0);
            let departs = gate + processing;
            let light = self.task.departure_by_day(stage, departs)?;
            if light == departs {
                return Some(departs);
            }
            gate = light - processing;
        }
    }
}

/// Returns for each queue those that begin nearest to where it ends: all of the nearest sites up to some number.
fn near(task: &Task, stages: &[StageRow]) -> Vec<Vec<u32>> {
    let after = |stage: &StageRow| {
        let mut all: Vec<(i32, u32)> = stages
            .iter()
            .enumerate()
            .map(|(queue, next)| (task.minutes(stage.to, next.from), queue as u32))
            .collect();
        if all.len() > NEAR {
            all.select_nth_unstable(NEAR);
            all.truncate(NEAR);
        }
        all.sort_unstable();
        all.into_iter().map(|(_, queue)| queue).collect()
    };
    stages.iter().map(after).collect()
}
