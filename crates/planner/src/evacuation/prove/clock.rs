//! Planner, evacuation: times in units coarse enough to count through, every one rounded down so that bounds stay bounds.

use movement::evacuation::{Instance, Trip};

/// Units that a table of times may have.
pub(crate) const MOST_UNITS: usize = 1_000_000;

/// What the proof needs of an instance, in units of its own.
#[derive(Clone, Debug)]
pub(crate) struct Clock {
    /// Instance time in one unit.
    pub unit: i64,
    /// Points with loads or without, each with its loads.
    pub points: Vec<i64>,
    /// Places of each shelter.
    pub shelters: Vec<i64>,
    /// Buses of each depot.
    pub depots: Vec<i64>,
    /// Rides in units, row by row of points; at least 1.
    pub ride: Vec<usize>,
    /// Starts in units, row by row of depots.
    pub start: Vec<usize>,
}

impl Clock {
    /// Chooses the unit so that counting up to `upper` takes about so many steps.
    pub fn within(instance: &Instance, upper: i64, steps: i64) -> Self {
        let (n, m) = (instance.demand.len(), instance.capacity.len());
        let shortest = (0..n)
            .flat_map(|i| (0..m).map(move |j| instance.ride(i, j)))
            .min()
            .unwrap_or(1);
        // Above the shortest ride a unit would turn rides into nothing.
        let by_steps = upper.saturating_mul(2 * (n * m) as i64) / steps + 1;
        let unit = by_steps.max(upper / MOST_UNITS as i64 + 1).clamp(1, shortest.max(1));
        let units = |time: i64| (time / unit) as usize;
        let whole = |all: &[u32]| all.iter().map(|x| i64::from(*x)).collect();
        Self {
            unit,
            points: whole(&instance.demand),
            shelters: whole(&instance.capacity),
            depots: whole(&instance.buses),
            ride: (0..n * m).map(|a| units(instance.ride(a / m, a % m))).collect(),
            start: (0..instance.buses.len() * n)
                .map(|a| units(instance.start(a / n, a % n)))
                .collect(),
        }
    }

    /// The units that fit into a time.
    pub fn units(&self, time: i64) -> usize {
        (time.max(0) / self.unit) as usize
    }

    /// The first moment of a unit.
    pub fn begin(&self, units: usize) -> i64 {
        units as i64 * self.unit
    }

    /// Steps it takes to count up to a time.
    pub fn steps(&self, time: i64) -> i64 {
        (2 * self.ride.len() as i64).saturating_mul(self.units(time) as i64 + 1)
    }

    pub fn ride(&self, point: usize, shelter: usize) -> usize {
        self.ride[point * self.shelters.len() + shelter]
    }

    /// Length of a tour in units.
    pub fn length(&self, depot: usize, trips: &[Trip]) -> usize {
        let mut clock = 0;
        let mut last = None;
        for trip in trips {
            let (point, shelter) = (trip.point as usize, trip.shelter as usize);
            clock += match last {
                None => self.start[depot * self.points.len() + point],
                Some(shelter) => self.ride(point, shelter),
            };
            clock += self.ride(point, shelter);
            last = Some(shelter);
        }
        clock
    }
}
