//! The state of a plan being made: where vehicles are, who waits, what is taken.

use super::absent::KeptOut;
use super::aid;
use super::beds::Beds;
use super::carriers::Carriers;
use super::escorts::Escorts;
use super::fleet::{Approach, Standing};
use super::gate::Gate;
use super::holds::Holds;
use super::platoons::Platoons;
use super::pool::Pool;
use super::record::Convoy;
use super::score::Score;
use super::wave::Wave;
use crate::stop::Stop;
use crate::task::{Queue, Task, VehicleRow};
use std::sync::Arc;

/// Most further runs of a first leg that one group of onward convoys waits for.
const MOST_RUNS: i32 = 8;

/// Above so many households placing an order takes longer than planning may take to end once it is stopped, so that
/// convoys are written down as they are placed.
const WRITE_DOWN_ABOVE: usize = 20_000;

/// The state; [`place`](Self::place) adds a wave.
#[derive(Clone, Debug)]
pub(crate) struct Dispatcher<'t> {
    pub(super) task: &'t Task,
    pub(super) queues: &'t [Queue],
    pub(super) carriers: Vec<Carriers>,
    pub platoons: Arc<Platoons>,
    pub(super) fleet: Vec<Standing>,
    pub(super) pools: Vec<Pool>,
    /// The checkpoint of each corridor.
    pub(super) gates: Vec<Gate>,
    pub(super) escorts: Vec<Escorts>,
    /// People taken in by each shelter on each local day.
    pub(super) intake: Vec<Vec<i32>>,
    /// People in each shelter from which people go onward.
    pub(super) beds: Vec<Beds>,
    /// Luggage in booked convoys.
    pub(super) holds: Holds,
    /// Most people of a wave while there is too little room for luggage.
    pub(super) most_people: i32,
    pub(super) score: Score,
    /// Arrivals after this minute count as late.
    pub target: i32,
    /// Arrival of each wave placed so far.
    pub(super) arrivals: Vec<i32>,
    /// Every convoy placed so far, where they are written down.
    pub(super) convoys: Option<Vec<Convoy>>,
    /// Vehicles chosen for a convoy that is not booked yet.
    pub(super) reserved: Vec<bool>,
    /// Vehicles that would be away in the hours of the waves being placed, and from when those may load.
    pub(super) kept_out: KeptOut,
    pub(super) not_before: i32,
    /// The shortest empty run from each site to where somebody waits.
    pub(super) nearest: Vec<i32>,
    /// How many corridors each vehicle serves, at most 15.
    pub(super) choices: Vec<i64>,
    /// Room to rank vehicles in.
    pub(super) ranked: Vec<(i64, Approach)>,
    /// Whom to ask whether to stop.
    stop: Option<&'t Stop<'t>>,
}

impl<'t> Dispatcher<'t> {
    pub fn new(task: &'t Task, queues: &'t [Queue], stop: &'t Stop<'t>) -> Self {
        let households: usize = queues.iter().map(|q| q.shape.households().count()).sum();
        let mut new = Self {
            task,
            queues,
            carriers: (0..task.corridors.len()).map(|c| Carriers::new(task, c)).collect(),
            platoons: Arc::default(),
            fleet: (0..task.vehicles.len()).map(|v| Standing::first(task, v)).collect(),
            pools: queues.iter().map(|q| Pool::new(&q.shape)).collect(),
            gates: vec![Gate::default(); task.corridors.len()],
            escorts: task.pools.iter().map(|size| Escorts::new(*size)).collect(),
            intake: vec![Vec::new(); task.shelters.len()],
            beds: task.shelters.iter().map(|s| Beds::new(s.places)).collect(),
            holds: Holds::default(),
            most_people: i32::MAX,
            score: nobody_moved(queues),
            target: 0,
            arrivals: Vec::new(),
            convoys: (households > WRITE_DOWN_ABOVE).then(Vec::new),
            reserved: vec![false; task.vehicles.len()],
            kept_out: KeptOut::default(),
            not_before: 0,
            nearest: nearest(task, queues),
            choices: task.vehicles.iter().map(|v| choices(task, v)).collect(),
            ranked: Vec::new(),
            stop: Some(stop),
        };
        new.book_aid();
        new
    }

    /// Forgets every wave.
    pub fn clear(&mut self) {
        self.clear_roads();
        for (pool, queue) in self.pools.iter_mut().zip(self.queues) {
            pool.reset(&queue.shape);
        }
        self.holds.clear();
        self.score = nobody_moved(self.queues);
        self.arrivals.clear();
        if let Some(convoys) = &mut self.convoys {
            convoys.clear();
        }
    }

    /// Forgets where vehicles are and what is booked, and leaves who waits.
    pub fn clear_roads(&mut self) {
        for (vehicle, standing) in self.fleet.iter_mut().enumerate() {
            *standing = Standing::first(self.task, vehicle);
        }
        self.clear_hours();
    }

    /// Forgets what is booked at checkpoints, of escorts and at shelters.
    pub fn clear_hours(&mut self) {
        self.gates.iter_mut().for_each(Gate::clear);
        self.escorts.iter_mut().for_each(Escorts::clear);
        self.book_aid();
        self.intake.iter_mut().for_each(Vec::clear);
        self.beds.iter_mut().for_each(Beds::clear);
    }

    /// Books the aid convoys that go before people's.
    fn book_aid(&mut self) {
        for hour in &self.task.booked {
            aid::book(self.task, *hour, &mut self.gates, &mut self.escorts);
        }
    }

