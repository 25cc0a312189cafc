//! Idle spans: what a vehicle can do between two runs that are kept, or after its last one, is a vehicle of its own to
//! dispatch.

use super::course::{Run, drive};
use super::ground::Ground;
use super::keep::Kept;
use crate::dispatch::{Dispatcher, Standing};
use crate::task::{NEVER, StageRow, Task, VehicleRow};

/// A stage that somebody is to take, and how many people a vehicle that has seats for them all would take at least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Sought {
    pub stage: StageRow,
    pub people: i32,
}

/// What of a vehicle is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Offer {
    /// Every idle span.
    Spans,
    /// The time after its last run.
    Tail,
    /// Nothing.
    Nothing,
}

impl Offer {
    /// Returns what is offered next of a vehicle that could not do what it was to do beside what it was given.
    pub fn less(self) -> Self {
        match self {
            Self::Spans => Self::Tail,
            Self::Tail | Self::Nothing => Self::Nothing,
        }
    }
}

/// Returns the task with the idle spans of its vehicles as its vehicles, and where each stands.
pub(super) fn idle(
    ground: &Ground<'_>,
    books: &Dispatcher<'_>,
    kept: &Kept,
    stages: &[Sought],
    offers: &[Offer],
) -> (Task, Vec<Standing>) {
    let task = &ground.task;
    let soon = |at: Standing| Standing {
        free: at.free.max(ground.road().1),
        ..at
    };
    let (mut rows, mut fleet) = (Vec::new(), Vec::new());
    let shortest = stages.iter().map(|s| s.stage.minutes).min().unwrap_or(NEVER) + task.loading + task.unloading;
    for (row, vehicle) in task.vehicles.iter().enumerate() {
        let mut at = ground.fleet[row];
        let serves = stages.iter().any(|sought| vehicle.may_serve(sought.stage.corridor));
        let runs = &kept.courses[row];
        let mut broken = false;
        for (number, run) in runs.iter().enumerate() {
            let offered = (serves && offers[row] == Offer::Spans)
                .then(|| span(books, vehicle, soon(at), &runs[number..], (stages, shortest)));
            if let Some((vehicle, standing)) = offered.flatten() {
                rows.push(vehicle);
                fleet.push(standing);
            }
            match drive(ground.road(), row, at, run) {
                Some((after, _)) => at = after,
                None => broken = true,
            }
        }
        if serves && !broken && offers[row] != Offer::Nothing {
            rows.push(vehicle.clone());
            fleet.push(soon(at));
        }
    }
    let idle = Task {
        vehicles: rows,
        booked: Vec::new(),
        ..task.clone()
    };
    (idle, fleet)
}

/// Returns the span before the next run as a vehicle; `None` when nothing can be done in it.
fn span(
    books: &Dispatcher<'_>,
    vehicle: &VehicleRow,
    at: Standing,
    next: &[Run],
    (stages, shortest): (&[Sought], i32),
) -> Option<(VehicleRow, Standing)> {
    let task = books.task();
    let run = next.first()?;
    let ends = stages.iter().map(|s| task.minutes(s.stage.to, run.from));
    let back = ends.filter(|minutes| *minutes < NEVER).max()?;
    let day = task.clock.day_of(run.departs);
    let same_day = next.iter().take_while(|r| task.clock.day_of(r.departs) == day);
    let mut driven: i32 = back;
    let mut place = None;
    for run in same_day {
        let empty = place.map_or(0, |place| task.minutes(place, run.from));
        driven = driven.saturating_add(run.minutes).saturating_add(empty);
        place = Some(run.to);
    }
    if driven > task.driving {
        return None;
    }
    let ends = run.start - back;
    if ends - at.free < shortest {
        return None;
    }
    // Windows, checkpoint and escorts leave many spans without an hour; nobody need look at those.
    let seats = task.kinds[vehicle.kind].seats;
    let fits = |sought: &Sought| {
        let stage = &sought.stage;
        let start = at.free.saturating_add(task.minutes(at.place, stage.from));
        let least = task.loading + stage.minutes + task.unloading;
        let people = if sought.people <= seats { sought.people } else { 1 };
        let soonest = || books.soonest_end(stage, start, people);
        start.saturating_add(least) <= ends && soonest().is_some_and(|end| end <= ends)
    };
    let corridor = |sought: &Sought| sought.stage.corridor;
    let usable = |same: &&[Sought]| vehicle.may_serve(corridor(&same[0])) && same.iter().any(fits);
    let corridors = stages.chunk_by(|a, b| corridor(a) == corridor(b)).filter(usable);
    let serves: Vec<usize> = corridors.map(|same| corridor(&same[0])).collect();
    if serves.is_empty() {
        return None;
    }
    let mut standing = at;
    if task.clock.day_of(at.free) == day {
        // What is left to drive later that day cannot be driven now.
        let before = if at.day == day { at.driven } else { 0 };
        standing.day = day;
        standing.driven = before + driven;
    }
    let mut row = VehicleRow {
        serves: Some(serves),
        ..vehicle.clone()
    };
    row.away.retain(|(from, _)| *from < ends);
    if let Some(last) = row.away.last_mut().filter(|last| last.1 >= ends) {
        last.1 = NEVER;
    } else {
        row.away.push((ends, NEVER));
    }
    Some((row, standing))
}
