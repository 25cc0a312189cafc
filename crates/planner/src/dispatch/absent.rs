//! Vehicles that are away for some days: no convoy waits for them, and none is given hours in which one of its vehicles
//! would be away.

use super::fleet::Approach;
use super::load::Loaded;
use super::slot::{Slot, Wish};
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

    /// Returns from when a vehicle is gone for good, if it ever is.
    pub(super) fn gone_for_good(&self, vehicle: usize) -> Option<i32> {
        let last = self.task.vehicles[vehicle].away.last();
        last.filter(|(_, back)| *back >= NEVER).map(|(gone, _)| *gone)
    }

    /// Tells whether a vehicle is gone for good before it could be unloaded, found without asking for its hours.
    pub(super) fn is_gone_before(&self, stage: &StageRow, floor: i32, vehicle: usize) -> bool {
        let Some(gone) = self.gone_for_good(vehicle) else {
            return false;
        };
        let standing = self.fleet[vehicle];
        let there = standing
            .free
            .saturating_add(self.task.minutes(standing.place, stage.from));
        let least = self.task.loading + stage.minutes + self.task.unloading;
        there.max(floor).saturating_add(least) > gone
    }

    /// Tells whether a vehicle is gone for good before a convoy with it, of at least so many people, can be unloaded.
    pub(super) fn is_gone_by_then(&self, stage: &StageRow, approach: &Approach, people: i32, not_before: i32) -> bool {
        let Some(gone) = self.gone_for_good(approach.vehicle) else {
            return false;
        };
        let wish = Wish {
            stage: *stage,
            start: approach.ready.max(not_before),
            departs: approach.departs,
            people,
            into: None,
        };
        let slot = self.earliest(&wish);
        slot.is_some_and(|slot| slot.arrives + self.task.unloading > gone)
    }

    fn set_kept_out(&mut self, out: bool) {
        for vehicle in &self.kept_out.vehicles {
            self.reserved[*vehicle] = out;
        }
    }
}
