//! Day by day: for thousands of loads, vehicles that stand together take the best day there is from where they stand.
//!
//! What a load is worth comes from the cheapest circuit of what is left ([`prices`]): a day worth as much as it drives is one
//! that the circuit would drive, too. Which days are best from every place is found by dynamic programming over places and
//! driving minutes ([`best`]); as many vehicles of a place as the loads of its day allow take it as a platoon for that
//! day, and so on until no vehicle or no load is left ([`fill`]). The day is then driven ([`drive`]), and the next one
//! begins where it really ended. A last day is measured by the clock instead, with fewer and fewer minutes. What comes out
//! is an order of waves with platoons, like that of longer rosters.

mod best;
mod drive;
mod fill;
mod prices;

use super::{Roster, start};
use crate::dispatch::{Dispatcher, Platoons, Wave};
use crate::task::{Queue, StageRow, Task};
use best::Measure;
use drive::{Departed, Road};
use fastrand::Rng;
use fill::Fill;

/// With fewer loads than this, longer rosters find better tours.
pub(crate) const MANY_LOADS: i64 = 3_000;

/// More driving minutes in a day than this would make tables too large.
const MOST_MINUTES: i32 = 1440;

/// Parts of a driver's day by which a last day is made shorter.
const PARTS: i32 = 20;

/// Loads to be brought, and by whom.
struct Ground<'t> {
    task: &'t Task,
    /// The stage and the shelter of each queue.
    stages: Vec<StageRow>,
    shelters: Vec<usize>,
    /// Vehicles taken for their seats, and the seats of each.
    vehicles: Vec<u32>,
    seats: i32,
    /// Sites where people wait, and sites of shelters, in rising order.
    starts: Vec<usize>,
    ends: Vec<usize>,
}

/// What stands at the beginning of a day.
#[derive(Clone)]
struct Morning {
    /// Loads left of each queue.
    loads: Vec<i32>,
    /// Where each vehicle stands.
    places: Vec<Place>,
}

/// Where a vehicle stands in the morning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    site: usize,
    /// Driving minutes left of the day before: an empty run within them costs none of today's.
    spare: i32,
}

/// A day driven, and what stands in its evening.
struct Driven<'t> {
    road: Road<'t>,
    departed: Vec<Departed>,
    evening: Morning,
}

/// A day in hand.
struct Today<'t> {
    open: i32,
    ends: i32,
    /// The day with nothing taken, and as far as it is filled.
    fresh: Fill,
    fill: Fill,
    /// Minutes by the clock, once the day is tried as the last one.
    clock: Option<i32>,
    /// The best way to make it the last one so far.
    last: Option<Driven<'t>>,
}

/// A roster being drawn day by day.
pub(super) struct Days<'t> {
    ground: Ground<'t>,
    now: Morning,
    road: Road<'t>,
    day: i32,
    today: Option<Today<'t>>,
    rng: Rng,
    done: Vec<Departed>,
}

impl Morning {
    /// Returns the loads left.
    fn loads(&self) -> i64 {
        self.loads.iter().copied().map(i64::from).sum()
    }
}

impl<'t> Ground<'t> {
    /// Returns `None` where vehicles differ in more than their place.
    fn new(dispatcher: &Dispatcher<'t>) -> Option<Self> {
        let (task, queues) = (dispatcher.task(), dispatcher.queues());
        let vehicles = dispatcher.seat_carriers();
        let seats = |v: &u32| task.kinds[task.vehicles[*v as usize].kind].seats;
        let common = vehicles.first().map(seats).filter(|seats| *seats > 0)?;
        let like = |v: &u32| seats(v) == common && task.vehicles[*v as usize].serves.is_none();
        let alike = vehicles.iter().all(like) && task.driving <= MOST_MINUTES;
        let stages: Vec<StageRow> = queues.iter().map(Queue::last_stage).collect();
        alike.then(|| Self {
            starts: sites(stages.iter().map(|s| s.from)),
            ends: sites(stages.iter().map(|s| s.to)),
            shelters: queues.iter().map(|q| q.shelter).collect(),
            seats: common,
            task,
            stages,
            vehicles,
        })
    }

    fn morning(&self, queues: &[Queue]) -> Morning {
        let loads = |queue: &Queue| {
            let people = start::provided(queue.shape.seats());
            people / self.seats + i32::from(people % self.seats > 0)
        };
        let place = |vehicle: &u32| Place {
            site: self.task.vehicles[*vehicle as usize].place,
            spare: 0,
        };
        Morning {
            loads: queues.iter().map(loads).collect(),
            places: self.vehicles.iter().map(place).collect(),
        }
    }
}

fn sites(all: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut sites: Vec<usize> = all.collect();
    sites.sort_unstable();
    sites.dedup();
    sites
}

impl<'t> Days<'t> {
    /// Starts; `None` where longer rosters are better, or vehicles differ too much. Journeys have one leg.
    pub fn new(dispatcher: &Dispatcher<'t>, seed: u64) -> Option<Self> {
        Self::start(dispatcher, seed).filter(|days| days.now.loads() >= MANY_LOADS)
    }

