//! Planner, evacuation: how often a way may or must be driven.

use super::super::prove::Clock;
use movement::evacuation::Trip;

/// Something a tour does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Way {
    /// Leaves a depot for a point.
    Start { depot: usize, point: usize },
    /// Drives loaded from a point to a shelter.
    Loaded { point: usize, shelter: usize },
    /// Drives empty from a shelter to a point.
    Empty { shelter: usize, point: usize },
    /// Drives loaded from a point to a shelter with so many units left before the target.
    At { point: usize, shelter: usize, left: usize },
}

/// A way is driven at most or at least so many times by all buses together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Limit {
    pub way: Way,
    pub most: bool,
    pub times: i64,
}

impl Limit {
    /// Whether the way may not be driven at all.
    pub fn forbids(&self) -> bool {
        self.most && self.times <= 0
    }
}

/// Lists every way of a tour, one entry each time it is driven.
pub(super) fn ways(clock: &Clock, target: usize, depot: usize, trips: &[Trip]) -> Vec<Way> {
    let n = clock.points.len();
    let mut ways = Vec::with_capacity(3 * trips.len());
    let mut left = target;
    let mut last = None;
    for trip in trips {
        let (point, shelter) = (trip.point as usize, trip.shelter as usize);
        match last {
            None => {
                left = left.saturating_sub(clock.start[depot * n + point]);
                ways.push(Way::Start { depot, point });
            }
            Some(shelter) => {
                left = left.saturating_sub(clock.ride(point, shelter));
                ways.push(Way::Empty { shelter, point });
            }
        }
        ways.push(Way::Loaded { point, shelter });
        ways.push(Way::At { point, shelter, left });
        left = left.saturating_sub(clock.ride(point, shelter));
        last = Some(shelter);
    }
    ways
}
