//! Movement, evacuation: what one bus does, and how long it takes.

use super::Instance;

/// One load from a point to a shelter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Trip {
    /// Index of the point.
    pub point: u32,
    /// Index of the shelter.
    pub shelter: u32,
}

/// The trips of one bus, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tour {
    /// Index of the depot the bus leaves from.
    pub depot: u32,
    /// Its trips; between two of them it drives empty from the shelter to the next point.
    pub trips: Vec<Trip>,
}

impl Tour {
    /// Returns the time from the depot until the last load has arrived; 0 without trips. Every index must exist.
    pub fn length(&self, instance: &Instance) -> i64 {
        let mut clock = 0;
        let mut shelter = None;
        for trip in &self.trips {
            let point = trip.point as usize;
            clock += match shelter {
                None => instance.start(self.depot as usize, point),
                Some(last) => instance.ride(point, last),
            };
            clock += instance.ride(point, trip.shelter as usize);
            shelter = Some(trip.shelter as usize);
        }
        clock
    }
}

/// Returns the length of the longest tour: when the last load has arrived.
pub fn longest(instance: &Instance, tours: &[Tour]) -> i64 {
    tours.iter().map(|tour| tour.length(instance)).max().unwrap_or(0)
}
