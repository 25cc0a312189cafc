//! Platoons: vehicles with the same seats, place, hours and corridors, a few at a time.

use crate::dispatch::Dispatcher;
use crate::task::VehicleRow;
use std::collections::BTreeMap;

/// Like vehicles that stay together.
#[derive(Clone, Debug)]
pub(super) struct Platoon {
    pub vehicles: Vec<u32>,
    /// Seats of all its vehicles, and their places for wheelchairs beside them.
    pub seats: i32,
    pub bays: i32,
}

/// What vehicles of a platoon have in common.
type Likeness<'t> = (usize, usize, i32, Option<&'t Vec<usize>>, &'t [(i32, i32)]);

/// Forms platoons of at most `size` vehicles, as even as possible, of all vehicles taken for their seats.
pub(super) fn platoons(dispatcher: &Dispatcher<'_>, size: usize) -> Vec<Platoon> {
    let task = dispatcher.task();
    let mut like: BTreeMap<Likeness<'_>, Vec<u32>> = BTreeMap::new();
    for vehicle in dispatcher.seat_carriers() {
        let row = &task.vehicles[vehicle as usize];
        like.entry(likeness(row)).or_default().push(vehicle);
    }
    let platoon = |vehicles: &[u32]| {
        let kinds = || vehicles.iter().map(|v| task.kinds[task.vehicles[*v as usize].kind]);
        Platoon {
            vehicles: vehicles.to_vec(),
            seats: kinds().map(|kind| kind.seats).fold(0, i32::saturating_add),
            bays: kinds().map(|kind| kind.bays).fold(0, i32::saturating_add),
        }
    };
    let mut platoons = Vec::new();
    for vehicles in like.values() {
        let parts = vehicles.len().div_ceil(size.max(1));
        let mut rest = vehicles.as_slice();
        for left in (1..=parts).rev() {
            let (part, others) = rest.split_at(rest.len().div_ceil(left));
            platoons.push(platoon(part));
            rest = others;
        }
    }
    platoons
}

fn likeness(vehicle: &VehicleRow) -> Likeness<'_> {
    (
        vehicle.kind,
        vehicle.place,
        vehicle.free,
        vehicle.serves.as_ref(),
        &vehicle.away,
    )
}

/// Returns sizes of platoons worth a try: half a convoy first, then all of one, then smaller parts.
pub(crate) fn sizes(most_vehicles: i32) -> Vec<usize> {
    let most = usize::try_from(most_vehicles).unwrap_or(1).clamp(1, 64);
    let mut sizes = Vec::new();
    for parts in [2, 1, 3, 4, 6] {
        let size = most.div_ceil(parts);
        if !sizes.contains(&size) {
            sizes.push(size);
        }
    }
    sizes
}
