//! The earliest hours a convoy can have on its corridor.

use super::beds::Guests;
use super::load::Loaded;
use super::state::Dispatcher;
use crate::task::StageRow;

/// Hours of a convoy.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Slot {
    pub gate: i32,
    pub departs: i32,
    pub arrives: i32,
    /// Number by which luggage knows the convoy; 0 where there is none.
    pub convoy: usize,
}

/// What a convoy asks of its hours.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wish {
    pub stage: StageRow,
    /// Loading not before.
    pub start: i32,
    /// Departure not before (driver hours).
    pub departs: i32,
    pub people: i32,
    /// What receives them at the end of the stage, if it is the last one.
    pub into: Option<Reception>,
}

/// A shelter that receives a convoy, and how its people leave again if they do.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reception {
    pub shelter: usize,
    pub guests: Option<Guests>,
}

impl Dispatcher<'_> {
    /// Returns the earliest hours that keep windows, checkpoint, headway, daylight, escorts and intake; `None` when
    /// there are none.
    pub fn earliest(&self, wish: &Wish) -> Option<Slot> {
        let stage = wish.stage;
        let corridor = &self.task.corridors[stage.corridor];
        let processing = corridor.processing(wish.people);
        let taken = corridor.taken(processing);
        let mut gate = (wish.start + self.task.loading).max(wish.departs - processing);
        loop {
            let free = self.gates[stage.corridor].earliest(gate, taken);
            let open = corridor.windows.partition_point(|w| w.1 < free + processing);
            let window = corridor.windows[open..]
                .iter()
                .find(|w| w.0.max(free) + processing <= w.1)?;
            gate = free.max(window.0);
            if gate > free {
                continue;
            }
            let departs = gate + processing;
            let light = self.task.departure_by_day(&stage, departs)?;
            let escorted = match corridor.pool {
                Some(pool) => self.escorts[pool].earliest(light, 2 * stage.minutes)?,
                None => light,
            };
            let received = self.received(wish, escorted + stage.minutes)? - stage.minutes;
            if received == departs {
                return Some(Slot {
                    gate,
                    departs,
                    arrives: departs + stage.minutes,
                    convoy: 0,
                });
            }
            gate = received - processing;
        }
    }

    /// Returns what receives a convoy of a queue.
    pub(super) fn reception(&self, queue: u32, loaded: &Loaded) -> Option<Reception> {
        let shelter = self.queues[queue as usize].shelter;
        let stay = self.task.shelters[shelter].stay.as_ref();
        let guests = stay.map(|stay| Guests::new(stay, loaded.people(), loaded.squares()));
        Some(Reception { shelter, guests })
    }

    /// Returns the earliest arrival not before `arrives` on a day when the shelter can still take the people in, with a
    /// place for each.
    fn received(&self, wish: &Wish, arrives: i32) -> Option<i32> {
        let Some(into) = &wish.into else {
            return Some(arrives);
        };
        let mut arrives = self.taken_in(into.shelter, wish.people, arrives)?;
        while let Some(guests) = &into.guests {
            let free = self.beds[into.shelter].earliest(arrives, guests)?;
            if free == arrives {
                break;
            }
            arrives = self.taken_in(into.shelter, wish.people, free)?;
        }
        Some(arrives)
    }

    /// Returns the earliest arrival not before `arrives` on a day on which the shelter takes in that many people.
    fn taken_in(&self, shelter: usize, people: i32, mut arrives: i32) -> Option<i32> {
        let limit = self.task.shelters[shelter].intake;
        if limit == i32::MAX {
            return Some(arrives);
        }
        if people > limit {
            return None;
        }
        let mut day = self.task.clock.day_of(arrives);
        while self.arrived(shelter, day) + people > limit {
            day += 1;
            arrives = self.task.clock.start_of(day);
        }
        Some(arrives)
    }

    fn arrived(&self, shelter: usize, day: i32) -> i32 {
        let day = usize::try_from(day).unwrap_or(0);
        self.intake[shelter].get(day).copied().unwrap_or(0)
    }
}
