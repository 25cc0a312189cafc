//! The tours of all platoons, what they cost, and whom they leave out.

use super::course::Course;
use super::platoon::Platoon;
use super::traffic::Traffic;
use fastrand::Rng;

/// What a person costs whom no run takes, in vehicle minutes after the target.
const LEFT_OUT: i64 = 512 * 40;

/// By so many minutes the target is set before the last end once that is reached.
const STEP: i32 = 15;
/// Or by such a part of what is left until the floor, if that is more.
const PARTS: i32 = 20;

/// All tours.
pub(super) struct Tours<'t> {
    pub course: Course<'t>,
    pub platoons: Vec<Platoon>,
    /// Queues served by each platoon, in order.
    pub all: Vec<Vec<u32>>,
    ends: Vec<i32>,
    costs: Vec<i64>,
    /// Platoons that serve each queue; some may not any more.
    serving: Vec<Vec<u32>>,
    /// Places for each queue on all its runs.
    places: Vec<i32>,
    /// The first target: no plan ends before it.
    floor: i32,
    /// People for whom there is no place.
    left: i64,
    /// Cost of everything.
    pub cost: i64,
}

/// How good tours are, best first: people left out; the last end; the sum of vehicle minutes until the ends.
pub(super) type Rank = (i64, i32, i64);

/// One or two tours as they might be.
#[derive(Debug, Default)]
pub(super) struct Trial {
    pub first: usize,
    pub second: usize,
    /// Whether both together make the same runs as before.
    pub exchange: bool,
    /// The first tour, and the second if it is another one.
    pub tours: [Vec<u32>; 2],
}

impl<'t> Tours<'t> {
    /// Starts from tours that can be driven.
    pub fn new(course: Course<'t>, platoons: Vec<Platoon>, all: Vec<Vec<u32>>) -> Self {
        let end = |(tour, platoon): (&Vec<u32>, _)| course.end(platoon, tour).unwrap_or(0);
        let ends: Vec<i32> = all.iter().zip(&platoons).map(end).collect();
        let price = |(end, platoon): (&i32, _)| course.price(platoon, *end);
        let costs: Vec<i64> = ends.iter().zip(&platoons).map(price).collect();
        let mut tours = Self {
            floor: course.target,
            places: vec![0; course.people.len()],
            course,
            platoons,
            cost: 0,
            left: 0,
            serving: Vec::new(),
            ends,
            costs,
            all,
        };
        tours.serving.resize(tours.places.len(), Vec::new());
        tours.stand();
        tours.cost = tours.costs.iter().sum::<i64>() + tours.left * LEFT_OUT;
        tours
    }

    /// Takes a trial over if it costs at most `allowed` more; tells whether it did.
    pub fn take(&mut self, trial: &mut Trial, allowed: i64) -> bool {
        let (first, second) = (trial.first, trial.second);
        let Some((end, cost)) = self.alone(trial, 0) else {
            return false;
        };
        let mut change = cost - self.costs[first];
        let mut other = (0, 0);
        if first != second {
            if change - self.costs[second] > allowed && trial.exchange {
                // Even if the second tour cost nothing.
                return false;
            }
            let Some(second_tour) = self.alone(trial, 1) else {
                return false;
            };
            other = second_tour;
            change += other.1 - self.costs[second];
        }
        let counts = !trial.exchange || self.platoons[first].seats != self.platoons[second].seats;
        let left = if counts { self.recount(trial) } else { 0 };
        change += left * LEFT_OUT;
        self.swap(trial);
        if change > allowed {
            if counts {
                self.recount(trial);
            }
            self.swap(trial);
            return false;
        }
        self.left += left;
        (self.ends[first], self.costs[first]) = (end, cost);
        if first != second {
            (self.ends[second], self.costs[second]) = other;
        }
        self.cost += change;
        self.serve(first);
        self.serve(second);
        true
    }

    /// Returns the end and the cost of one of a trial's tours, alone on the road.
    fn alone(&self, trial: &Trial, at: usize) -> Option<(i32, i64)> {
        let platoon = &self.platoons[if at == 0 { trial.first } else { trial.second }];
        let end = self.course.end(platoon, &trial.tours[at])?;
        Some((end, self.course.price(platoon, end)))
    }

    /// Prices all tours as traffic lets them go; returns `None` when one of them cannot.
    pub fn price_in_traffic(&mut self, traffic: &mut Traffic<'_>) -> Option<()> {
        traffic.drive(self, |_, _| ())?;
        self.accept(traffic);
        Some(())
    }

    /// Takes a trial over if all tours together cost at most `allowed` more in traffic; tells whether it did.
    pub fn take_in_traffic(&mut self, trial: &mut Trial, traffic: &mut Traffic<'_>, allowed: i64) -> bool {
        let counts = !trial.exchange || self.platoons[trial.first].seats != self.platoons[trial.second].seats;
        if trial.exchange && !self.promises(trial, allowed) {
            return false;
        }
        let left = if counts { self.recount(trial) } else { 0 };
        self.swap(trial);
        self.left += left;
        if traffic.drive(self, |_, _| ()).is_some() && self.cost_in(traffic) <= self.cost + allowed {
            self.accept(traffic);
            self.serve(trial.first);
            self.serve(trial.second);
            return true;
        }
        if counts {
            self.recount(trial);
        }
        self.left -= left;
        self.swap(trial);
        false
    }

