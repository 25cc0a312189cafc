//! Waves: one convoy to a shelter each, or several that share their first leg.

use super::cabins;
use super::choose::Wanted;
use super::load::{Loaded, Most};
use super::slot::{Slot, Wish};
use super::state::Dispatcher;
use crate::task::StageRow;

/// How often a convoy is moved to a later day to let its luggage come in time, before it is given up.
const TRIES: usize = 8;

/// A convoy to be placed: whom it serves and how many vehicles it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Wave {
    pub queue: u32,
    pub vehicles: u16,
    /// Vehicles with stretcher places it waits for, beyond those that cost no time.
    pub stretchers: u16,
    /// Its people share the first leg with those of the wave before it, where both have the same one.
    pub joined: bool,
    /// Its seats are counted on: no vehicle gives way to one with stretcher places, as none of a platoon does.
    pub whole: bool,
    /// The platoon that serves it ([`Dispatcher::platoons`]); `None` takes whatever vehicles serve it best.
    pub platoon: Option<u32>,
}

/// A wave's convoy with its vehicles and people, not booked yet.
pub(super) struct Part {
    pub wave: Wave,
    pub stage: StageRow,
    pub loaded: Loaded,
}

impl Dispatcher<'_> {
    /// Places waves in order, each as early as possible, and appends those that could be placed to `placed`, with the
    /// vehicles they were given. What cannot be placed changes nothing. Whoever says stop is asked before every convoy.
    pub fn place_all(&mut self, order: &[Wave], placed: &mut Vec<Wave>) {
        let mut from = 0;
        while from < order.len() && !self.asked_to_stop() {
            let joins = |pair: &[Wave]| {
                pair[1].joined
                    && self
                        .first_leg(pair[0])
                        .is_some_and(|f| Some(f) == self.first_leg(pair[1]))
            };
            let len = 1 + order[from..].windows(2).take_while(|pair| joins(pair)).count();
            self.place_group(&order[from..from + len], placed);
            from += len;
        }
    }

    /// Places one wave alone, perhaps with fewer vehicles; returns it as placed.
    pub fn place(&mut self, wave: Wave) -> Option<Wave> {
        let mut placed = Vec::new();
        self.place_group(&[wave], &mut placed);
        placed.pop()
    }

    /// Returns the first of two legs; `None` for waves that go direct.
    fn first_leg(&self, wave: Wave) -> Option<StageRow> {
        match self.queues[wave.queue as usize].stages.as_slice() {
            [first, _] => Some(*first),
            _ => None,
        }
    }

    /// Places waves that share a first leg: together, or else in halves, or else with fewer vehicles.
    fn place_group(&mut self, group: &[Wave], placed: &mut Vec<Wave>) {
        let before = placed.len();
        match group {
            [] => {}
            [wave] => self.place_alone(*wave, placed),
            _ if self.place_joined(group, placed) => {}
            _ => {
                let (first, second) = group.split_at(group.len() / 2);
                self.place_group(first, placed);
                self.place_group(second, placed);
            }
        }
        if let Some(first) = placed.get_mut(before) {
            first.joined = false;
        }
    }

    /// Places one wave, with half the vehicles as long as it cannot be placed: fewer people may fit into a window.
    fn place_alone(&mut self, wave: Wave, placed: &mut Vec<Wave>) {
        let mut wave = Wave { joined: false, ..wave };
        while wave.vehicles > 0 {
            self.holds.short = false;
            if self.place_whole(wave, placed) || (wave.vehicles == 1 && self.place_fewer(wave, placed)) {
                return;
            }
            wave.vehicles /= 2;
        }
    }

    fn place_whole(&mut self, wave: Wave, placed: &mut Vec<Wave>) -> bool {
        match self.first_leg(wave) {
            None => self.place_direct(wave).map(|w| placed.push(w)).is_some(),
            Some(_) => self.place_joined(&[wave], placed),
        }
    }

    /// Places a wave that failed because its luggage would come too late, with half the people as long as it does.
    fn place_fewer(&mut self, wave: Wave, placed: &mut Vec<Wave>) -> bool {
        let mut done = false;
        self.most_people = self.people_in(&wave);
        while self.holds.short && self.most_people > 1 && !done {
            self.most_people /= 2;
            done = self.place_whole(wave, placed);
        }
        self.most_people = i32::MAX;
        done
    }

    fn place_direct(&mut self, wave: Wave) -> Option<Wave> {
        self.with_those_present(|this| this.try_direct(wave))
    }

    fn try_direct(&mut self, wave: Wave) -> Option<Wave> {
        let mut part = self.load_part(wave, Most::ANY)?;
        let mut wish = self.wish(&part);
        if let Some(people) = self.better_fewer(&part, &wish) {
            self.unload(&part);
            part = self.load_part(wave, Most { people, ..Most::ANY })?;
            wish = self.wish(&part);
        }
        let Some(slot) = self.book_direct(&part, wish) else {
            self.unload(&part);
            return None;
        };
        self.note(&part.stage, slot, &part.loaded);
        self.receive(wave.queue as usize, slot.arrives, &part.loaded);
        Some(wave)
    }

    /// Returns before when nobody of a queue loads.
    pub(super) fn not_before_of(&self, queue: u32) -> i32 {
        self.not_before.max(self.queues[queue as usize].ready)
    }

    fn wish(&self, part: &Part) -> Wish {
        Wish {
            stage: part.stage,
            start: part.loaded.ready().max(self.not_before_of(part.wave.queue)),
            departs: part.loaded.departs(),
            people: part.loaded.people(),
            into: self.reception(part.wave.queue, &part.loaded),
        }
    }

    /// Books a convoy and the luggage of its people; where that would come too late, on a later day.
    fn book_direct(&mut self, part: &Part, mut wish: Wish) -> Option<Slot> {
        let task = self.task;
        for _ in 0..TRIES {
            let slot = self.earliest(&wish);
            let mut slot = slot.filter(|slot| !self.keep_out_away(&part.loaded, *slot))?;
            let Some(row) = &task.luggage else {
                self.book(&part.stage, slot, &part.loaded, None);
                return Some(slot);
            };
            let mut undo = self.undo();
            self.book(&part.stage, slot, &part.loaded, Some(&mut undo));
            let bags = self.bags(row, (&slot, &part.loaded), true, |_| 0);
            match self.send(&part.stage, (&mut slot, &part.loaded), bags, &mut undo) {
                Ok(_) => return Some(slot),
                Err(late) => {
                    self.take_back(undo);
                    self.holds.short = true;
                    let day = (late? - row.days_later).max(task.clock.day_of(slot.arrives) + 1);
                    wish.departs = wish.departs.max(task.clock.start_of(day) - part.stage.minutes);
                }
            }
        }
        None
    }

    /// Loads the convoy of a wave; `None` when its queue is empty or nobody finds a seat.
    pub(super) fn load_part(&mut self, wave: Wave, most: Most) -> Option<Part> {
        let queue = wave.queue as usize;
        if self.pools[queue].people == 0 || wave.vehicles == 0 {
            return None;
        }
        let queues = self.queues;
        let stage = queues[queue].last_stage();
        let most = Most {
            people: most.people.min(self.at_once(queue)).min(self.most_people),
            ..most
        };
        let wanted = Wanted {
            vehicles: usize::from(wave.vehicles.min(self.most_vehicles())),
            stretchers: 0,
            wait_for: usize::from(wave.stretchers),
            need: None,
            people: 1,
            not_before: self.not_before_of(wave.queue),
            whole: wave.whole,
            platoon: wave.platoon,
        };
        let mut pool = std::mem::take(&mut self.pools[queue]);
        let loaded = self.load(&stage, (&queues[queue].shape, &mut pool), wanted, most, |_, _| ());
        self.pools[queue] = pool;
        Some(Part {
            wave,
            stage,
            loaded: loaded?,
        })
    }

    /// Puts the people of a convoy back in their queue.
    pub(super) fn unload(&mut self, part: &Part) {
        let queue = part.wave.queue as usize;
        cabins::unpack(&self.queues[queue].shape, &mut self.pools[queue], &part.loaded.seated);
    }
}
