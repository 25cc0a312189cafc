//! Planner, evacuation: which point goes to which shelter when only the sum of all bus time counts, by cheapest flow.
//!
//! Buses flow from their depots to points, loaded to shelters, empty back to points, and end at any shelter. The cost of
//! the cheapest such flow, shared evenly by all buses, bounds the longest tour from below.

use crate::flow::{ArcIx, Network, NodeIx};
use movement::evacuation::{Instance, Trip};

/// Larger tables of rides are not given to the flow, and neither are more points: its tree would be too deep.
const MOST_RIDES: usize = 500_000;
const MOST_POINTS: usize = 10_000;

/// The cheapest flow's loaded rides and its time.
pub(super) struct Pairs {
    /// One trip for each load.
    pub trips: Vec<Trip>,
    /// Sum of all bus time, a bound for any plan; 0 when there was no flow.
    pub time: i64,
}

/// Returns the trips of the cheapest flow; when the instance is too large for it or there is no time, trips to the nearest shelters with room.
pub(super) fn pairs(instance: &Instance, stop: &dyn Fn() -> bool) -> Pairs {
    let rides = instance.demand.len().saturating_mul(instance.capacity.len());
    let by_flow = if rides <= MOST_RIDES && instance.demand.len() <= MOST_POINTS {
        by_flow(instance, stop)
    } else {
        None
    };
    by_flow.unwrap_or_else(|| Pairs {
        trips: nearest(instance),
        time: 0,
    })
}

fn by_flow(instance: &Instance, stop: &dyn Fn() -> bool) -> Option<Pairs> {
    let (n, m) = (instance.demand.len(), instance.capacity.len());
    let (network, loaded) = network(instance);
    let solution = network.solve_unless(stop).ok()?;
    let mut trips = Vec::new();
    for point in 0..n {
        let waiting = instance.demand[point] as usize;
        let mut here = Vec::new();
        for shelter in 0..m {
            let trip = Trip {
                point: point as u32,
                shelter: shelter as u32,
            };
            here.extend((0..solution.flow(loaded[point * m + shelter])).map(|_| trip));
        }
        // Shortcuts make more trips than loads; the longest rides of those are left out.
        here.sort_by_key(|trip| instance.ride(point, trip.shelter as usize));
        trips.extend(here.into_iter().take(waiting));
    }
    Some(Pairs {
        trips,
        time: solution.cost(),
    })
}

/// The buses' network, and its arcs for loaded rides, row by row of points. A bus arrives empty at a point and leaves it
/// loaded: as many must leave as loads wait (so those wait as supply where buses leave, and as demand where they arrive),
/// and more may where a way round is shorter.
fn network(instance: &Instance) -> (Network, Vec<ArcIx>) {
    let (n, m) = (instance.demand.len(), instance.capacity.len());
    let fleet = instance.fleet() as i64;
    let spare = (instance.places() as i64 - instance.loads() as i64).max(0);
    let mut network = Network::new();
    let end = network.add_node(-fleet);
    let arrive: Vec<NodeIx> = instance
        .demand
        .iter()
        .map(|d| network.add_node(-i64::from(*d)))
        .collect();
    let leave: Vec<NodeIx> = instance
        .demand
        .iter()
        .map(|d| network.add_node(i64::from(*d)))
        .collect();
    for (depot, buses) in instance.buses.iter().enumerate() {
        let buses = i64::from(*buses);
        let node = network.add_node(buses);
        network.add_arc(node, end, buses, 0);
        for (point, arrive) in arrive.iter().enumerate() {
            network.add_arc(node, *arrive, buses, instance.start(depot, point));
        }
    }
    for (arrive, leave) in arrive.iter().zip(&leave) {
        network.add_arc(*arrive, *leave, spare, 0);
    }
    let shelters: Vec<(NodeIx, NodeIx)> = (0..m).map(|_| (network.add_node(0), network.add_node(0))).collect();
    for (shelter, (enter, exit)) in shelters.iter().enumerate() {
        network.add_arc(*enter, *exit, i64::from(instance.capacity[shelter]), 0);
        network.add_arc(*exit, end, fleet, 0);
    }
    let mut loaded: Vec<ArcIx> = Vec::with_capacity(n * m);
    for point in 0..n {
        for (shelter, (enter, exit)) in shelters.iter().enumerate() {
            let (ride, most) = (instance.ride(point, shelter), i64::from(instance.capacity[shelter]));
            loaded.push(network.add_arc(leave[point], *enter, most, ride));
            network.add_arc(*exit, arrive[point], most, ride);
        }
    }
    (network, loaded)
}

/// Each point's loads to its nearest shelters with room, points far from every shelter first.
fn nearest(instance: &Instance) -> Vec<Trip> {
    let m = instance.capacity.len();
    let mut free = instance.capacity.clone();
    let closest = |point: usize| (0..m).map(|j| instance.ride(point, j)).min().unwrap_or(0);
    let mut points: Vec<(i64, usize)> = (0..instance.demand.len()).map(|i| (-closest(i), i)).collect();
    points.sort_unstable();
    let mut trips = Vec::new();
    for (_, point) in points {
        let mut waiting = instance.demand[point];
        while waiting > 0 {
            let open = (0..m).filter(|j| free[*j] > 0);
            let Some(shelter) = open.min_by_key(|j| instance.ride(point, *j)) else {
                break;
            };
            let taken = waiting.min(free[shelter]);
            free[shelter] -= taken;
            waiting -= taken;
            let trip = Trip {
                point: point as u32,
                shelter: shelter as u32,
            };
            trips.extend((0..taken).map(|_| trip));
        }
    }
    trips
}
