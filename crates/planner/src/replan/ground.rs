//! What stands when a plan is made anew: what has passed, what was to come, who waits where, and where vehicles are.

use super::Replan;
use super::course::{Road, Run, drive_all, drove};
use super::luggage;
use crate::dispatch::{Dispatcher, Held, Hours, Standing};
use crate::stop::Stop;
use crate::task::{self, AidHour, StageRow, Task};
use movement::operation::Operation;
use movement::plan::{AidPassage, Convoy, Plan, Seat, lived, seats};
use movement::registry::Consent;
use std::collections::BTreeMap;

/// Where a household stands that is on its way, and from when on it can load.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Stand {
    pub site: usize,
    pub ready: i32,
}

/// The ground that every attempt starts from.
#[derive(Debug)]
pub(super) struct Ground<'r> {
    pub asked: &'r Replan<'r>,
    pub lived: Operation,
    pub task: Task,
    pub passed: Plan,
    /// Convoys of the old plan that have not reached their checkpoint, in order of start.
    pub future: Vec<Convoy>,
    /// Old seats by household.
    pub old: Vec<Option<Seat>>,
    /// Households that have arrived or are on their last stage.
    pub gone: Vec<bool>,
    /// Households on their way that are not, and those that were turned back.
    pub stands: BTreeMap<u32, Stand>,
    /// Households whose convoy was turned back.
    pub turned: Vec<u32>,
    /// Those of them whose luggage was not.
    pub ahead: Vec<u32>,
    /// Row of the task by vehicle of the operation; none for those that cannot be planned.
    pub rows: Vec<Option<usize>>,
    /// Where vehicles stand after what has passed, by row of the task.
    pub fleet: Vec<Standing>,
    /// Vehicles that have set out empty already, by vehicle: where they stood, and when they set out.
    pub under_way: BTreeMap<u32, (Standing, Option<i32>)>,
    /// Aid convoys that keep their hour.
    pub aid: Vec<AidHour>,
    /// Places left by shelter.
    pub places: Vec<i64>,
    pub hours: Hours,
}

/// Returns the task for what is to come: limits as they are now, vehicles as they were lived.
fn task_of(asked: &Replan<'_>, lived: &Operation) -> Task {
    let mut task = task::build(asked.after);
    let as_lived = task::build(lived);
    task.vehicles = as_lived.vehicles;
    for (row, corridor) in task.corridors.iter_mut().zip(as_lived.corridors) {
        row.windows = corridor.windows;
    }
    let soon = asked.moment.0.saturating_add(1);
    for aid in &mut task.aid {
        aid.entries.retain_mut(|(opens, closes)| {
            *opens = (*opens).max(soon);
            opens <= closes
        });
    }
    task
}

impl<'r> Ground<'r> {
    pub fn new(asked: &'r Replan<'r>, stop: &Stop<'_>) -> Self {
        let (passed, future, turned) = split(asked);
        let lived = lived(asked.before, asked.after, &passed, asked.moment);
        let task = task_of(asked, &lived);
        let mut rows = vec![None; lived.vehicles.len()];
        for (row, vehicle) in task.vehicles.iter().enumerate() {
            rows[vehicle.row as usize] = Some(row);
        }
        let places = task.shelters.iter().map(|s| s.places).collect();
        let mut ground = Self {
            asked,
            old: seats(&lived, asked.old),
            gone: vec![false; lived.households.len()],
            stands: BTreeMap::new(),
            turned: Vec::new(),
            ahead: Vec::new(),
            fleet: (0..task.vehicles.len()).map(|v| Standing::first(&task, v)).collect(),
            under_way: BTreeMap::new(),
            aid: Vec::new(),
            hours: Dispatcher::new(&task, &[], stop).hours(),
            places,
            lived,
            task,
            passed,
            future,
            rows,
        };
        ground.let_pass(stop);
        ground.turn_back(&turned);
        ground.ahead = luggage::ahead(&ground);
        if let Some(row) = &mut ground.task.luggage {
            for household in &ground.ahead {
                row.kilograms[*household as usize] = 0;
            }
        }
        ground.set_out();
        ground
    }