    pub fn task(&self) -> &'t Task {
        self.task
    }

    pub fn queues(&self) -> &'t [Queue] {
        self.queues
    }

    /// Returns the vehicles taken for their seats on some corridor. One that has wheelchair places alone is none of them:
    /// tours of such would serve nobody for ever.
    pub fn seat_carriers(&self) -> Vec<u32> {
        let has_seats = |v: &u32| self.task.kinds[self.task.vehicles[*v as usize].kind].seats > 0;
        let carriers = self.carriers.iter().flat_map(|c| c.seats.iter().copied());
        let mut all: Vec<u32> = carriers.filter(has_seats).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// Returns the people of a queue that have no seat yet.
    pub fn left(&self, queue: usize) -> i32 {
        self.pools[queue].people
    }

    /// Returns the score of the waves placed so far.
    pub fn score(&self) -> Score {
        self.score
    }

    /// Returns the arrival of each wave placed so far, in order.
    pub fn arrivals(&self) -> &[i32] {
        &self.arrivals
    }

    /// Writes down every convoy from now on.
    pub fn write_down(&mut self) {
        self.convoys = Some(Vec::new());
    }

    /// Writes down every convoy from now on, whoever says stop: the last thing done.
    pub fn record(&mut self) {
        self.write_down();
        self.stop = None;
    }

    /// Takes the convoys written down; `None` when none are.
    pub fn take_convoys(&mut self) -> Option<Vec<Convoy>> {
        let mut convoys = self.convoys.as_mut().map(std::mem::take)?;
        if self.task.luggage.is_some() {
            self.holds.write_into(&mut convoys);
        }
        Some(convoys)
    }

    /// Asks whether to stop; every loop that places waves does so before each.
    pub fn asked_to_stop(&self) -> bool {
        self.stop.is_some_and(Stop::now)
    }

    /// Tells whether it was told to stop, so that what is placed may be a part only.
    pub fn stopped(&self) -> bool {
        self.stop.is_some_and(Stop::said)
    }

    /// Returns how many vehicles the next wave of a queue takes: as many as its people fill, at most a convoy.
    pub fn vehicles_for(&self, queue: usize) -> u16 {
        let last = self.queues[queue].last_stage().corridor;
        let seats = self.carriers[last].largest.max(1);
        let mut people = self.pools[queue].people.min(self.at_once(queue));
        people = people.min(self.brings(queue).unwrap_or(i32::MAX));
        (people / seats + i32::from(people % seats > 0)).clamp(1, i32::from(self.most_vehicles())) as u16
    }

    /// Returns how many vehicles with stretcher places the next wave of a queue waits for: when it takes everybody else,
    /// as many as the stretcher cases need at most, so that their companions need no bus of their own later.
    pub fn stretchers_for(&self, queue: usize) -> u16 {
        let seats = self.carriers[self.queues[queue].last_stage().corridor].largest;
        let pool = &self.pools[queue];
        if pool.people <= seats.saturating_mul(i32::from(self.vehicles_for(queue))) {
            pool.stretchers.clamp(0, i32::from(self.most_vehicles())) as u16
        } else {
            0
        }
    }

    /// Returns how many people the vehicles of a queue's first leg bring while nobody waits too long at the crossing:
    /// the runs they can make in that time, vehicles nearly full. `None` when there is one leg only.
    pub fn brings(&self, queue: usize) -> Option<i32> {
        let [first, _] = self.queues[queue].stages.as_slice() else {
            return None;
        };
        let run = (2 * first.minutes + self.task.loading + self.task.unloading).max(1);
        let runs = 1 + (self.task.longest_wait / run).min(MOST_RUNS);
        let seats = i64::from(self.carriers[first.corridor].all_seats) * i64::from(runs) * 24 / 25;
        Some(i32::try_from(seats).unwrap_or(i32::MAX).max(1))
    }

    /// Returns how many people of a queue one convoy takes at most: whom the shelter takes in at once, and whom the
    /// checkpoint lets pass within a window.
    pub(super) fn at_once(&self, queue: usize) -> i32 {
        let queue = &self.queues[queue];
        let passing = self.carriers[queue.last_stage().corridor].at_once;
        self.task.shelters[queue.shelter].at_once().min(passing)
    }

    /// Returns how many people a wave takes at most.
    pub fn people_in(&self, wave: &Wave) -> i32 {
        let queue = &self.queues[wave.queue as usize];
        let seats = self.carriers[queue.last_stage().corridor].largest.max(1);
        let people = self.pools[wave.queue as usize]
            .people
            .min(self.at_once(wave.queue as usize));
        people.min(seats.saturating_mul(i32::from(wave.vehicles)))
    }

    pub(super) fn most_vehicles(&self) -> u16 {
        self.task.most_vehicles.clamp(1, i32::from(u16::MAX)) as u16
    }

    pub(super) fn reserve(&mut self, approaches: &[Approach], reserved: bool) {
        approaches.iter().for_each(|a| self.reserved[a.vehicle] = reserved);
    }
}

fn nobody_moved(queues: &[Queue]) -> Score {
    Score {
        waiting: queues.iter().map(|q| i64::from(q.shape.people)).sum(),
        ..Score::default()
    }
}

fn choices(task: &Task, vehicle: &VehicleRow) -> i64 {
    (0..task.corridors.len())
        .filter(|c| vehicle.may_serve(*c))
        .count()
        .min(15) as i64
}

fn nearest(task: &Task, queues: &[Queue]) -> Vec<i32> {
    let mut starts: Vec<usize> = queues.iter().flat_map(|q| q.stages.iter().map(|s| s.from)).collect();
    starts.sort_unstable();
    starts.dedup();
    (0..task.sites)
        .map(|site| starts.iter().map(|to| task.minutes(site, *to)).min().unwrap_or(0))
        .collect()
}
