//! Booking: what a convoy with hours takes, and how to give it back.

use super::fleet::{Approach, Standing};
use super::holds::Mark;
use super::load::Loaded;
use super::record::Convoy;
use super::slot::Slot;
use super::state::Dispatcher;
use crate::task::StageRow;

/// What bookings changed, to take them back.
#[derive(Debug)]
pub(super) struct Undo {
    fleet: Vec<(usize, Standing)>,
    gates: Vec<(usize, i32)>,
    escorts: Vec<(usize, i32, i32)>,
    holds: Mark,
    metres: i64,
}

impl Dispatcher<'_> {
    /// Starts a list of bookings that may have to be taken back.
    pub(super) fn undo(&self) -> Undo {
        Undo {
            fleet: Vec::new(),
            gates: Vec::new(),
            escorts: Vec::new(),
            holds: self.holds.mark(),
            metres: self.score.metres,
        }
    }

    /// Books vehicles, checkpoint and escort of one convoy.
    pub(super) fn book(&mut self, stage: &StageRow, slot: Slot, loaded: &Loaded, undo: Option<&mut Undo>) {
        let corridor = &self.task.corridors[stage.corridor];
        let (from, minutes) = (slot.departs, 2 * stage.minutes);
        if let Some(undo) = undo {
            undo.fleet
                .extend(loaded.approaches.iter().map(|a| (a.vehicle, self.fleet[a.vehicle])));
            if corridor.taken(slot.departs - slot.gate) > 0 {
                // One that holds the checkpoint for no time must not give back the span of another in the same minute.
                undo.gates.push((stage.corridor, slot.gate));
            }
            undo.escorts.extend(corridor.pool.map(|pool| (pool, from, minutes)));
        }
        self.take_hours(stage, slot);
        for approach in &loaded.approaches {
            self.drive(stage, &slot, approach);
        }
    }

    /// Books one more vehicle of a booked convoy.
    pub(super) fn book_vehicle(&mut self, stage: &StageRow, slot: &Slot, approach: &Approach, undo: &mut Undo) {
        undo.fleet.push((approach.vehicle, self.fleet[approach.vehicle]));
        self.drive(stage, slot, approach);
    }

    fn drive(&mut self, stage: &StageRow, slot: &Slot, approach: &Approach) {
        let place = self.fleet[approach.vehicle].place;
        self.score.metres += self.task.metres(place, stage.from) + self.task.metres(stage.from, stage.to);
        self.fleet[approach.vehicle] = approach.after(self.task, stage, slot.departs);
    }

    /// Books checkpoint and escort of one convoy.
    pub fn take_hours(&mut self, stage: &StageRow, slot: Slot) {
        let corridor = &self.task.corridors[stage.corridor];
        self.gates[stage.corridor].take(slot.gate, corridor.taken(slot.departs - slot.gate));
        if let Some(pool) = corridor.pool {
            self.escorts[pool].take(slot.departs, 2 * stage.minutes);
        }
    }

    /// Takes bookings back.
    pub(super) fn take_back(&mut self, undo: Undo) {
        self.score.metres = undo.metres;
        self.holds.go_back(undo.holds);
        for (vehicle, standing) in undo.fleet.into_iter().rev() {
            self.fleet[vehicle] = standing;
        }
        for (corridor, gate) in undo.gates {
            self.gates[corridor].give_back(gate);
        }
        for (pool, from, minutes) in undo.escorts {
            self.escorts[pool].give_back(from, minutes);
        }
    }

    /// Writes a booked convoy down, if convoys are written down.
    pub(super) fn note(&mut self, stage: &StageRow, slot: Slot, loaded: &Loaded) {
        if let Some(convoys) = &mut self.convoys {
            let start = slot.gate - self.task.loading;
            convoys.push(Convoy::new(
                slot.convoy,
                *stage,
                start,
                &loaded.approaches,
                &loaded.seated,
            ));
        }
    }

    /// Counts people in at their shelter.
    pub(super) fn receive(&mut self, queue: usize, arrives: i32, loaded: &Loaded) {
        let shelter = self.queues[queue].shelter;
        for seating in &loaded.seated {
            let people = i64::from(seating.part.people());
            self.score.sums[usize::from(seating.item.tier)] += people * i64::from(arrives);
        }
        let people = loaded.people();
        self.arrivals.push(arrives);
        self.score.late += i64::from(people) * i64::from((arrives - self.target).max(0));
        self.score.waiting -= i64::from(people);
        self.score.last_arrival = self.score.last_arrival.max(arrives);
        if let Some(guests) = self.reception(queue as u32, loaded).and_then(|into| into.guests) {
            self.beds[shelter].take(arrives, &guests);
        }
        self.take_in(shelter, arrives, people);
    }

    /// Counts people in at a shelter that takes in only so many a day.
    pub fn take_in(&mut self, shelter: usize, arrives: i32, people: i32) {
        if self.task.shelters[shelter].intake < i32::MAX {
            let day = usize::try_from(self.task.clock.day_of(arrives)).unwrap_or(0);
            let days = &mut self.intake[shelter];
            if days.len() <= day {
                days.resize(day + 1, 0);
            }
            days[day] += people;
        }
    }
}
