//! How many people of each group go to which shelter: cheapest flows, each by another idea of cheap.

use super::group::{GroupKey, Journeys};
use crate::flow::{ArcIx, Network};
use crate::stop::Stop;
use crate::task::{ShelterRow, Task};
use fastrand::Rng;
use std::collections::BTreeMap;

/// Parts of the daily intake, in percent, that shelters are given people for: full convoys do not always add up to all
/// of it.
const INTAKE_SHARES: [i64; 3] = [100, 95, 90];

/// Choices drawn with driving times bent at random, for operations of at most so many households.
const BENT: usize = 28;
const BENT_HOUSEHOLDS: usize = 2_000;

/// People of each group by shelter.
#[derive(Clone, Debug)]
pub(super) struct Flow {
    pub people: Vec<BTreeMap<usize, i64>>,
    pub moved: i64,
}

/// Groups on their way to shelters.
pub(super) struct Sending<'s> {
    pub groups: &'s BTreeMap<GroupKey, Vec<u32>>,
    /// People of each household.
    pub sizes: &'s [i64],
    pub journeys: &'s Journeys,
    pub task: &'s Task,
    pub stop: &'s Stop<'s>,
}

impl Sending<'_> {
    /// Returns the flows worth a search: the one with the least driving; where shelters take in only so many a day, ones
    /// in which none does so on more days than it must; and in small operations ones with driving times bent at random,
    /// because what is cheapest to drive need not be what ends first. All move as many people.
    pub fn flows(&self, seed: u64) -> Vec<Flow> {
        let places: Vec<i64> = (0..self.task.shelters.len())
            .map(|s| self.task.most_people(s))
            .collect();
        let straight = |_: usize, _: usize| 100;
        let mut flows = vec![self.cheapest(&places, &straight)];
        let most = flows[0].moved;
        let mut found: Vec<Flow> = INTAKE_SHARES
            .iter()
            .filter_map(|share| self.spread(*share, most))
            .collect();
        let households: usize = self.groups.values().map(Vec::len).sum();
        let mut rng = Rng::with_seed(seed);
        for _ in 0..if households <= BENT_HOUSEHOLDS { BENT } else { 0 } {
            let bend: BTreeMap<(usize, usize), i64> =
                self.journeys.keys().map(|key| (*key, rng.i64(40..=250))).collect();
            found.push(self.cheapest(&places, &|site, shelter| {
                bend.get(&(site, shelter)).copied().unwrap_or(100)
            }));
        }
        for flow in found {
            if flow.moved == most && flows.iter().all(|f| f.people != flow.people) {
                flows.push(flow);
            }
        }
        flows
    }

    /// Returns the flow in which no shelter takes in people on more days than it must for everybody to arrive, when it is
    /// given people for a part of its intake.
    fn spread(&self, share: i64, most: i64) -> Option<Flow> {
        if self
            .task
            .shelters
            .iter()
            .all(|s| s.intake == i32::MAX && s.stay.is_none())
        {
            return None;
        }
        let within = |days: i64| -> Flow {
            let until = self.task.clock.start_of(i32::try_from(days).unwrap_or(i32::MAX));
            let places = |s: &ShelterRow| {
                let in_all = match s.stay {
                    None => s.places,
                    Some(_) => s.most_people(until) / 100 * share,
                };
                in_all.min(days.saturating_mul(i64::from(s.intake)) / 100 * share)
            };
            self.cheapest(&self.task.shelters.iter().map(places).collect::<Vec<_>>(), &|_, _| 100)
        };
        let days = i64::from(self.task.clock.day_of(self.task.horizon())) + 1;
        let (mut low, mut high) = (1, days.max(1));
        while low < high {
            let middle = low + (high - low) / 2;
            if within(middle).moved == most {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        Some(within(low))
    }

    /// Sends as many people as possible, then with the least vehicle time there and back, bent by `percent`.
    fn cheapest(&self, places: &[i64], percent: &dyn Fn(usize, usize) -> i64) -> Flow {
        let mut network = Network::new();
        let shelters: Vec<_> = places.iter().map(|places| network.add_node(*places)).collect();
        let people = |members: &[u32]| -> i64 { members.iter().map(|h| self.sizes[*h as usize]).sum() };
        let all = self.groups.values().map(|members| people(members)).sum();
        let nowhere = network.add_node(all);
        let drive = |site: usize, shelter: usize| -> i64 {
            let minutes: i64 = self.journeys[&(site, shelter)]
                .iter()
                .map(|stage| 2 * i64::from(stage.minutes))
                .sum();
            minutes * percent(site, shelter)
        };
        let dearest = self
            .groups
            .keys()
            .flat_map(|(site, list)| list.iter().map(|s| drive(*site, *s)))
            .max()
            .unwrap_or(0);
        let stay = (dearest + 1) * (places.len() as i64 + 2);
        let mut arcs: Vec<Vec<(usize, ArcIx)>> = Vec::with_capacity(self.groups.len());
        for ((site, list), members) in self.groups {
            let waiting = people(members);
            let node = network.add_node(-waiting);
            network.add_arc(nowhere, node, waiting, stay);
            let arc = |s: &usize| (*s, network.add_arc(shelters[*s], node, waiting, drive(*site, *s)));
            arcs.push(list.iter().map(arc).collect());
        }
        let Ok(solution) = network.solve_unless(&|| self.stop.now()) else {
            // Only sums beyond 64 bits end here, and who is stopped: start from nothing, the rounding still seats whom it can.
            return Flow {
                people: vec![BTreeMap::new(); self.groups.len()],
                moved: all,
            };
        };
        let flow = |arcs: &Vec<(usize, ArcIx)>| arcs.iter().map(|(s, arc)| (*s, solution.flow(*arc))).collect();
        let people: Vec<BTreeMap<usize, i64>> = arcs.iter().map(flow).collect();
        let moved = people.iter().flat_map(BTreeMap::values).sum();
        Flow { people, moved }
    }
}
