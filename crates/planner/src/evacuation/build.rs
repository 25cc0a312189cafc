//! Planner, evacuation: first tours from given trips: the longest ride first, to the bus that is back soonest.

use movement::evacuation::{Instance, Tour, Trip};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Depots looked at for one trip, and buses of each.
const DEPOTS: usize = 64;
const BUSES: usize = 4;

/// One depot's buses by their time so far; entries of a time that has passed are dropped when met.
type Depot = BinaryHeap<Reverse<(i64, usize)>>;

/// Returns tours that drive all trips. There must be a bus.
pub(super) fn build(instance: &Instance, mut trips: Vec<Trip>) -> Vec<Tour> {
    trips.sort_by_key(|t| (Reverse(instance.ride(t.point as usize, t.shelter as usize)), *t));
    let mut tours: Vec<Tour> = Vec::new();
    let mut depots: Vec<Depot> = Vec::new();
    for (depot, buses) in instance.buses.iter().enumerate().filter(|(_, buses)| **buses > 0) {
        let buses = (*buses as usize).min(trips.len());
        depots.push(
            (tours.len()..tours.len() + buses)
                .map(|bus| Reverse((0, bus)))
                .collect(),
        );
        tours.extend((0..buses).map(|_| Tour {
            depot: depot as u32,
            trips: Vec::new(),
        }));
    }
    let mut lengths = vec![0; tours.len()];
    let mut first = 0;
    for trip in trips {
        let count = depots.len().min(DEPOTS);
        let mut best: Option<(i64, usize, usize)> = None;
        for offset in 0..count {
            let at = (first + offset) % depots.len();
            let found = soonest(instance, &mut depots[at], (&tours, &lengths), trip);
            best = [best, found.map(|(length, bus)| (length, bus, at))]
                .into_iter()
                .flatten()
                .min();
        }
        first = (first + count) % depots.len().max(1);
        if let Some((length, bus, at)) = best {
            lengths[bus] = length;
            tours[bus].trips.push(trip);
            depots[at].push(Reverse((length, bus)));
        }
    }
    tours.retain(|tour| !tour.trips.is_empty());
    tours
}

/// Of the buses of a depot that are free first, returns the one that would end this trip soonest, and when.
fn soonest(
    instance: &Instance,
    depot: &mut Depot,
    (tours, lengths): (&[Tour], &[i64]),
    trip: Trip,
) -> Option<(i64, usize)> {
    let (point, shelter) = (trip.point as usize, trip.shelter as usize);
    let mut met = Vec::with_capacity(BUSES);
    while met.len() < BUSES {
        let Some(Reverse((length, bus))) = depot.pop() else {
            break;
        };
        if lengths[bus] == length {
            met.push((length, bus));
        }
    }
    depot.extend(met.iter().map(|entry| Reverse(*entry)));
    let end = |(length, bus): (i64, usize)| {
        let reach = match tours[bus].trips.last() {
            None => instance.start(tours[bus].depot as usize, point),
            Some(last) => instance.ride(point, last.shelter as usize),
        };
        (length + reach + instance.ride(point, shelter), bus)
    };
    met.into_iter().map(end).min()
}
