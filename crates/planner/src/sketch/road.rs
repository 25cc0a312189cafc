//! Rows of convoys on the road: driven by dispatch, all seats taken, and what they come to.

use super::MOST_LOADS;
use super::need::Need;
use crate::dispatch::{Dispatcher, SeatsWanted};
use crate::loads::Party;

/// One convoy: its way, as a row of [`Need::ways`], and its vehicles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Convoy {
    pub way: u8,
    pub vehicles: u16,
}

/// What a row of convoys comes to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Driven {
    /// People left out; below zero, seats to spare.
    pub left: i64,
    /// The last arrival.
    pub last: i32,
    /// The mean over all vehicles of their arrivals, summed.
    pub minutes: i64,
}

/// Where rows of convoys are driven.
pub(super) struct Road<'t> {
    hours: Dispatcher<'t>,
    pub need: Need,
    /// Vehicles of a convoy at most, and the seats of the largest one.
    pub most: u16,
    pub largest: i64,
    /// Vehicles that are chosen from.
    pub vehicles: u64,
    /// Seats that came by each way, and which convoys of the row brought them.
    pub seats: Vec<i64>,
    pub sent: Vec<Convoy>,
}

impl<'t> Road<'t> {
    /// Returns the road of a dispatcher; `None` where a sketch would say nothing.
    pub fn new(dispatcher: &Dispatcher<'t>, parties: &[Party]) -> Option<Self> {
        let task = dispatcher.task();
        if task.luggage.is_some() || task.shelters.iter().any(|s| s.stay.is_some()) {
            return None;
        }
        let need = Need::new(task, parties)?;
        let vehicles = dispatcher.seat_carriers();
        let seats = vehicles
            .iter()
            .map(|v| task.kinds[task.vehicles[*v as usize].kind].seats);
        let largest = i64::from(seats.max()?);
        (need.seated / largest <= MOST_LOADS).then(|| Self {
            hours: dispatcher.clone(),
            seats: vec![0; need.ways.len()],
            sent: Vec::new(),
            need,
            most: task
                .most_vehicles
                .min(vehicles.len() as i32)
                .clamp(1, i32::from(u16::MAX)) as u16,
            largest,
            vehicles: vehicles.len() as u64,
        })
    }

    /// Drives convoys one after another, each as early as those before it allow; one that would come after `until` stays.
    pub fn drive(&mut self, convoys: &[Convoy], until: i32) -> Driven {
        self.hours.clear_roads();
        self.seats.fill(0);
        self.sent.clear();
        let (mut last, mut minutes) = (0, 0);
        for convoy in convoys {
            let way = &self.need.ways[usize::from(convoy.way)];
            let sent = self.hours.send_seats(&SeatsWanted {
                stage: way.stages[0],
                shelter: way.shelter,
                vehicles: convoy.vehicles,
                beside: self.need.beside,
                until,
            });
            if let Some(sent) = sent {
                self.sent.push(*convoy);
                self.seats[usize::from(convoy.way)] += i64::from(sent.seats);
                last = last.max(sent.arrives);
                minutes += i64::from(sent.arrives) * i64::from(sent.vehicles);
            }
        }
        Driven {
            left: self.need.left(&self.seats),
            last,
            minutes: minutes / self.hours.task().vehicles.len().max(1) as i64,
        }
    }
}
