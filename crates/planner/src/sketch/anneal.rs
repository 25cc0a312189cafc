//! Threshold accepting over rows of convoys, round after round: as many people as possible have arrived by a target, which
//! is set lower whenever everybody has. Whole numbers and a fixed number of convoys driven: same seed, same sketch.

use super::moves;
use super::need::Need;
use super::road::{Convoy, Driven, Road};
use super::{Sketch, SketchAim, Sketched};
use crate::loads::Brought;
use fastrand::Rng;

/// Convoys driven in a slice, fewer where each is chosen from many vehicles: a slice must be over in a few thousandths of a
/// second, because only between two of them somebody asks whether to stop.
const AT_ONCE: u64 = 10_000;
const VEHICLES_AT_ONCE: u64 = 500_000;

/// The part of the way from the best end to the floor at which rounds aim one after another, in percent: next to the
/// best end most rounds succeed, at the floor they may find what no small step leads to.
const REACH: [i32; 4] = [30, 60, 100, 5];

/// What a person left out costs, in mean minutes of all vehicles.
const LEFT: i64 = 1000;

/// The first threshold of a round, as people left out: so many hundredths of the seats of a whole convoy.
const SHAKE: i64 = 5;

/// Convoys that come too late at most in a row: they may come in time after the next change.
const IDLE: usize = 3;

/// Convoys at most in the first row.
const MOST_CONVOYS: usize = 1_000;

/// A row of convoys on its way to a better one.
pub(super) struct Anneal<'t> {
    road: Road<'t>,
    aim: SketchAim,
    rng: Rng,
    target: i32,
    current: Vec<Convoy>,
    cost: i64,
    trial: Vec<Convoy>,
    /// The best row that brings everybody, and its last arrival.
    best: Option<(i32, Vec<Convoy>)>,
    round: usize,
    /// Convoys driven in this round.
    driven: u64,
}

impl<'t> Anneal<'t> {
    pub fn new(road: Road<'t>, aim: SketchAim) -> Self {
        let mut rng = Rng::with_seed(aim.seed);
        let current = first(&road, &mut rng);
        let mut new = Self {
            road,
            aim,
            rng,
            target: i32::MAX,
            trial: Vec::new(),
            cost: i64::MAX,
            current,
            best: None,
            round: 0,
            driven: 0,
        };
        let driven = new.road.drive(&new.current, new.target);
        new.target = driven.last;
        new.take(&driven);
        new
    }

    /// Does one slice; tells whether there is more to do.
    pub fn slice(&mut self) -> bool {
        let until = self.driven + (VEHICLES_AT_ONCE / self.road.vehicles).clamp(1, AT_ONCE);
        while self.driven < until {
            self.step();
        }
        if self.driven >= self.aim.round {
            self.driven = 0;
            self.round += 1;
            if let Some((_, best)) = &self.best {
                self.current.clone_from(best);
                self.aim();
            }
        }
        self.round < self.aim.rounds && self.best.as_ref().is_none_or(|(last, _)| *last > self.aim.floor)
    }

    /// Returns the best sketch so far; `None` when none brings everybody.
    pub fn finish(mut self) -> Option<Sketch> {
        let (last, convoys) = self.best.take()?;
        self.road.drive(&convoys, last);
        let need: &Need = &self.road.need;
        let way = |row: usize| (need.ways[row].stages[0].from, need.ways[row].shelter);
        let roomy = |row: usize| move |c: &Convoy| usize::from(c.way) == row && c.vehicles < self.road.most;
        let brought = |row: usize| Brought {
            way: way(row),
            seats: self.road.seats[row],
            roomy: self.road.sent.iter().any(roomy(row)),
        };
        Some(Sketch {
            convoys: self
                .road
                .sent
                .iter()
                .map(|convoy| Sketched {
                    way: way(usize::from(convoy.way)),
                    vehicles: convoy.vehicles,
                })
                .collect(),
            brought: (0..need.ways.len()).map(brought).collect(),
        })
    }

    /// Tries one change.
    fn step(&mut self) {
        self.driven += 1;
        let mut trial = std::mem::take(&mut self.trial);
        trial.clone_from(&self.current);
        if moves::change(&mut trial, self.road.need.ways.len(), self.road.most, &mut self.rng) {
            let driven = self.road.drive(&trial, self.target);
            self.driven += trial.len() as u64;
            if cost(&driven) <= self.cost.saturating_add(self.threshold()) {
                if trial.len() > self.road.sent.len() + IDLE {
                    trial.clone_from(&self.road.sent);
                }
                std::mem::swap(&mut self.current, &mut trial);
                self.take(&driven);
            }
        }
        self.trial = trial;
    }

    /// Returns what a change may cost: at most a threshold that falls to nothing within a round.
    fn threshold(&mut self) -> i64 {
        let round = i128::from(self.aim.round.max(1));
        let left = (round - i128::from(self.driven)).max(0);
        let places = self.road.largest.saturating_mul(i64::from(self.road.most));
        let most = places.saturating_mul(SHAKE * LEFT) / 100;
        // No more than what was drawn, so that it is one of these numbers.
        (i128::from(self.rng.i64(0..=most.max(1))) * left / round * left / round) as i64
    }

    /// Goes on from a row just driven.
    fn take(&mut self, driven: &Driven) {
        self.cost = cost(driven);
        let spare = self.road.need.seated * self.aim.spare / 1000;
        if driven.left + spare <= 0 && self.best.as_ref().is_none_or(|(last, _)| driven.last < *last) {
            self.best = Some((driven.last, self.current.clone()));
            self.aim();
        }
    }

    /// Sets the target of this round before the best end.
    fn aim(&mut self) {
        let Some((last, _)) = &self.best else { return };
        let reach = i64::from(last - self.aim.floor) * i64::from(REACH[self.round % REACH.len()]) / 100;
        self.target = last - (reach as i32).max(1);
        self.cost = cost(&self.road.drive(&self.current, self.target));
    }
}

fn cost(driven: &Driven) -> i64 {
    driven.left.saturating_mul(LEFT).saturating_add(driven.minutes)
}

/// Returns convoys of half the vehicles by any ways, until everybody has a seat.
fn first(road: &Road<'_>, rng: &mut Rng) -> Vec<Convoy> {
    let vehicles = road.most.div_ceil(2);
    let mut seats = vec![0; road.need.ways.len()];
    let mut convoys = Vec::new();
    while road.need.left(&seats) > 0 && convoys.len() < MOST_CONVOYS {
        let way = rng.usize(0..seats.len());
        if seats[way] < road.need.places(way) {
            seats[way] += road.largest * i64::from(vehicles);
        }
        convoys.push(Convoy {
            way: way as u8,
            vehicles,
        });
    }
    convoys
}
