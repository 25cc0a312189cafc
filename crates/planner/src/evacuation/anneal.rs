//! Planner, evacuation: annealing towards a target for the longest tour.
//!
//! A route costs much for what it has above the target, and something for its length, which matters where time is short for
//! all buses. Moves that make it dearer are accepted more rarely as the search cools; all of it in whole numbers, so that
//! every machine walks the same way.

use super::moves;
use super::near::Near;
use super::routes::{NONE, Routes};
use fastrand::Rng;
use movement::evacuation::{Instance, Tour};

/// What one unit of time above the target costs.
const OVER: i64 = 640;
/// What one unit of a route's length costs, one cooling after the other.
const LENGTH: [i64; 2] = [16, 1];
/// What a route may grow dearer by at the start of a cooling, for each unit of a typical ride.
const HOT: i64 = 100;
/// The target lies this part of the gap below the best.
const STRIDE: i64 = 20;
/// Moves between two looks at the temperature and the stop function.
const BEAT: u64 = 512;

/// A search, which may be paused and taken up again.
pub(super) struct Anneal<'a> {
    instance: &'a Instance,
    near: &'a Near,
    draw: Rng,
    routes: Routes<'a>,
    /// The best tours so far, and their longest.
    pub best: Vec<Tour>,
    pub longest: i64,
    /// Moves tried.
    pub moves: u64,
    cycle: Cycle,
}

/// One cooling, from hot to cold.
struct Cycle {
    step: u64,
    steps: u64,
    hot: i64,
    halvings: u64,
    /// How many coolings came before.
    number: usize,
}

impl Cycle {
    /// Temperature now: halved again and again, straight lines between the halvings.
    fn temperature(&self) -> i64 {
        let along = (self.step * self.halvings * 1024 / self.steps.max(1)) as i64;
        let (halved, part) = (along / 1024, along % 1024);
        ((self.hot >> halved.min(62)) * (2048 - part)) / 2048
    }
}

impl<'a> Anneal<'a> {
    /// Starts from tours that the judge accepts.
    pub fn new(instance: &'a Instance, near: &'a Near, tours: &[Tour], seed: u64) -> Self {
        let routes = Routes::new(instance, tours);
        let longest = routes.longest();
        let loads = routes.place.len().max(1) as u64;
        let mut search = Self {
            instance,
            near,
            draw: Rng::with_seed(seed),
            best: tours.to_vec(),
            longest,
            moves: 0,
            cycle: Cycle {
                step: 0,
                steps: (loads * 2000).clamp(50_000, 20_000_000),
                hot: 1,
                halvings: 9,
                number: 0,
            },
            routes,
        };
        search.cycle.hot = search.typical_ride() * HOT;
        search
    }

    /// Tries so many moves, or fewer when stopped or when the bound is reached.
    pub fn run(&mut self, moves: u64, bound: i64, stop: &dyn Fn() -> bool) {
        let end = self.moves + moves;
        let most = self.routes.all.iter().map(|route| route.slots.len()).max().unwrap_or(0);
        self.aim(bound);
        while self.moves < end && self.longest > bound && !stop() {
            let temperature = self.cycle.temperature();
            let beat = (BEAT * 256 / (most as u64 + 1)).clamp(1, BEAT).min(end - self.moves);
            for _ in 0..beat {
                self.step(temperature, bound);
            }
            self.moves += beat;
            self.cycle.step += beat;
            if self.cycle.step >= self.cycle.steps {
                self.next_cycle(bound);
            }
        }
    }

    /// Takes over better tours that were found elsewhere; the next cooling starts from them.
    pub fn adopt(&mut self, tours: &[Tour], longest: i64) {
        if longest < self.longest {
            self.best = tours.to_vec();
            self.longest = longest;
        }
    }

    fn step(&mut self, temperature: i64, bound: i64) {
        let Some(proposal) = moves::propose(&self.routes, self.near, &mut self.draw) else {
            return;
        };
        let target = self.routes.target;
        let by_length = LENGTH[self.cycle.number % LENGTH.len()];
        let cost = |length: i64| length * by_length + OVER * (length - target).max(0);
        let length = |route: u32| self.routes.all[route as usize].length();
        let mut dearer = cost(proposal.length) - cost(length(proposal.route));
        if proposal.other != NONE {
            dearer += cost(proposal.other_length) - cost(length(proposal.other));
        }
        if dearer > 0 && dearer > patience(temperature, self.draw.u64(..)) {
            return;
        }
        moves::make(&mut self.routes, &proposal);
        if self.routes.at_mark == 0 {
            self.keep(bound);
        }
    }

    /// The routes are better than the best: keep them, and aim lower when the target has been reached.
    fn keep(&mut self, bound: i64) {
        self.longest = self.routes.longest();
        self.best = self.routes.tours();
        self.routes.mark(self.longest);
        if self.longest <= self.routes.target {
            self.aim(bound);
        }
    }

    fn aim(&mut self, bound: i64) {
        let gap = self.longest - bound;
        self.routes.mark(self.longest);
        self.routes.aim((self.longest - 1 - gap / STRIDE).max(bound));
    }

    fn next_cycle(&mut self, bound: i64) {
        self.routes = Routes::new(self.instance, &self.best);
        self.aim(bound);
        self.cycle.step = 0;
        self.cycle.steps = (self.cycle.steps * 3 / 2).min(200_000_000);
        self.cycle.number += 1;
    }

    fn typical_ride(&self) -> i64 {
        let rides = self.near.shelters.iter().enumerate();
        let (sum, count) = rides.fold((0, 1), |(sum, count), (point, shelters)| {
            let nearest = shelters.first().map_or(0, |j| self.instance.ride(point, *j as usize));
            (sum + nearest, count + 1)
        });
        (sum / count).max(4)
    }
}

/// How much dearer a move may be at this temperature: the temperature times a number drawn from (nearly) an exponential
/// distribution, its logarithm taken in straight lines between powers of two.
fn patience(temperature: i64, drawn: u64) -> i64 {
    let zeros = i64::from(drawn.leading_zeros().min(40));
    let rest = ((drawn << (zeros + 1).min(63)) >> 54) as i64;
    (temperature * (zeros * 1024 + 1024 - rest)) >> 10
}
