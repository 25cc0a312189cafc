//! Fills a day: vehicles that stand together take the best day from there, as many as its loads allow.

use super::best::Best;
use super::prices::Prices;
use super::{Ground, Morning, Place};
use fastrand::Rng;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Rounds of a day at most; each finds the best days anew.
const ROUNDS: usize = 200;

/// A load's worth is bent at random by one part in so many at most.
const BEND: i64 = 500;

/// Minutes of a day before are counted in steps, so that vehicles that stand together are alike.
const STEP: i32 = 30;

/// A platoon's day: its vehicles, and the queues it serves one after another.
#[derive(Clone)]
pub(super) struct Run {
    pub vehicles: Vec<u32>,
    pub queues: Vec<u32>,
}

/// A day being filled.
pub(super) struct Fill {
    /// Driving minutes of a vehicle, at most.
    pub minutes: i32,
    pub runs: Vec<Run>,
    /// What is left as far as the day is filled.
    pub left: Morning,
    worth: Vec<i64>,
    /// Positions of vehicles without a day yet, by where they stand.
    idle: BTreeMap<Place, Vec<usize>>,
    rounds: usize,
}

impl Fill {
    /// Begins a day on which somebody can depart from `open` on.
    pub fn new(
        ground: &Ground<'_>,
        prices: &Prices,
        morning: &Morning,
        (open, minutes): (i32, i32),
        seed: u64,
    ) -> Self {
        Self {
            minutes,
            runs: Vec::new(),
            left: morning.clone(),
            worth: bent(prices, seed),
            idle: idle(ground, morning, open),
            rounds: 0,
        }
    }

    /// Lets the vehicles of each place take the best day from there once; tells whether any did.
    pub fn round(&mut self, ground: &Ground<'_>, prices: &Prices) -> bool {
        self.rounds += 1;
        if self.rounds > ROUNDS || self.left.loads() == 0 || self.idle.is_empty() {
            return false;
        }
        let best = Best::new(ground, prices, &self.left, &self.worth, self.minutes);
        let from = |place: &Place| (*place, best.from(*place, self.minutes, &self.worth));
        let mut days: Vec<(Place, (Vec<u32>, i64))> = self.idle.keys().map(from).collect();
        days.retain(|(_, (queues, _))| !queues.is_empty());
        days.sort_by_key(|(place, (_, gain))| (Reverse(*gain), *place));
        let runs = self.runs.len();
        for (place, (queues, _)) in days {
            self.take(ground, place, queues);
        }
        self.idle.retain(|_, vehicles| !vehicles.is_empty());
        self.runs.len() > runs
    }

    /// Sends vehicles of a place on their day, as many as there are loads for, at most a convoy.
    fn take(&mut self, ground: &Ground<'_>, place: Place, queues: Vec<u32>) {
        let Some(standing) = self.idle.get_mut(&place) else {
            return;
        };
        let times = |queue: &u32| queues.iter().filter(|q| *q == queue).count() as i32;
        let loads = queues.iter().map(|q| self.left.loads[*q as usize] / times(q)).min();
        let most = usize::try_from(loads.unwrap_or(0).min(ground.task.most_vehicles)).unwrap_or(0);
        let vehicles = standing.split_off(standing.len() - standing.len().min(most));
        if vehicles.is_empty() {
            return;
        }
        for queue in &queues {
            self.left.loads[*queue as usize] -= vehicles.len() as i32;
        }
        self.runs.push(Run {
            vehicles: vehicles.into_iter().map(|v| ground.vehicles[v]).collect(),
            queues,
        });
    }
}

/// Returns what loads are worth, each bent a little.
fn bent(prices: &Prices, seed: u64) -> Vec<i64> {
    let mut rng = Rng::with_seed(seed);
    let bent = |worth: &i64| worth + rng.i64(0..=worth.abs() / BEND);
    prices.loads.iter().map(bent).collect()
}

/// Returns the vehicles that are there all day, by where they stand.
fn idle(ground: &Ground<'_>, morning: &Morning, open: i32) -> BTreeMap<Place, Vec<usize>> {
    let task = ground.task;
    let mut idle: BTreeMap<Place, Vec<usize>> = BTreeMap::new();
    for (vehicle, place) in morning.places.iter().enumerate() {
        let row = &task.vehicles[ground.vehicles[vehicle] as usize];
        if row.free <= open && row.there_from(open, task.driving) == open {
            let place = Place {
                spare: place.spare - place.spare % STEP,
                ..*place
            };
            idle.entry(place).or_default().push(vehicle);
        }
    }
    idle
}
