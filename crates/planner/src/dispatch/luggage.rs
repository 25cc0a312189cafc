//! Luggage on its way: in vehicles of its household's convoy that have room, with trucks that join it at no cost, in a
//! booked convoy that follows, or else in a convoy of its own.

use super::book::Undo;
use super::fleet::Approach;
use super::holds::Bag;
use super::load::Loaded;
use super::slot::{Slot, Wish};
use super::state::Dispatcher;
use crate::task::{LuggageRow, NEVER, StageRow};

/// Luggage that cannot come in time: from which local day on it could; `None` when it never can.
pub(super) type Late = Option<i32>;

/// Households and when their luggage is off.
pub(super) type Unloaded = Vec<(u32, i32)>;

impl Dispatcher<'_> {
    /// Returns the luggage of the people of a booked convoy; `not_before` says when it can load apart from that.
    pub(super) fn bags(
        &self,
        row: &LuggageRow,
        (slot, loaded): (&Slot, &Loaded),
        last_stage: bool,
        not_before: impl Fn(u32) -> i32,
    ) -> Vec<Bag> {
        let start = slot.gate - self.task.loading;
        let by_day = if last_stage {
            self.task.clock.day_of(slot.arrives) + row.days_later
        } else {
            NEVER
        };
        let mut households: Vec<u32> = loaded.seated.iter().map(|s| s.item.household).collect();
        households.dedup();
        let bag = |household: u32| Bag {
            household,
            kilograms: row.kilograms[household as usize],
            not_before: start.max(not_before(household)),
            by_day,
        };
        households.into_iter().map(bag).filter(|b| b.kilograms > 0).collect()
    }

    /// Sends luggage over a stage, with the convoy of its households or after it; books nothing that `undo` does not know.
    pub(super) fn send(
        &mut self,
        stage: &StageRow,
        (slot, loaded): (&mut Slot, &Loaded),
        mut left: Vec<Bag>,
        undo: &mut Undo,
    ) -> Result<Unloaded, Late> {
        slot.convoy = self.holds.number();
        for approach in &loaded.approaches {
            let room = self.room(approach.vehicle);
            if room > 0 {
                self.holds.add(self.task, stage, slot, *approach, room);
            }
        }
        left.sort_by_key(|b| (-b.kilograms, b.household));
        let mut done = Vec::with_capacity(left.len());
        self.stow(stage, &mut left, &mut done);
        self.join_trucks(stage, slot, loaded, &mut left, &mut done, undo);
        while !left.is_empty() {
            self.send_apart(stage, &mut left, &mut done, undo)?;
        }
        Ok(done)
    }

    /// Sends luggage whose people have passed already; tells whether it comes in time, and books nothing when it does not.
    pub fn send_after(&mut self, stage: &StageRow, bag: Bag) -> bool {
        let (mut left, mut done, mut undo) = (vec![bag], Vec::new(), self.undo());
        self.stow(stage, &mut left, &mut done);
        while !left.is_empty() {
            if self.send_apart(stage, &mut left, &mut done, &mut undo).is_err() {
                self.take_back(undo);
                return false;
            }
        }
        true
    }

    /// Puts what fits into room that is booked already.
    fn stow(&mut self, stage: &StageRow, left: &mut Vec<Bag>, done: &mut Unloaded) {
        let open = self.holds.open(stage, left);
        left.retain(|bag| match self.holds.stow(&open, bag) {
            Some(unloaded) => {
                done.push((bag.household, unloaded));
                false
            }
            None => true,
        });
    }

    /// Lets trucks join a booked convoy that are there in its hours, the largest first, as long as they are needed.
    fn join_trucks(
        &mut self,
        stage: &StageRow,
        slot: &Slot,
        loaded: &Loaded,
        left: &mut Vec<Bag>,
        done: &mut Unloaded,
        undo: &mut Undo,
    ) {
        let start = slot.gate - self.task.loading;
        let mut places = usize::from(self.most_vehicles()).saturating_sub(loaded.approaches.len());
        if left.is_empty() || places == 0 {
            return;
        }
        let mut trucks = self.trucks(stage, start);
        let rides = |a: &Approach| loaded.approaches.iter().any(|b| b.vehicle == a.vehicle);
        trucks.retain(|a| a.ready <= start && a.departs <= slot.departs && !rides(a) && self.stays(a, slot));
        trucks.sort_by_key(|a| (-self.room(a.vehicle), a.empty, a.vehicle));
        for truck in trucks {
            let room = self.room(truck.vehicle);
            let takes = |b: &Bag| b.kilograms <= room && b.not_before <= start;
            if places == 0 || !left.iter().any(takes) {
                continue;
            }
            places -= 1;
            self.book_vehicle(stage, slot, &truck, undo);
            self.holds.add(self.task, stage, slot, truck, room);
            self.stow(stage, left, done);
        }
    }

    /// Books one convoy of luggage alone, as early as possible, for as much as it can carry.
    fn send_apart(
        &mut self,
        stage: &StageRow,
        left: &mut Vec<Bag>,
        done: &mut Unloaded,
        undo: &mut Undo,
    ) -> Result<(), Late> {
        let floor = left.iter().map(|b| b.not_before).max().unwrap_or(0);
        let heaviest = left.first().map_or(0, |b| b.kilograms);
        let mut trucks = self.trucks(stage, floor);
        trucks.retain(|a| self.room(a.vehicle) >= heaviest);
        loop {
            let chosen = self.choose_trucks(stage, floor, &trucks, left);
            let wish = Wish {
                stage: *stage,
                start: chosen.iter().map(|a| a.ready).max().ok_or(None)?.max(floor),
                departs: chosen.iter().map(|a| a.departs).max().unwrap_or(0),
                people: 0,
                into: None,
            };
            let mut slot = self.earliest(&wish).ok_or(None)?;
            if chosen.iter().any(|a| !self.stays(a, &slot)) {
                let away: Vec<usize> = chosen
                    .iter()
                    .filter(|a| !self.stays(a, &slot))
                    .map(|a| a.vehicle)
                    .collect();
                trucks.retain(|a| !away.contains(&a.vehicle));
                continue;
            }
            let day = self.task.clock.day_of(slot.arrives);
            if left.iter().any(|b| b.by_day < day) {
                return Err(Some(day));
            }
            slot.convoy = self.holds.number();
            self.holds.add_apart(slot.convoy, stage, slot.gate - self.task.loading);
            let convoy = Loaded {
                approaches: chosen,
                seated: Vec::new(),
            };
            self.book(stage, slot, &convoy, Some(undo));
            for truck in &convoy.approaches {
                self.holds
                    .add(self.task, stage, &slot, *truck, self.room(truck.vehicle));
            }
            self.stow(stage, left, done);
            return Ok(());
        }
    }

    /// Chooses the trucks of a convoy of luggage: those that load about when the first one does, as many as are needed. Each
    /// of `trucks` can carry any of the bags.
    fn choose_trucks(&self, stage: &StageRow, floor: i32, trucks: &[Approach], left: &[Bag]) -> Vec<Approach> {
        let loads = |a: &Approach| a.loads(self.task).max(floor);
        let mut ranked = trucks.to_vec();
        ranked.sort_by_key(|a| (loads(a), -self.room(a.vehicle), a.empty, a.vehicle));
        let latest = ranked
            .first()
            .map_or(0, |a| loads(a) + self.task.loading.max(stage.minutes / 2));
        ranked.retain(|a| loads(a) <= latest);
        let mut free: Vec<i64> = Vec::new();
        for bag in left {
            match free.iter().position(|free| *free >= bag.kilograms) {
                Some(truck) => free[truck] -= bag.kilograms,
                None if free.len() < ranked.len().min(usize::from(self.most_vehicles())) => {
                    free.push(self.room(ranked[free.len()].vehicle) - bag.kilograms);
                }
                None => {}
            }
        }
        ranked.truncate(free.len());
        ranked
    }

    /// Returns the vehicles that may carry luggage over a stage, and how they would come.
    fn trucks(&self, stage: &StageRow, floor: i32) -> Vec<Approach> {
        let task = self.task;
        let trucks = self.carriers[stage.corridor].trucks.iter().map(|v| *v as usize);
        trucks
            .filter(|v| !self.reserved[*v])
            .filter_map(|v| self.fleet[v].approach(task, v, stage)?.present(task, stage, floor))
            .collect()
    }

    /// Tells whether a vehicle is there from loading until a convoy is unloaded.
    fn stays(&self, approach: &Approach, slot: &Slot) -> bool {
        let (from, until) = (slot.gate - self.task.loading, slot.arrives + self.task.unloading);
        self.task.vehicles[approach.vehicle].back_after(from, until).is_none()
    }

    fn room(&self, vehicle: usize) -> i64 {
        let room = self
            .task
            .luggage
            .as_ref()
            .map(|row| row.room[self.task.vehicles[vehicle].kind]);
        room.unwrap_or(0)
    }
}
