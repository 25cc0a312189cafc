//! Planner, evacuation: first tours from given trips: the longest ride first, to the bus that is back soonest.

use movement::evacuation::{Instance, Tour, Trip};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Yards looked at for one trip, and buses of each.
const YARDS: usize = 64;
const BUSES: usize = 4;

/// One yard's buses by their time so far; entries of a time that has passed are dropped when met.
type Yard = BinaryHeap<Reverse<(i64, usize)>>;

/// Returns tours that drive all trips. There must be a bus.
pub(super) fn build(instance: &Instance, mut trips: Vec<Trip>) -> Vec<Tour> {
    trips.sort_by_key(|t| (Reverse(instance.ride(t.point as usize, t.shelter as usize)), *t));
    let mut tours: Vec<Tour> = Vec::new();
    let mut yards: Vec<Yard> = Vec::new();
    for (yard, buses) in instance.buses.iter().enumerate().filter(|(_, buses)| **buses > 0) {
        let buses = (*buses as usize).min(trips.len());
        yards.push(
            (tours.len()..tours.len() + buses)
                .map(|bus| Reverse((0, bus)))
                .collect(),
        );
        tours.extend((0..buses).map(|_| Tour {
            yard: yard as u32,
            trips: Vec::new(),
        }));
    }
    let mut lengths = vec![0; tours.len()];
    let mut first = 0;
    for trip in trips {
        let count = yards.len().min(YARDS);
        let mut best: Option<(i64, usize, usize)> = None;
        for offset in 0..count {
            let at = (first + offset) % yards.len();
            let found = soonest(instance, &mut yards[at], (&tours, &lengths), trip);
            best = [best, found.map(|(length, bus)| (length, bus, at))]
                .into_iter()
                .flatten()
                .min();
        }
        first = (first + count) % yards.len().max(1);
        if let Some((length, bus, at)) = best {
            lengths[bus] = length;
            tours[bus].trips.push(trip);
            yards[at].push(Reverse((length, bus)));
        }
    }
    tours.retain(|tour| !tour.trips.is_empty());
    tours
}

/// Of the buses of a yard that are free first, returns the one that would end this trip soonest, and when.
fn soonest(
    instance: &Instance,
    yard: &mut Yard,
    (tours, lengths): (&[Tour], &[i64]),
    trip: Trip,
) -> Option<(i64, usize)> {
    let (point, shelter) = (trip.point as usize, trip.shelter as usize);
    let mut met = Vec::with_capacity(BUSES);
    while met.len() < BUSES {
        let Some(Reverse((length, bus))) = yard.pop() else {
            break;
        };
        if lengths[bus] == length {
            met.push((length, bus));
        }
    }
    yard.extend(met.iter().map(|entry| Reverse(*entry)));
    let end = |(length, bus): (i64, usize)| {
        let reach = match tours[bus].trips.last() {
            None => instance.start(tours[bus].yard as usize, point),
            Some(last) => instance.ride(point, last.shelter as usize),
        };
        (length + reach + instance.ride(point, shelter), bus)
    };
    met.into_iter().map(end).min()
}
