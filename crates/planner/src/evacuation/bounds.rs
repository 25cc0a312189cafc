//! Planner, evacuation: what no tours can beat, cheaply found.

use movement::evacuation::Instance;

/// The earliest moment at which the load hardest to serve can arrive: some bus must go there, perhaps by a way round over
/// other points and shelters, and on to the nearest shelter.
pub(super) fn service(instance: &Instance) -> i64 {
    let (n, m) = (instance.demand.len(), instance.capacity.len());
    let depots: Vec<usize> = (0..instance.buses.len()).filter(|q| instance.buses[*q] > 0).collect();
    let start = |i: usize| depots.iter().map(|q| instance.start(*q, i)).min().unwrap_or(0);
    let mut reach: Vec<i64> = (0..n).map(start).collect();
    let open: Vec<usize> = (0..m).filter(|j| instance.capacity[*j] > 0).collect();
    loop {
        let at_shelter: Vec<i64> = open
            .iter()
            .map(|j| (0..n).map(|i| reach[i] + instance.ride(i, *j)).min().unwrap_or(0))
            .collect();
        let mut shorter = false;
        for (i, reach) in reach.iter_mut().enumerate() {
            let round = open
                .iter()
                .zip(&at_shelter)
                .map(|(j, at)| at + instance.ride(i, *j))
                .min()
                .unwrap_or(*reach);
            shorter |= round < *reach;
            *reach = round.min(*reach);
        }
        if !shorter {
            break;
        }
    }
    let last = |i: usize| reach[i] + open.iter().map(|j| instance.ride(i, *j)).min().unwrap_or(0);
    (0..n).filter(|i| instance.demand[*i] > 0).map(last).max().unwrap_or(0)
}

/// Bus time that the loads need at least: each is reached by the shortest way and brought to the nearest shelter.
pub(super) fn rides(instance: &Instance) -> i64 {
    let (n, m, q) = (instance.demand.len(), instance.capacity.len(), instance.buses.len());
    let need = |i: usize| {
        let ride = (0..m).map(|j| instance.ride(i, j)).min().unwrap_or(0);
        let start = (0..q).map(|depot| instance.start(depot, i)).min().unwrap_or(0);
        i64::from(instance.demand[i]) * (ride + ride.min(start))
    };
    (0..n).map(need).sum()
}

/// All bus time of the cheapest flow, shared evenly.
pub(super) fn shared(time: i64, fleet: u64) -> i64 {
    let fleet = i64::try_from(fleet).unwrap_or(i64::MAX).max(1);
    time.div_euclid(fleet) + i64::from(time.rem_euclid(fleet) > 0)
}
