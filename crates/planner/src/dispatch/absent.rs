//! Vehicles that are away for some days: no convoy waits for them, and none is given hours in which one of its vehicles
//! would be away.

use super::fleet::Approach;
use super::load::Loaded;
use super::slot::Slot;
use super::state::Dispatcher;
use crate::task::{NEVER, StageRow, Task};

/// Lets go of vehicles that come late only because they are away: as long as others are there they would keep them
/// waiting for days. When all are away, the convoy is made of those that are back about when the first one is.
pub(super) fn leave_out_away(task: &Task, stage: &StageRow, floor: i32, chosen: &mut Vec<Approach>) {
    if chosen.iter().all(|a| !a.waits) {
        return;
    }
    let loads = |a: &Approach| a.loads(task).max(floor);
    let latest = match chosen.iter().filter(|a| !a.waits).map(loads).max() {
        Some(latest) => Some(latest),
        None => chosen
            .iter()
            .map(loads)
            .min()
            .map(|first| first + task.loading + stage.minutes),
    };
    chosen.retain(|a| !a.waits || latest.is_some_and(|latest| loads(a) <= latest));
}

/// Vehicles kept out of the waves that are being placed, because they would be away in their hours.
#[derive(Clone, Debug, Default)]
pub(super) struct KeptOut {
    vehicles: Vec<usize>,
    /// When the first of them is back.
    back: i32,
}

impl Dispatcher<'_> {
    /// Tries to place waves. Where vehicles of a convoy would be away in its hours it tries again without them, and when
    /// nothing is left, from when the first of them is back.
    pub(super) fn with_those_present<T>(&mut self, attempt: impl Fn(&mut Self) -> Option<T>) -> Option<T> {
        loop {
            let before = self.kept_out.vehicles.len();
            let done = attempt(self);
            if done.is_none() && self.kept_out.vehicles.len() > before {
                // What the attempt let go of when it gave up must stay out.
                self.set_kept_out(true);
                continue;
            }
            self.set_kept_out(false);
            let kept_out = std::mem::take(&mut self.kept_out);
            if done.is_some()
                || kept_out.vehicles.is_empty()
                || kept_out.back <= self.not_before
                || kept_out.back >= NEVER
            {
                self.not_before = 0;
                return done;
            }
            self.not_before = kept_out.back;
        }
    }

    /// Keeps out the vehicles of a convoy that would be away in its hours; tells whether there were any.
    pub(super) fn keep_out_away(&mut self, loaded: &Loaded, slot: Slot) -> bool {
        let (from, until) = (slot.gate - self.task.loading, slot.arrives + self.task.unloading);
        let before = self.kept_out.vehicles.len();
        for vehicle in loaded.approaches.iter().map(|a| a.vehicle) {
            if let Some(back) = self.task.vehicles[vehicle].back_after(from, until) {
                let first = self.kept_out.vehicles.is_empty();
                self.kept_out.back = if first { back } else { self.kept_out.back.min(back) };
                self.kept_out.vehicles.push(vehicle);
                self.reserved[vehicle] = true;
            }
        }
        self.kept_out.vehicles.len() > before
    }

    fn set_kept_out(&mut self, out: bool) {
        for vehicle in &self.kept_out.vehicles {
            self.reserved[*vehicle] = out;
        }
    }
}
