//! Who rides beside the seats of a roster: people with wheelchairs in the bays of its vehicles, and stretcher cases in vehicles
//! that join a convoy when they are there. A checkpoint takes its time for them too, and a day that is full to its last
//! minute loses its last convoy to a few of them.

use super::platoon::Platoon;
use crate::dispatch::Dispatcher;
use crate::task::{Capacity, Shape, StageRow, Task};

/// Those of all queues who have not gone yet, while tours are driven.
#[derive(Clone, Debug)]
pub(super) struct Ward {
    /// People with a wheelchair, and stretcher cases, of each queue.
    all: Vec<(i32, i32)>,
    left: Vec<(i32, i32)>,
    /// Vehicles that are sent out for stretchers, and what the largest carries.
    vehicles: i32,
    each: Capacity,
    /// When those that went last are back, as if they stayed together.
    back: i32,
    /// Whether some go with the run asked about last.
    goes: bool,
}

impl Ward {
    pub fn new(dispatcher: &Dispatcher<'_>) -> Self {
        let task = dispatcher.task();
        let all: Vec<(i32, i32)> = dispatcher.queues().iter().map(|q| waiting(&q.shape)).collect();
        let carriers = || {
            task.vehicles
                .iter()
                .map(|v| task.kinds[v.kind])
                .filter(|k| k.stretchers > 0)
        };
        Self {
            left: all.clone(),
            all,
            vehicles: carriers().count() as i32,
            each: carriers().max_by_key(|k| k.stretchers).unwrap_or_default(),
            back: 0,
            goes: false,
        }
    }

    /// Begins anew.
    pub fn clear(&mut self) {
        self.left.clone_from(&self.all);
        self.back = 0;
    }

    /// Takes those who ride beside a platoon's seats for a queue, and returns how many people they are.
    pub fn beside(&mut self, platoon: &Platoon, queue: u32, ready: i32) -> i32 {
        let (wheels, cases) = &mut self.left[queue as usize];
        let rolled = platoon.bays.min(*wheels);
        *wheels -= rolled;
        self.goes = *cases > 0 && self.back <= ready;
        if !self.goes {
            return rolled;
        }
        let sent = self
            .vehicles
            .min(cases.saturating_add(self.each.stretchers - 1) / self.each.stretchers.max(1));
        let carried = sent.saturating_mul(self.each.stretchers).min(*cases);
        *cases -= carried;
        rolled
            .saturating_add(carried)
            .saturating_add(sent.saturating_mul(self.each.seats))
    }

    /// Sends the vehicles asked about last on their way there and back.
    pub fn went(&mut self, task: &Task, stage: &StageRow, arrives: i32) {
        if self.goes {
            self.back = arrives
                .saturating_add(task.unloading)
                .saturating_add(task.minutes(stage.to, stage.from));
        }
    }
}

/// Returns the people with a wheelchair and the stretcher cases of a queue.
fn waiting(shape: &Shape) -> (i32, i32) {
    let all = || shape.wheel.iter().chain(&shape.stretcher).map(|i| i.need);
    let bays = all().map(|n| n.bays).fold(0, i32::saturating_add);
    (bays, all().map(|n| n.stretchers).fold(0, i32::saturating_add))
}

#[cfg(test)]
mod tests;
