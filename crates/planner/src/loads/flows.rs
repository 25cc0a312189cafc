//! How many people of each group go to which shelter: cheapest flows, each by another idea of cheap.

use super::group::{Groups, Journeys};
use super::spread::{Driving, Sender, Spread};
use crate::stop::Stop;
use crate::task::{ShelterRow, Task};
use fastrand::Rng;
use std::collections::BTreeMap;

/// Parts of the daily intake, in percent, that shelters are given people for: full convoys do not always add up to all
/// of it.
const INTAKE_SHARES: [i64; 3] = [100, 95, 90];

/// Choices drawn with driving times bent at random, for operations of at most so many households and journeys.
const BENT: usize = 28;
const BENT_HOUSEHOLDS: usize = 2_000;
const BENT_JOURNEYS: usize = 2_000;

/// Groups on their way to shelters.
pub(super) struct Sending<'s> {
    /// People of each group.
    pub senders: &'s [Sender],
    pub households: usize,
    pub journeys: &'s Journeys,
    pub task: &'s Task,
    pub stop: &'s Stop<'s>,
}

impl<'s> Sending<'s> {
    pub fn new(
        senders: &'s [Sender],
        (groups, journeys): (&Groups, &'s Journeys),
        task: &'s Task,
        stop: &'s Stop<'s>,
    ) -> Self {
        Self {
            senders,
            households: groups.members.values().map(Vec::len).sum(),
            journeys,
            task,
            stop,
        }
    }
}

impl Sending<'_> {
    /// Returns the flows worth a search: the one with the least driving; where shelters take in only so many a day, ones
    /// in which none does so on more days than it must; and in small operations ones with driving times bent at random,
    /// because what is cheapest to drive need not be what ends first. All move as many people.
    pub fn flows(&self, seed: u64) -> Vec<Spread> {
        let places: Vec<i64> = (0..self.task.shelters.len())
            .map(|s| self.task.most_people(s))
            .collect();
        let straight = |_: usize, _: usize| 100;
        let mut flows = vec![self.cheapest(&places, &straight)];
        let most = flows[0].moved;
        let mut found: Vec<Spread> = INTAKE_SHARES
            .iter()
            .filter_map(|share| self.spread(*share, most))
            .collect();
        let mut rng = Rng::with_seed(seed);
        let small = self.households <= BENT_HOUSEHOLDS && self.journeys.len() <= BENT_JOURNEYS;
        for _ in 0..if small { BENT } else { 0 } {
            let bend: BTreeMap<(usize, usize), i64> =
                self.journeys.keys().map(|key| (*key, rng.i64(40..=250))).collect();
            found.push(self.cheapest(&places, &|site, shelter| {
                bend.get(&(site, shelter)).copied().unwrap_or(100)
            }));
        }
        for flow in found {
            if flow.moved == most && flows.iter().all(|f| f.units != flow.units) {
                flows.push(flow);
            }
        }
        flows
    }

    /// Returns the flow in which no shelter takes in people on more days than it must for everybody to arrive, when it is
    /// given people for a part of its intake.
    fn spread(&self, share: i64, most: i64) -> Option<Spread> {
        if self
            .task
            .shelters
            .iter()
            .all(|s| s.intake == i32::MAX && s.stay.is_none())
        {
            return None;
        }
        let within = |days: i64| -> Spread {
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

    fn cheapest(&self, places: &[i64], percent: &dyn Fn(usize, usize) -> i64) -> Spread {
        let driving = Driving {
            journeys: self.journeys,
            percent,
            stop: self.stop,
        };
        driving.cheapest(self.senders, places)
    }
}
