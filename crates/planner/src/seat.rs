//! From placed waves back to a plan with households and vehicles of the operation.

use crate::aid;
use crate::construct;
use crate::dispatch;
use crate::lanes::{self, Best, Ground};
use crate::reasons::Reasons;
use crate::task::{Capacity, Task};
use movement::plan::{Bag, Convoy, Load, Plan, Reason, Trip, Waiting};
use movement::registry::{CorridorIx, HouseholdIx, SiteIx, VehicleIx};
use movement::units::{Kilograms, Moment, Persons};

/// Writes the convoys of a plan down; whoever was meant to go and has no seat waits for windows, or for a place.
pub(crate) fn write_down(ground: Ground<'_>, best: &Best<'_>) -> Plan {
    let (operation, task) = (ground.operation, ground.task);
    let mut waiting = best.loads.waiting.clone();
    let mut dispatcher = lanes::dispatcher(ground, best);
    let queued: Vec<u32> = dispatcher.queues().iter().flat_map(|q| q.shape.households()).collect();
    let placed = construct::convoys(&mut dispatcher, &best.order);
    let again = best.order.convoys.is_none();
    let settled = aid::settle(ground, best, placed, again);
    let mut convoys: Vec<Convoy> = settled.convoys.iter().map(|c| convoy(task, c)).collect();
    convoys.sort_by_key(|c| (c.start, c.corridor, c.from, c.to, c.trips.first().map(|t| t.vehicle)));
    let mut seated = vec![false; operation.households.len()];
    for load in convoys.iter().flat_map(|c| &c.trips).flat_map(|t| &t.load) {
        seated[load.household.at()] = true;
    }
    let left = queued.into_iter().filter(|h| !seated[*h as usize]);
    let mut reasons = Reasons::of(operation, task, &convoys);
    waiting.extend(left.map(|h| Waiting {
        household: HouseholdIx(h),
        reason: reasons.as_mut().map_or(Reason::WindowsEnd, |reasons| reasons.why(h)),
    }));
    waiting.sort_unstable();
    Plan {
        convoys,
        waiting,
        aid: settled.aid,
        aid_waiting: settled.waiting,
    }
}

/// Returns a convoy with the rows of the operation.
pub(crate) fn convoy(task: &Task, convoy: &dispatch::Convoy) -> Convoy {
    let trip = |ride: &dispatch::Ride| Trip {
        vehicle: VehicleIx(task.vehicles[ride.vehicle].row),
        empty_at: ride.empty_at.map(Moment),
        load: ride
            .loads
            .iter()
            .map(|(household, part)| load(*household, *part))
            .collect(),
        luggage: ride
            .luggage
            .iter()
            .map(|(household, kilograms)| bag(*household, *kilograms))
            .collect(),
    };
    let mut trips: Vec<Trip> = convoy.rides.iter().map(trip).collect();
    trips.sort_by_key(|t| t.vehicle);
    Convoy {
        corridor: CorridorIx::from_position(convoy.stage.corridor),
        from: SiteIx::from_position(convoy.stage.from),
        to: SiteIx::from_position(convoy.stage.to),
        start: Moment(convoy.start),
        trips,
    }
}

fn bag(household: u32, kilograms: i64) -> Bag {
    Bag {
        household: HouseholdIx(household),
        weight: Kilograms(u32::try_from(kilograms).unwrap_or(u32::MAX)),
    }
}

fn load(household: u32, part: Capacity) -> Load {
    let persons = |n: i32| Persons(u32::try_from(n).unwrap_or(0));
    Load {
        household: HouseholdIx(household),
        seated: persons(part.seats),
        wheelchairs: persons(part.bays),
        stretchers: persons(part.stretchers),
    }
}
