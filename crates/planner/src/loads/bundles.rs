//! Level one, bundles: whoever may go to few shelters, gathered into as few vehicle loads as possible.
//!
//! At each site the group with the most shelters, the fillers, tops up the last vehicle of every bundle of the others.
//! So a load that others need at a shelter costs only what it drives beyond a load of fillers, and a site's people take
//! as many loads as if they were one group. What remains to choose is where the others go, so that those loads are few
//! and near: amounts are moved between shelters as long as that pays.

use std::collections::BTreeMap;

/// Seats left free in each queue, because whole households do not always add up.
pub(super) const SPARE: i64 = 2;

/// Rounds of moves over one site.
const ROUNDS: usize = 20;

/// A group of one site, but for the fillers.
#[derive(Clone, Debug)]
pub(super) struct Bound<'g> {
    pub group: usize,
    /// Shelters open to it, in rising order.
    pub list: &'g [usize],
    /// Seats it takes, by shelter.
    pub seats: BTreeMap<usize, i64>,
}

/// The loads of one site that go to one shelter, or to another one open to all aboard.
#[derive(Clone, Debug)]
pub(super) struct Bundle {
    pub list: Vec<usize>,
    pub loads: i64,
    /// Groups aboard and the seats each takes.
    pub parts: Vec<(usize, i64)>,
}

/// A site with what a load costs at each shelter.
pub(super) struct Bundling<'b> {
    pub bound: Vec<Bound<'b>>,
    pub fillers: &'b [usize],
    /// Seats of a vehicle.
    pub vehicle: i64,
    /// What a load to each shelter costs.
    pub cost: &'b dyn Fn(usize) -> i64,
}

impl Bundling<'_> {
    /// Returns the loads that this many seats take.
    fn loads(&self, seats: i64) -> i64 {
        loads(seats, self.vehicle)
    }

    /// Moves amounts between shelters while that saves driving, then gathers those who go the same way.
    pub fn bundles(mut self) -> Vec<Bundle> {
        let cheapest = self.fillers.iter().map(|s| (self.cost)(*s)).min().unwrap_or(0);
        let mut sites = Detours {
            seats: BTreeMap::new(),
            cost: BTreeMap::new(),
        };
        for shelter in self.bound.iter().flat_map(|b| b.list) {
            let fills = self.fillers.binary_search(shelter).is_ok();
            let detour = (self.cost)(*shelter) - if fills { cheapest } else { 0 };
            sites.cost.insert(*shelter, detour);
            let seats = self.bound.iter().filter_map(|b| b.seats.get(shelter)).sum();
            sites.seats.insert(*shelter, seats);
        }
        for _ in 0..ROUNDS {
            let moved = self.move_single(&mut sites) | self.clear_last_loads(&mut sites);
            if !moved {
                break;
            }
        }
        sites.seats.keys().filter_map(|s| self.gather(*s)).collect()
    }

    /// Moves part or all of a group's seats from one shelter to another where that saves driving.
    fn move_single(&mut self, sites: &mut Detours) -> bool {
        let mut any = false;
        for at in 0..self.bound.len() {
            let from: Vec<usize> = self.bound[at].seats.keys().copied().collect();
            for from in from {
                for to in self.bound[at].list {
                    let here = self.bound[at].seats.get(&from).copied().unwrap_or(0);
                    if *to == from || here == 0 {
                        continue;
                    }
                    let room = self.loads(sites.seats[to]) * self.vehicle - SPARE - sites.seats[to];
                    let last =
                        sites.seats[&from] - ((self.loads(sites.seats[&from]) - 1) * self.vehicle - SPARE).max(0);
                    let gain = |units: &i64| self.gain(sites, from, *to, *units);
                    let best = [here, room.clamp(0, here), last.clamp(0, here)]
                        .into_iter()
                        .max_by_key(gain);
                    if let Some(units) = best.filter(|units| gain(units) > 0) {
                        self.shift(sites, at, (from, *to), units);
                        any = true;
                    }
                }
            }
        }
        any
    }

    /// Spreads the people of a shelter's last load over vehicles to other shelters that have room.
    fn clear_last_loads(&mut self, sites: &mut Detours) -> bool {
        let mut any = false;
        let mut dear: Vec<usize> = sites.seats.keys().copied().collect();
        dear.sort_by_key(|s| std::cmp::Reverse(sites.cost[s]));
        for from in dear {
            let loads = self.loads(sites.seats[&from]);
            if loads == 0 || sites.cost[&from] <= 0 {
                continue;
            }
            let mut excess = self.last_load(sites, from);
            let mut room: BTreeMap<usize, i64> = BTreeMap::new();
            for (shelter, seats) in &sites.seats {
                room.insert(*shelter, (self.loads(*seats) * self.vehicle - SPARE - seats).max(0));
            }
            let mut moves = Vec::new();
            for at in 0..self.bound.len() {
                let mut here = self.bound[at].seats.get(&from).copied().unwrap_or(0);
                for to in self.bound[at].list.iter().filter(|to| **to != from) {
                    let units = here.min(excess).min(room[to]);
                    if units > 0 {
                        moves.push((at, *to, units));
                        here -= units;
                        excess -= units;
                        room.entry(*to).and_modify(|r| *r -= units);
                    }
                }
            }
            if excess == 0 {
                for (at, to, units) in moves {
                    self.shift(sites, at, (from, to), units);
                }
                any = true;
            }
        }
        any
    }

    /// Returns the seats taken in the last load to a shelter.
    fn last_load(&self, sites: &Detours, shelter: usize) -> i64 {
        let seats = sites.seats[&shelter];
        seats - ((self.loads(seats) - 1) * self.vehicle - SPARE).clamp(0, seats)
    }

    fn gain(&self, sites: &Detours, from: usize, to: usize, units: i64) -> i64 {
        let (here, there) = (sites.seats[&from], sites.seats[&to]);
        let saved = self.loads(here) - self.loads(here - units);
        let added = self.loads(there + units) - self.loads(there);
        saved * sites.cost[&from] - added * sites.cost[&to]
    }

    fn shift(&mut self, sites: &mut Detours, at: usize, (from, to): (usize, usize), units: i64) {
        sites.seats.entry(from).and_modify(|s| *s -= units);
        sites.seats.entry(to).and_modify(|s| *s += units);
        let seats = &mut self.bound[at].seats;
        seats.entry(from).and_modify(|s| *s -= units);
        *seats.entry(to).or_default() += units;
    }

    /// Returns those who go to a shelter, with the shelters open to all of them and to the fillers.
    fn gather(&self, shelter: usize) -> Option<Bundle> {
        let aboard = || {
            self.bound
                .iter()
                .filter(|b| b.seats.get(&shelter).is_some_and(|s| *s > 0))
        };
        let parts: Vec<(usize, i64)> = aboard().map(|b| (b.group, b.seats[&shelter])).collect();
        let seats: i64 = parts.iter().map(|(_, seats)| seats).sum();
        let filled = self.fillers.binary_search(&shelter).is_ok();
        let open = |s: &usize| {
            aboard().all(|b| b.list.binary_search(s).is_ok()) && (!filled || self.fillers.binary_search(s).is_ok())
        };
        let list: Vec<usize> = aboard().next()?.list.iter().copied().filter(open).collect();
        Some(Bundle {
            list,
            loads: self.loads(seats),
            parts,
        })
    }
}