    fn start(dispatcher: &Dispatcher<'t>, seed: u64) -> Option<Self> {
        let ground = Ground::new(dispatcher)?;
        Some(Self {
            now: ground.morning(dispatcher.queues()),
            road: Road::new(dispatcher, &ground),
            ground,
            day: -1,
            today: None,
            rng: Rng::with_seed(seed),
            done: Vec::new(),
        })
    }

    /// Does one slice of work; tells whether there is more to do.
    pub fn slice(&mut self) -> bool {
        let Some(mut today) = self.today.take() else {
            self.today = self.begin();
            return self.today.is_some();
        };
        let stop = || self.road.asked_to_stop();
        if today.fill.round(&self.ground, &stop) {
            self.today = Some(today);
            return true;
        }
        if today.fill.left.loads() > 0 {
            let driven = today.last.take();
            let driven = driven.unwrap_or_else(|| self.drive(&today.fill, today.ends));
            return self.end(driven);
        }
        let driven = self.drive(&today.fill, today.ends);
        let rank = |d: &Driven<'_>| (d.evening.loads(), d.road.last);
        if today.last.as_ref().is_none_or(|best| rank(&driven) < rank(best)) {
            today.last = Some(driven);
        }
        let task = self.ground.task;
        let fewer = today.clock.unwrap_or(task.driving) - (task.driving / PARTS).max(1);
        if fewer < 1 {
            return today.last.is_some_and(|best| self.end(best));
        }
        today.clock = Some(fewer);
        today.fill = today.fresh.clone().measured(self.by_clock(today.open, fewer));
        self.today = Some(today);
        true
    }

    /// Returns the measure of a last day: whoever loads in time to depart when windows open may have come before.
    fn by_clock(&self, open: i32, minutes: i32) -> Measure {
        let (task, begins) = (self.ground.task, self.ground.task.clock.start_of(self.day));
        Measure {
            minutes: minutes + task.loading + task.unloading,
            handling: task.loading + task.unloading,
            before: open - begins - task.loading,
            // A day has one run at least, and this says how long it takes beyond driving.
            driving: task.driving + task.loading + task.unloading,
        }
    }

    /// Begins the next day on which somebody can depart; `None` when there is none, or vehicles cannot come.
    fn begin(&mut self) -> Option<Today<'t>> {
        let open = self.opens()?;
        let seed = self.rng.u64(..);
        let by_driving = Measure {
            minutes: self.ground.task.driving,
            handling: 0,
            before: 0,
            driving: self.ground.task.driving,
        };
        let stop = || self.road.asked_to_stop();
        let fresh = Fill::new(&self.ground, &self.now, open, by_driving, seed, &stop)?;
        Some(Today {
            fill: fresh.clone(),
            fresh,
            ends: self.ground.task.clock.start_of(self.day + 1),
            open,
            clock: None,
            last: None,
        })
    }

    /// Returns the first minute of the next day on which somebody can depart.
    fn opens(&mut self) -> Option<i32> {
        let task = self.ground.task;
        loop {
            self.day += 1;
            let (begins, next) = (task.clock.start_of(self.day), task.clock.start_of(self.day + 1));
            if begins > task.horizon() {
                return None;
            }
            let windows = task.corridors.iter().flat_map(|c| &c.windows);
            let opens = windows.filter(|w| w.1 > begins && w.0 < next).map(|w| w.0.max(begins));
            if let Some(opens) = opens.min() {
                return Some(opens);
            }
        }
    }

    fn drive(&self, fill: &Fill, ends: i32) -> Driven<'t> {
        let (mut road, mut departed) = (self.road.clone(), Vec::new());
        let evening = road.drive(&self.ground, fill, ends, &mut departed);
        Driven {
            road,
            departed,
            evening,
        }
    }

    /// Ends a day as driven; tells whether there is another one to draw.
    fn end(&mut self, driven: Driven<'t>) -> bool {
        let before = self.now.loads();
        self.now = driven.evening;
        self.road = driven.road;
        self.done.extend(driven.departed);
        (1..before).contains(&self.now.loads())
    }

    /// Returns the roster as far as it is drawn.
    pub fn finish(self) -> Roster {
        let mut roster = Roster {
            platoons: Platoons {
                vehicles: Vec::new(),
                for_one_wave: true,
            },
            waves: Vec::new(),
        };
        for (platoon, Departed { queue, vehicles }) in self.done.into_iter().enumerate() {
            roster.waves.push(Wave {
                queue,
                vehicles: u16::try_from(vehicles.len()).unwrap_or(u16::MAX),
                stretchers: 0,
                joined: false,
                whole: false,
                platoon: u32::try_from(platoon).ok(),
            });
            roster.platoons.vehicles.push(vehicles);
        }
        roster
    }
}

#[cfg(test)]
mod tests;