    /// Books what has passed, and aid that keeps its hour.
    fn let_pass(&mut self, stop: &Stop<'_>) {
        let mut books = Dispatcher::new(&self.task, &[], stop);
        for convoy in &self.passed.convoys {
            let held = self.held(convoy);
            books.hold(&held);
            if let Some((shelter, _)) = held.into {
                self.places[shelter] -= i64::from(held.people);
            }
            let unloaded = convoy.timing(&self.lived).unloaded.0;
            for load in convoy.trips.iter().flat_map(|t| &t.load) {
                let stand = Stand {
                    site: convoy.to.at(),
                    ready: unloaded,
                };
                match held.into {
                    Some(_) => self.gone[load.household.at()] = true,
                    None => drop(self.stands.insert(load.household.0, stand)),
                }
            }
        }
        for passage in &self.asked.old.aid {
            let hour = (passage.aid.at(), passage.gate.0);
            let has_passed = passage.gate <= self.asked.moment;
            if has_passed {
                books.hold_aid(hour);
            }
            if has_passed || books.keep_aid(hour) {
                self.aid.push(hour);
            }
        }
        self.hours = books.hours();
        let gone = &self.gone;
        self.stands.retain(|household, _| !gone[*household as usize]);
        for convoy in &self.passed.convoys {
            for trip in &convoy.trips {
                if let Some(row) = self.rows[trip.vehicle.at()] {
                    let run = self.run(convoy, trip.empty_at.map(|m| m.0));
                    self.fleet[row] = drove(&self.task, self.fleet[row], &run);
                }
            }
        }
    }

    /// Puts the people and vehicles of convoys that were turned back where they started.
    fn turn_back(&mut self, turned: &[(Convoy, i32)]) {
        for (convoy, back) in turned {
            let run = self.run(convoy, None);
            for load in convoy.trips.iter().flat_map(|t| &t.load) {
                let before = self.stands.get(&load.household.0).map_or(0, |s| s.ready);
                let stand = Stand {
                    site: convoy.from.at(),
                    ready: before.max(*back),
                };
                self.stands.insert(load.household.0, stand);
                self.turned.push(load.household.0);
            }
            for trip in &convoy.trips {
                let Some(row) = self.rows[trip.vehicle.at()] else {
                    continue;
                };
                let empty_at = trip.empty_at.map(|m| m.0);
                let before = self.fleet[row];
                let there = Run {
                    to: run.from,
                    unloaded: *back,
                    minutes: (*back - run.departs).clamp(0, self.task.driving),
                    empty_at,
                    ..run
                };
                self.fleet[row] = drove(&self.task, before, &there);
                let set_out = empty_at
                    .or((before.place != run.from).then(|| run.start - self.task.minutes(before.place, run.from)));
                self.under_way.insert(trip.vehicle.0, (before, set_out));
            }
        }
        self.turned.sort_unstable();
        self.turned.dedup();
    }

    /// Puts vehicles that have set out empty for their next convoy where that starts.
    fn set_out(&mut self) {
        let mut seen = vec![false; self.fleet.len()];
        for convoy in &self.future {
            for trip in &convoy.trips {
                let Some(row) = self.rows[trip.vehicle.at()].filter(|row| !seen[*row]) else {
                    continue;
                };
                seen[row] = true;
                let (before, to) = (self.fleet[row], convoy.from.at());
                let empty = self.task.minutes(before.place, to);
                let set_out = trip.empty_at.map_or(convoy.start.0 - empty, |m| m.0);
                if empty == 0 || set_out > self.asked.moment.0 || self.under_way.contains_key(&trip.vehicle.0) {
                    continue;
                }
                let there = Run {
                    start: set_out + empty,
                    departs: set_out + empty,
                    unloaded: set_out + empty,
                    from: to,
                    to,
                    minutes: 0,
                    empty_at: Some(set_out),
                };
                self.fleet[row] = drove(&self.task, before, &there);
                let told = trip.empty_at.map(|m| m.0);
                self.under_way.insert(trip.vehicle.0, (before, told));
            }
        }
    }

