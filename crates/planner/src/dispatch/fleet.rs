//! The fleet while a plan is being made: where each vehicle is, since when, and how long it drove that day.

use crate::task::{NEVER, StageRow, Task, VehicleRow};

/// One vehicle.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Standing {
    pub place: usize,
    pub free: i32,
    /// The last local day on which it drove, and its driving minutes of that day.
    pub day: i32,
    pub driven: i32,
}

/// A vehicle that can come to a stage's start: when it sets out empty, when it is there, when it may depart.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Approach {
    pub vehicle: usize,
    pub empty_at: i32,
    pub empty: i32,
    /// It stands at the start from this minute.
    pub ready: i32,
    /// Driver hours allow the loaded run from this minute.
    pub departs: i32,
    /// It would be ready sooner, were it not away for some days.
    pub waits: bool,
    day: i32,
    driven: i32,
}

impl Standing {
    pub fn first(task: &Task, vehicle: usize) -> Self {
        let row = &task.vehicles[vehicle];
        Self {
            place: row.place,
            free: row.free,
            day: i32::MIN,
            driven: 0,
        }
    }

    /// Returns how the vehicle can serve a stage, setting out as early as its hours allow (hours left today are used
    /// before tomorrow's); `None` when it never can.
    pub fn approach(&self, task: &Task, vehicle: usize, stage: &StageRow) -> Option<Approach> {
        let empty = task.minutes(self.place, stage.from);
        if empty >= NEVER || empty > task.driving || stage.minutes > task.driving {
            return None;
        }
        let row = &task.vehicles[vehicle];
        let (empty_at, day, driven) = match empty {
            0 => (self.free, self.day, self.driven),
            _ => self.sets_out(task, row, stage.from)?,
        };
        let ready = empty_at + empty;
        let departs = if driven + stage.minutes > task.driving {
            task.clock.start_of(day + 1)
        } else {
            ready
        };
        Some(Approach {
            vehicle,
            empty_at,
            empty,
            ready,
            departs: departs.max(ready),
            waits: false,
            day,
            driven,
        })
    }

    /// Returns when the vehicle sets out empty, with that day and its driving minutes, this drive included.
    pub fn sets_out(&self, task: &Task, row: &VehicleRow, to: usize) -> Option<(i32, i32, i32)> {
        let (mut at, empty) = (self.free, task.minutes(self.place, to));
        loop {
            let there = row.there_from(at, empty);
            if there >= NEVER {
                return None;
            }
            at = task.empty_by_day(self.place, to, there)?;
            if at > there {
                continue;
            }
            let day = task.clock.day_of(at);
            let driven = if day == self.day { self.driven } else { 0 };
            if driven + empty <= task.driving {
                return Some((at, day, driven + empty));
            }
            at = task.clock.start_of(day + 1);
        }
    }
}

impl Approach {
    /// Returns the approach when loading starts not before `floor`: the vehicle is there from then until people are off
    /// it, as far as one can tell before the checkpoint. `None` when it never is.
    pub fn present(mut self, task: &Task, stage: &StageRow, floor: i32) -> Option<Self> {
        let row = &task.vehicles[self.vehicle];
        if row.away.is_empty() {
            return Some(self);
        }
        let soonest = self.loads(task).max(floor);
        let loads = row.there_from(soonest, task.loading + stage.minutes + task.unloading);
        self.waits = loads > soonest || row.away.iter().any(|(_, back)| *back == self.empty_at);
        self.ready = self.ready.max(loads);
        self.departs = self.departs.max(loads);
        (loads < NEVER).then_some(self)
    }

    /// Returns the first minute at which loading can start, as far as this vehicle goes.
    pub fn loads(&self, task: &Task) -> i32 {
        self.ready.max(self.departs - task.loading)
    }

    /// Returns the driving minutes left on the day of a departure at `departs`, after the loaded run.
    pub fn spare_hours(&self, task: &Task, stage: &StageRow, departs: i32) -> i32 {
        let driven = if task.clock.day_of(departs) == self.day {
            self.driven
        } else {
            0
        };
        task.driving - driven - stage.minutes
    }

    /// Returns where the vehicle stands after the loaded run.
    pub fn after(&self, task: &Task, stage: &StageRow, departs: i32) -> Standing {
        let day = task.clock.day_of(departs);
        let driven = if day == self.day { self.driven } else { 0 };
        Standing {
            place: stage.to,
            free: departs + stage.minutes + task.unloading,
            day,
            driven: driven + stage.minutes,
        }
    }
}
