//! Planner, evacuation: who lies near whom, so that a search proposes what may pay.

use movement::evacuation::Instance;

/// Neighbours listed for each place.
const POINTS: usize = 14;
const SHELTERS: usize = 10;
const DEPOTS: usize = 8;
/// Comparisons spent on likeness of points; beyond it, rank round the nearest shelter has to do.
const MOST_COMPARISONS: usize = 300_000_000;

/// Neighbour lists, nearest first.
#[derive(Clone, Debug)]
pub(super) struct Near {
    /// Shelters nearest to each point.
    pub shelters: Vec<Vec<u32>>,
    /// Points nearest to each shelter.
    pub points: Vec<Vec<u32>>,
    /// Depots with buses nearest to each point.
    pub depots: Vec<Vec<u32>>,
    /// Points that lie to all shelters much as this one does.
    pub alike: Vec<Vec<u32>>,
}

impl Near {
    pub fn new(instance: &Instance) -> Self {
        let (n, m) = (instance.demand.len(), instance.capacity.len());
        let shelters = (0..n).map(|i| nearest(m, SHELTERS, |j| instance.ride(i, j))).collect();
        let depots: Vec<usize> = (0..instance.buses.len()).filter(|q| instance.buses[*q] > 0).collect();
        let waiting: Vec<u32> = (0..n as u32).filter(|i| instance.demand[*i as usize] > 0).collect();
        let points = (0..m).map(|j| {
            let list = nearest(waiting.len(), POINTS, |x| instance.ride(waiting[x] as usize, j));
            list.into_iter().map(|x| waiting[x as usize]).collect()
        });
        let mut near = Self {
            shelters,
            points: points.collect(),
            depots: (0..n).map(|i| nearest_depots(instance, &depots, i)).collect(),
            alike: Vec::new(),
        };
        near.alike = if n.saturating_mul(n) <= MOST_COMPARISONS / m.min(12) {
            (0..n).map(|i| alike(instance, &waiting, i)).collect()
        } else {
            (0..n)
                .map(|i| near.points[near.shelters[i][0] as usize].clone())
                .collect()
        };
        near
    }
}

fn nearest_depots(instance: &Instance, depots: &[usize], point: usize) -> Vec<u32> {
    let list = nearest(depots.len(), DEPOTS, |x| instance.start(depots[x], point));
    list.into_iter().map(|x| depots[x as usize] as u32).collect()
}

fn alike(instance: &Instance, waiting: &[u32], point: usize) -> Vec<u32> {
    let step = instance.capacity.len().div_ceil(12);
    let unlike = |x: usize| {
        let other = waiting[x] as usize;
        let shelters = (0..instance.capacity.len()).step_by(step);
        shelters
            .map(|j| (instance.ride(point, j) - instance.ride(other, j)).abs())
            .sum()
    };
    nearest(waiting.len(), POINTS, unlike)
        .into_iter()
        .map(|x| waiting[x as usize])
        .collect()
}

/// Returns the `most` of `count` things with the smallest key, smallest first.
fn nearest(count: usize, most: usize, key: impl Fn(usize) -> i64) -> Vec<u32> {
    let mut all: Vec<(i64, u32)> = (0..count).map(|x| (key(x), x as u32)).collect();
    if all.len() > most {
        all.select_nth_unstable(most);
        all.truncate(most);
    }
    all.sort_unstable();
    all.into_iter().map(|(_, x)| x).collect()
}
