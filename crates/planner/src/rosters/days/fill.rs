//! Fills a day: vehicles that stand together take the best day from there, as many as its loads allow. When some vehicles
//! have their day, the rest is priced anew: what was cheap may be gone.

use super::best::{Best, Day, Measure};
use super::prices::{self, Prices};
use super::{Ground, Morning, Place};
use crate::task::StageRow;
use fastrand::Rng;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Rounds of a day at most; each finds the best days anew.
const ROUNDS: usize = 200;

/// A load's worth is bent at random by one part in so many at most.
const BEND: i64 = 500;

/// Where the queue before a checkpoint is longest, a load's worth is bent by one part in so many.
const BUSY: i64 = 25;

/// Loads are priced anew when one in so many vehicles has its day.
const PRICED: usize = 20;

/// Minutes of a day before are counted in steps, so that vehicles that stand together are alike.
const STEP: i32 = 30;

/// A platoon's day: its vehicles, and the queues it serves one after another.
#[derive(Clone)]
pub(super) struct Run {
    pub vehicles: Vec<u32>,
    pub queues: Vec<u32>,
}

/// A day being filled.
#[derive(Clone)]
pub(super) struct Fill {
    pub runs: Vec<Run>,
    /// What is left as far as the day is filled, and where vehicles stand then.
    pub left: Morning,
    pub measure: Measure,
    prices: Prices,
    worth: Vec<i64>,
    /// What bends prices.
    seed: u64,
    /// Positions of vehicles without a day yet, by where they stand.
    idle: BTreeMap<Place, Vec<usize>>,
    rounds: usize,
    /// Vehicles that have their day since loads were priced.
    since: usize,
}

impl Fill {
    /// Begins a day on which somebody can depart from `open` on; `None` when vehicles cannot come to where people wait, or
    /// when told to stop.
    pub fn new(
        ground: &Ground<'_>,
        morning: &Morning,
        open: i32,
        measure: Measure,
        seed: u64,
        stop: &dyn Fn() -> bool,
    ) -> Option<Self> {
        let prices = prices::of(ground, morning, stop)?;
        Some(Self {
            runs: Vec::new(),
            left: morning.clone(),
            measure,
            worth: bent(ground, &prices, morning, seed),
            prices,
            seed,
            idle: idle(ground, morning, open),
            rounds: 0,
            since: 0,
        })
    }

    /// Returns the same day measured by something else, before anybody has taken it.
    pub fn measured(mut self, measure: Measure) -> Self {
        self.measure = measure;
        self
    }

    /// Lets the vehicles of each place take the best day from there once; tells whether any did.
    pub fn round(&mut self, ground: &Ground<'_>, stop: &dyn Fn() -> bool) -> bool {
        self.rounds += 1;
        if self.rounds > ROUNDS || self.left.loads() == 0 || self.idle.is_empty() {
            return false;
        }
        self.price_anew(ground, stop);
        let best = Best::new(ground, &self.prices, &self.left, &self.worth, self.measure);
        let from = |place: &Place| (*place, best.from(*place, &self.worth, &self.left.loads));
        let mut days: Vec<(Place, Day)> = self.idle.keys().map(from).collect();
        days.retain(|(_, day)| !day.queues.is_empty());
        // Who must go another way because of others goes when these have gone.
        if days.iter().any(|(_, day)| day.whole) {
            days.retain(|(_, day)| day.whole);
        }
        days.sort_by_key(|(place, day)| (Reverse(day.gain), *place));
        let runs = self.runs.len();
        for (place, day) in days {
            self.take(ground, place, day.queues);
        }
        self.idle.retain(|_, vehicles| !vehicles.is_empty());
        self.runs.len() > runs
    }

    fn price_anew(&mut self, ground: &Ground<'_>, stop: &dyn Fn() -> bool) {
        if self.since * PRICED < ground.vehicles.len() {
            return;
        }
        if let Some(prices) = prices::of(ground, &self.left, stop) {
            self.worth = bent(ground, &prices, &self.left, self.seed);
            self.prices = prices;
            self.since = 0;
        }
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
        let Some(last) = queues.last().filter(|_| !vehicles.is_empty()) else {
            return;
        };
        for queue in &queues {
            self.left.loads[*queue as usize] -= vehicles.len() as i32;
        }
        let site = ground.stages[*last as usize].to;
        for vehicle in &vehicles {
            self.left.places[*vehicle] = Place { site, spare: 0 };
        }
        self.since += vehicles.len();
        self.runs.push(Run {
            vehicles: vehicles.into_iter().map(|v| ground.vehicles[v]).collect(),
            queues,
        });
    }
}

/// Returns what loads are worth: each bent a little at random, and a little more where a long queue waits before a
/// checkpoint, so that the last day does not wait for one corridor.
fn bent(ground: &Ground<'_>, prices: &Prices, morning: &Morning, seed: u64) -> Vec<i64> {
    let mut rng = Rng::with_seed(seed);
    let queues = checkpoints(ground, morning);
    let longest = queues.iter().copied().max().unwrap_or(0).max(1);
    let bent = |(worth, stage): (&i64, &StageRow)| {
        let busy = worth.abs() / BUSY * queues[stage.corridor] / longest;
        worth + rng.i64(0..=worth.abs() / BEND) + busy
    };
    prices.loads.iter().zip(&ground.stages).map(bent).collect()
}

/// Returns how many minutes the checkpoint of each corridor needs for all that is left.
fn checkpoints(ground: &Ground<'_>, morning: &Morning) -> Vec<i64> {
    let mut people = vec![0_i32; ground.task.corridors.len()];
    for (stage, loads) in ground.stages.iter().zip(&morning.loads) {
        let more = loads.saturating_mul(ground.seats);
        people[stage.corridor] = people[stage.corridor].saturating_add(more);
    }
    let rows = people.into_iter().zip(&ground.task.corridors);
    rows.map(|(people, row)| i64::from(row.processing(people))).collect()
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