/// Seats that go to each shelter, and what one more load there costs beyond a load of fillers.
struct Detours {
    seats: BTreeMap<usize, i64>,
    cost: BTreeMap<usize, i64>,
}

/// Returns the loads of `vehicle` seats that `seats` people take, a few seats spared.
pub(super) fn loads(seats: i64, vehicle: i64) -> i64 {
    if seats <= 0 {
        0
    } else {
        (seats + SPARE + vehicle - 1) / vehicle
    }
}

#[cfg(test)]
mod tests {
    use super::{Bound, Bundling, SPARE, loads};

    /// Three groups that the cheapest flow sends to a shelter each, though all may go where the third one goes.
    #[test]
    fn few_who_can_share_a_vehicle_share_it() {
        let lists = [vec![0, 3], vec![1, 3], vec![2, 3]];
        let bound = |group: usize| Bound {
            group,
            list: &lists[group],
            seats: [([0, 1, 3][group], 14)].into_iter().collect(),
        };
        let cost = |shelter: usize| if shelter == 4 { 10 } else { 100 + shelter as i64 };
        let bundling = Bundling {
            bound: (0..3).map(bound).collect(),
            fillers: &[0, 1, 2, 3, 4],
            vehicle: 50,
            cost: &cost,
        };
        let bundles = bundling.bundles();
        assert_eq!(bundles.len(), 1, "{bundles:?}");
        let seats: i64 = bundles.iter().flat_map(|b| &b.parts).map(|(_, seats)| seats).sum();
        assert_eq!(seats, 42);
    }

    #[test]
    fn a_load_keeps_a_few_seats_spare() {
        assert_eq!(
            [0, 1, 50 - SPARE, 51 - SPARE].map(|seats| loads(seats, 50)),
            [0, 1, 1, 2]
        );
    }
}