    /// Tells whether a trial would pay if its tours met no traffic: others gain little from it, so the rest need no look.
    fn promises(&self, trial: &Trial, allowed: i64) -> bool {
        let (first, second) = (trial.first, trial.second);
        let Some((_, cost)) = self.alone(trial, 0) else {
            return false;
        };
        let mut change = cost - self.costs[first];
        if first != second {
            if change - self.costs[second] > allowed {
                return false;
            }
            let Some((_, cost)) = self.alone(trial, 1) else {
                return false;
            };
            change += cost - self.costs[second];
        }
        change <= allowed
    }

    fn accept(&mut self, traffic: &Traffic<'_>) {
        self.cost = self.cost_in(traffic);
        for (platoon, cost) in self.costs.iter_mut().enumerate() {
            self.ends[platoon] = traffic.end(platoon);
            *cost = self.course.price(&self.platoons[platoon], self.ends[platoon]);
        }
    }

    fn cost_in(&self, traffic: &Traffic<'_>) -> i64 {
        let price = |(platoon, row)| self.course.price(row, traffic.end(platoon));
        self.platoons.iter().enumerate().map(price).sum::<i64>() + self.left * LEFT_OUT
    }

    /// Exchanges a trial's tours with those that stand.
    fn swap(&mut self, trial: &mut Trial) {
        std::mem::swap(&mut self.all[trial.first], &mut trial.tours[0]);
        if trial.first != trial.second {
            std::mem::swap(&mut self.all[trial.second], &mut trial.tours[1]);
        }
    }

    /// Counts places for a trial's tours in place of those that stand; returns how many more people are left out.
    fn recount(&mut self, trial: &Trial) -> i64 {
        let mut more = 0;
        for (at, platoon) in [trial.first, trial.second].into_iter().enumerate() {
            if at == 1 && trial.first == trial.second {
                break;
            }
            let seats = self.platoons[platoon].seats;
            let stands = std::mem::take(&mut self.all[platoon]);
            more += self.count(&stands, -seats) + self.count(&trial.tours[at], seats);
            self.all[platoon] = stands;
        }
        more
    }

    /// Adds places for the runs of a tour; returns how many more people are left out.
    fn count(&mut self, tour: &[u32], seats: i32) -> i64 {
        let mut more = 0;
        for queue in tour.iter().map(|q| *q as usize) {
            more -= self.left_out(queue);
            self.places[queue] = self.places[queue].saturating_add(seats);
            more += self.left_out(queue);
        }
        more
    }

    /// Goes back to other tours of the same platoons.
    pub fn restore(&mut self, all: &[Vec<u32>]) {
        self.all.clone_from_slice(all);
        self.stand();
    }

    /// Counts places and who serves which queue from nothing.
    fn stand(&mut self) {
        self.places.fill(0);
        for platoon in 0..self.all.len() {
            let tour = std::mem::take(&mut self.all[platoon]);
            self.count(&tour, self.platoons[platoon].seats);
            self.all[platoon] = tour;
            self.serve(platoon);
        }
        self.left = (0..self.places.len()).map(|q| self.left_out(q)).sum();
    }

    /// Notes which queues a platoon serves now.
    fn serve(&mut self, platoon: usize) {
        for queue in &self.all[platoon] {
            let serving = &mut self.serving[*queue as usize];
            if !serving.contains(&(platoon as u32)) {
                serving.push(platoon as u32);
            }
        }
    }

    /// Returns a platoon and the place of a run for a queue in its tour; `None` where it looked there is none.
    pub fn find_run(&self, queue: u32, rng: &mut Rng) -> Option<(usize, usize)> {
        let serving = &self.serving[queue as usize];
        let platoon = *rng.choice(serving)? as usize;
        let tour = &self.all[platoon];
        let from = rng.usize(0..tour.len().max(1));
        let places = (from..tour.len()).chain(0..from.min(tour.len()));
        places.into_iter().find(|at| tour[*at] == queue).map(|at| (platoon, at))
    }

    /// Returns how good the tours are.
    pub fn rank(&self) -> Rank {
        let minutes = |(platoon, end): (&Platoon, &i32)| i64::from(*end) * platoon.vehicles.len() as i64;
        (
            self.left,
            self.ends.iter().copied().max().unwrap_or(0),
            self.platoons.iter().zip(&self.ends).map(minutes).sum(),
        )
    }

    /// Where no tour ends after the target, sets it before the last end.
    pub fn aim_lower(&mut self) {
        if self.ends.iter().all(|end| *end <= self.course.target) {
            self.aim_there();
        }
    }

    /// Sets the target a little before the last end, and what the tours cost with it.
    pub fn aim_there(&mut self) {
        let last = self.ends.iter().copied().max().unwrap_or(0);
        self.course.target = last - STEP.max((last - self.floor) / PARTS);
        self.price();
    }

    /// Works out what the tours cost that end as they do.
    fn price(&mut self) {
        for (cost, (platoon, end)) in self.costs.iter_mut().zip(self.platoons.iter().zip(&self.ends)) {
            *cost = self.course.price(platoon, *end);
        }
        self.cost = self.costs.iter().sum::<i64>() + self.left * LEFT_OUT;
    }

    /// Tells whether one tour costs more a vehicle than another.
    pub fn later(&self, one: usize, other: usize) -> bool {
        let vehicles = |platoon: usize| self.platoons[platoon].vehicles.len() as i64;
        self.costs[one] * vehicles(other) > self.costs[other] * vehicles(one)
    }

    /// Returns the people of a queue for whom there is no place.
    pub fn left_out(&self, queue: usize) -> i64 {
        i64::from((self.course.people[queue] - self.places[queue]).max(0))
    }
}