    /// Returns the task with the first minute after the moment: what is sent anew sets out then or later.
    pub fn road(&self) -> Road<'_> {
        (&self.task, self.asked.moment.0.saturating_add(1))
    }

    /// Tells whether a vehicle can make these runs: from where it really is, and as a plan can say it.
    pub fn can_drive(&self, row: usize, runs: &[Run]) -> bool {
        drive_all(self.road(), row, self.fleet[row], runs).is_some()
            && self
                .elsewhere(row, runs)
                .is_none_or(|(before, runs)| drive_all(self.road(), row, before, &runs).is_some())
    }

    /// A plan knows of one empty run before a convoy: for a vehicle that has set out empty already and goes elsewhere now, that
    /// from where it stood before. Returns that place, and the runs as the plan says them; `None` for all other vehicles.
    pub fn elsewhere(&self, row: usize, runs: &[Run]) -> Option<(Standing, Vec<Run>)> {
        let (before, _) = self.under_way.get(&self.task.vehicles[row].row)?;
        let first = runs.first().filter(|run| run.from != self.fleet[row].place)?;
        let mut runs = runs.to_vec();
        runs[0] = Run {
            empty_at: None,
            ..*first
        };
        Some((*before, runs))
    }

    /// Returns the run of a vehicle in a convoy.
    pub fn run(&self, convoy: &Convoy, empty_at: Option<i32>) -> Run {
        let hours = convoy.timing(&self.lived);
        Run {
            start: hours.start.0,
            departs: hours.departure.0,
            unloaded: hours.unloaded.0,
            from: convoy.from.at(),
            to: convoy.to.at(),
            minutes: (hours.arrival - hours.departure).0,
            empty_at,
        }
    }

    /// Returns what a convoy holds.
    pub fn held(&self, convoy: &Convoy) -> Held {
        let hours = convoy.timing(&self.lived);
        let people = convoy.people().0;
        let into = self.lived.find_shelter_at(convoy.to).filter(|_| people > 0);
        Held {
            stage: StageRow {
                from: convoy.from.at(),
                to: convoy.to.at(),
                corridor: convoy.corridor.at(),
                minutes: (hours.arrival - hours.departure).0,
            },
            gate: hours.gate.0,
            departs: hours.departure.0,
            people: task::whole(people),
            into: into.map(|shelter| (shelter.at(), squares(convoy))),
        }
    }

    /// Tells whether a household is to move and has not.
    pub fn is_to_move(&self, household: u32) -> bool {
        let row = household as usize;
        !self.gone[row] && self.lived.households[row].consent == Consent::Yes
    }

    /// Returns a household's rank in the queue: its tier, then its row.
    pub fn rank(&self, household: u32) -> (u8, u32) {
        (self.lived.households[household as usize].tier, household)
    }
}

/// Splits a plan in what has passed, what is to come in order of start, and what was turned back.
fn split(asked: &Replan<'_>) -> (Plan, Vec<Convoy>, Vec<(Convoy, i32)>) {
    let (mut passed, mut future, mut turned) = (Plan::default(), Vec::new(), Vec::new());
    for (position, convoy) in asked.old.convoys.iter().enumerate() {
        let back = asked.turned_back.iter().find(|t| t.convoy == position);
        let gate = convoy.start + asked.before.rules.loading;
        match back {
            Some(back) => turned.push((convoy.clone(), back.back.0)),
            None if gate <= asked.moment => passed.convoys.push(convoy.clone()),
            None => future.push(convoy.clone()),
        }
    }
    let gone = |aid: &&AidPassage| aid.gate <= asked.moment;
    passed.aid = asked.old.aid.iter().filter(gone).copied().collect();
    passed.convoys.sort_by_key(|c| c.start);
    future.sort_by_key(|c| c.start);
    (passed, future, turned)
}

/// Returns the members of each household aboard squared, summed.
fn squares(convoy: &Convoy) -> u64 {
    let mut members: BTreeMap<u32, u64> = BTreeMap::new();
    for load in convoy.trips.iter().flat_map(|t| &t.load) {
        *members.entry(load.household.0).or_default() += u64::from(load.people().0);
    }
    members
        .values()
        .map(|m| m.saturating_mul(*m))
        .fold(0, u64::saturating_add)
}
