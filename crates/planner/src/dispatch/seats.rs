//! Convoys of seats: vehicles and hours of a convoy when it is not known yet who will ride in it.

use super::choose::Wanted;
use super::slot::{Reception, Slot, Wish};
use super::state::Dispatcher;
use crate::task::StageRow;

/// A convoy that is wanted for its seats.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SeatsWanted {
    pub stage: StageRow,
    pub shelter: usize,
    pub vehicles: u16,
    /// People who ride in places that are no seats, for each thousand in seats.
    pub beside: i32,
    /// The last minute at which it may arrive.
    pub until: i32,
}

/// What such a convoy brings.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SeatsSent {
    pub arrives: i32,
    pub seats: i32,
    pub vehicles: u16,
}

impl Dispatcher<'_> {
    /// Sends vehicles as dispatch would for a wave of as many, all seats taken; `None` when there are none or they
    /// would arrive too late, which changes nothing.
    pub fn send_seats(&mut self, wanted: &SeatsWanted) -> Option<SeatsSent> {
        let vehicles = Wanted {
            vehicles: usize::from(wanted.vehicles.min(self.most_vehicles())),
            stretchers: 0,
            wait_for: 0,
            need: None,
            people: 1,
            not_before: 0,
            whole: false,
            platoon: None,
        };
        let chosen = self.choose(&wanted.stage, &vehicles);
        let task = self.task;
        let seats = chosen.iter().map(|a| task.kinds[task.vehicles[a.vehicle].kind].seats);
        let seats = seats.fold(0, i32::saturating_add);
        let beside = i64::from(seats) * i64::from(wanted.beside) / 1000;
        let most = task.shelters[wanted.shelter]
            .at_once()
            .min(self.carriers[wanted.stage.corridor].at_once);
        let people = seats.saturating_add(i32::try_from(beside).unwrap_or(0)).min(most);
        let slot = self.earliest(&Wish {
            stage: wanted.stage,
            start: chosen.iter().map(|a| a.ready).max()?,
            departs: chosen.iter().map(|a| a.departs).max()?,
            people,
            into: Some(Reception {
                shelter: wanted.shelter,
                guests: None,
            }),
        })?;
        if slot.arrives > wanted.until {
            return None;
        }
        self.take_hours(&wanted.stage, slot);
        self.take_in(wanted.shelter, slot.arrives, people);
        for approach in &chosen {
            self.fleet[approach.vehicle] = approach.after(task, &wanted.stage, slot.departs);
        }
        Some(sent(slot, seats.min(most), chosen.len()))
    }
}

fn sent(slot: Slot, seats: i32, vehicles: usize) -> SeatsSent {
    SeatsSent {
        arrives: slot.arrives,
        seats,
        vehicles: u16::try_from(vehicles).unwrap_or(u16::MAX),
    }
}
