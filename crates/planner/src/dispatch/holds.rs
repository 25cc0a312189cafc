//! Room for luggage in convoys that are booked: whose luggage rides where.

use super::fleet::Approach;
use super::record::{Convoy, Ride};
use super::slot::Slot;
use crate::task::{StageRow, Task};

/// The luggage of a household that waits to be carried over a stage.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bag {
    pub household: u32,
    pub kilograms: i64,
    /// Loading not before: its household's convoy, and its own arrival at a crossing.
    pub not_before: i32,
    /// The last local day on which it may arrive.
    pub by_day: i32,
}

/// One vehicle with room for luggage in a booked convoy.
#[derive(Clone, Debug)]
pub(super) struct Hold {
    /// Number of its convoy.
    convoy: usize,
    from: usize,
    to: usize,
    approach: Approach,
    starts: i32,
    /// When its luggage is off.
    pub unloaded: i32,
    /// The local day on which it arrives.
    day: i32,
    free: i64,
}

/// A convoy of luggage alone.
#[derive(Clone, Debug)]
struct Apart {
    convoy: usize,
    stage: StageRow,
    start: i32,
}

/// All of them, and what they carry.
#[derive(Clone, Debug, Default)]
pub(super) struct Holds {
    convoys: usize,
    holds: Vec<Hold>,
    apart: Vec<Apart>,
    /// Hold, household, kilograms.
    stowed: Vec<(usize, u32, i64)>,
    /// Some luggage would have come too late since this was last set to `false`.
    pub short: bool,
}

/// How far the lists were filled, to go back to that.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    convoys: usize,
    holds: usize,
    apart: usize,
    stowed: usize,
}

impl Holds {
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    pub fn mark(&self) -> Mark {
        Mark {
            convoys: self.convoys,
            holds: self.holds.len(),
            apart: self.apart.len(),
            stowed: self.stowed.len(),
        }
    }

    /// Forgets what came after a mark.
    pub fn go_back(&mut self, mark: Mark) {
        for (hold, _, kilograms) in self.stowed.drain(mark.stowed..) {
            self.holds[hold].free += kilograms;
        }
        self.holds.truncate(mark.holds);
        self.apart.truncate(mark.apart);
        self.convoys = mark.convoys;
    }

    /// Returns a number for one more convoy, from 1.
    pub fn number(&mut self) -> usize {
        self.convoys += 1;
        self.convoys
    }

    /// Notes a convoy of luggage alone.
    pub fn add_apart(&mut self, convoy: usize, stage: &StageRow, start: i32) {
        let stage = *stage;
        self.apart.push(Apart { convoy, stage, start });
    }

    /// Adds the room of a vehicle in a booked convoy.
    pub fn add(&mut self, task: &Task, stage: &StageRow, slot: &Slot, approach: Approach, free: i64) {
        self.holds.push(Hold {
            convoy: slot.convoy,
            from: stage.from,
            to: stage.to,
            approach,
            starts: slot.gate - task.loading,
            unloaded: slot.arrives + task.unloading,
            day: task.clock.day_of(slot.arrives),
            free,
        });
    }

    /// Returns the holds on a stage that may take some of these bags.
    pub fn open(&self, stage: &StageRow, bags: &[Bag]) -> Vec<usize> {
        let first = bags.iter().map(|b| b.not_before).min().unwrap_or(i32::MAX);
        let fits =
            |hold: &Hold| (hold.from, hold.to) == (stage.from, stage.to) && hold.free > 0 && hold.starts >= first;
        (0..self.holds.len()).filter(|h| fits(&self.holds[*h])).collect()
    }

    /// Puts a bag into the one of `open` that is there first, the fullest among equals; returns when it is off.
    pub fn stow(&mut self, open: &[usize], bag: &Bag) -> Option<i32> {
        let takes = |hold: &Hold| hold.free >= bag.kilograms && hold.starts >= bag.not_before && hold.day <= bag.by_day;
        let fitting = open.iter().copied().filter(|h| takes(&self.holds[*h]));
        let best = fitting.min_by_key(|h| (self.holds[*h].unloaded, self.holds[*h].free, *h))?;
        self.holds[best].free -= bag.kilograms;
        self.stowed.push((best, bag.household, bag.kilograms));
        Some(self.holds[best].unloaded)
    }

    /// Writes luggage into the convoys that are written down, and adds those of luggage alone.
    pub fn write_into(&self, convoys: &mut Vec<Convoy>) {
        convoys.extend(self.apart.iter().map(|apart| Convoy {
            number: apart.convoy,
            stage: apart.stage,
            start: apart.start,
            rides: Vec::new(),
        }));
        let mut position = vec![usize::MAX; self.convoys + 1];
        for (at, convoy) in convoys.iter().enumerate() {
            position[convoy.number] = at;
        }
        for (hold, household, kilograms) in &self.stowed {
            let hold = &self.holds[*hold];
            let Some(convoy) = convoys.get_mut(position[hold.convoy]) else {
                continue;
            };
            let vehicle = hold.approach.vehicle;
            let known = convoy.rides.iter().position(|ride| ride.vehicle == vehicle);
            let ride = known.unwrap_or_else(|| {
                convoy.rides.push(Ride::new(&hold.approach, Vec::new()));
                convoy.rides.len() - 1
            });
            convoy.rides[ride].luggage.push((*household, *kilograms));
        }
    }
}
