//! Movement, evacuation: a second pair of eyes on finished tours.

use super::{Instance, Tour};
use std::fmt;

/// One thing wrong with tours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// A tour names a depot, point or shelter that does not exist.
    Unknown {
        /// Index of the tour.
        tour: usize,
    },
    /// More buses leave a depot than stand there.
    Buses {
        /// Index of the depot.
        depot: usize,
        /// Tours that leave it.
        used: u64,
        /// Buses in it.
        there: u64,
    },
    /// Loads stay behind at a point.
    Behind {
        /// Index of the point.
        point: usize,
        /// Loads carried.
        carried: u64,
        /// Loads that waited.
        waited: u64,
    },
    /// A shelter is given more than it can take.
    Full {
        /// Index of the shelter.
        shelter: usize,
        /// Loads brought.
        brought: u64,
        /// Loads it can take.
        places: u64,
    },
}

/// Returns everything that is wrong with the tours; nothing when they keep every rule. A bus may drive an extra trip.
pub fn judge(instance: &Instance, tours: &[Tour]) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut used = vec![0; instance.buses.len()];
    let mut carried = vec![0; instance.demand.len()];
    let mut brought = vec![0; instance.capacity.len()];
    for (at, tour) in tours.iter().enumerate().filter(|(_, tour)| !tour.trips.is_empty()) {
        let mut known = tally(&mut used, tour.depot);
        for trip in &tour.trips {
            known &= tally(&mut carried, trip.point);
            known &= tally(&mut brought, trip.shelter);
        }
        if !known {
            faults.push(Fault::Unknown { tour: at });
        }
    }
    for (depot, (&used, &there)) in used.iter().zip(&instance.buses).enumerate() {
        let there = u64::from(there);
        if used > there {
            faults.push(Fault::Buses { depot, used, there });
        }
    }
    for (point, (&carried, &waited)) in carried.iter().zip(&instance.demand).enumerate() {
        let waited = u64::from(waited);
        if carried < waited {
            faults.push(Fault::Behind { point, carried, waited });
        }
    }
    for (shelter, (&brought, &places)) in brought.iter().zip(&instance.capacity).enumerate() {
        let places = u64::from(places);
        if brought > places {
            faults.push(Fault::Full {
                shelter,
                brought,
                places,
            });
        }
    }
    faults
}

fn tally(counts: &mut [u64], at: u32) -> bool {
    match counts.get_mut(at as usize) {
        Some(count) => {
            *count += 1;
            true
        }
        None => false,
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown { tour } => write!(f, "tour {tour} names a depot, point or shelter that does not exist"),
            Self::Buses { depot, used, there } => write!(f, "{used} buses leave depot {depot}, which has {there}"),
            Self::Behind { point, carried, waited } => {
                write!(f, "{carried} of {waited} loads are carried from point {point}")
            }
            Self::Full {
                shelter,
                brought,
                places,
            } => {
                write!(
                    f,
                    "{brought} loads are brought to shelter {shelter}, which takes {places}"
                )
            }
        }
    }
}
