//! The vehicles of a corridor by what they carry.

use crate::task::{Capacity, Task};

/// Vehicles that serve a corridor, and what they hold together.
#[derive(Clone, Debug, Default)]
pub(super) struct Carriers {
    /// Vehicles taken for their seats, and those taken for their stretcher places.
    pub seats: Vec<u32>,
    pub stretchers: Vec<u32>,
    /// Vehicles sent out for luggage: trucks, or where there are none whatever carries some.
    pub trucks: Vec<u32>,
    /// Most people whom a convoy may have to pass the checkpoint within one window.
    pub at_once: i32,
    /// Most seats of a vehicle.
    pub largest: i32,
    /// All places of all vehicles, and the seats of those that are sent out for them.
    pub all: Capacity,
    pub all_seats: i32,
}

impl Carriers {
    pub fn new(task: &Task, corridor: usize) -> Self {
        let serving = || task.vehicles.iter().enumerate().filter(|(_, v)| v.may_serve(corridor));
        let largest = serving().map(|(_, v)| task.kinds[v.kind].seats).max().unwrap_or(0);
        // An ambulance has a few seats too; it is not sent out for them.
        let carries_seats = |k: Capacity| k.seats + k.bays > 0 && (k.stretchers == 0 || 2 * k.seats >= largest);
        Self {
            seats: serving()
                .filter(|(_, v)| carries_seats(task.kinds[v.kind]))
                .map(|(row, _)| row as u32)
                .collect(),
            stretchers: serving()
                .filter(|(_, v)| task.kinds[v.kind].stretchers > 0)
                .map(|(row, _)| row as u32)
                .collect(),
            trucks: trucks(task, corridor),
            at_once: task.corridors[corridor].at_once(),
            largest,
            all_seats: serving()
                .map(|(_, v)| task.kinds[v.kind])
                .filter(|k| carries_seats(*k))
                .fold(0, |sum: i32, k| sum.saturating_add(k.seats)),
            all: serving().fold(Capacity::default(), |sum, (_, v)| {
                sum.saturating_plus(task.kinds[v.kind])
            }),
        }
    }
}

fn trucks(task: &Task, corridor: usize) -> Vec<u32> {
    let Some(luggage) = &task.luggage else {
        return Vec::new();
    };
    let serving = task.vehicles.iter().enumerate().filter(|(_, v)| v.may_serve(corridor));
    let mut carrying: Vec<(u32, bool)> = serving
        .filter(|(_, v)| luggage.room[v.kind] > 0)
        .map(|(row, v)| (row as u32, luggage.trucks[v.kind]))
        .collect();
    if carrying.iter().any(|(_, truck)| *truck) {
        carrying.retain(|(_, truck)| *truck);
    }
    carrying.into_iter().map(|(row, _)| row).collect()
}
