//! What a vehicle does from the moment on: one run after another, driven in the mind.

use crate::dispatch::Standing;
use crate::task::Task;

/// One run of a vehicle.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    pub start: i32,
    pub departs: i32,
    pub unloaded: i32,
    pub from: usize,
    pub to: usize,
    pub minutes: i32,
    /// When it was to set out empty; `None` means just in time.
    pub empty_at: Option<i32>,
}

/// The task, and before when nobody can set out any more.
pub(super) type Road<'t> = (&'t Task, i32);

/// Drives one run; returns where the vehicle stands afterwards and when it sets out empty, or `None` when it cannot. It
/// sets out as it was to, if it still can, else as early as its hours allow.
pub(super) fn drive((task, now): Road<'_>, row: usize, at: Standing, run: &Run) -> Option<(Standing, Option<i32>)> {
    let vehicle = &task.vehicles[row];
    if vehicle.back_after(run.start, run.unloaded).is_some() {
        return None;
    }
    let empty = task.minutes(at.place, run.from);
    if empty == 0 {
        return (at.free <= run.start)
            .then(|| loaded(task, at, run))?
            .map(|after| (after, None));
    }
    let planned = run.empty_at.unwrap_or(run.start - empty);
    let set_out = |sets_out: i32| {
        let there = vehicle.there_from(sets_out, empty) == sets_out;
        if sets_out < at.free.max(now) || sets_out + empty > run.start || !there {
            return None;
        }
        if task.empty_by_day(at.place, run.from, sets_out) != Some(sets_out) {
            return None;
        }
        let moved = driven(task, at, sets_out, empty)?;
        loaded(task, moved, run).map(|after| (after, Some(sets_out)))
    };
    let free = Standing {
        free: at.free.max(now),
        ..at
    };
    let earliest = || free.sets_out(task, vehicle, run.from).map(|(sets_out, ..)| sets_out);
    let as_planned = set_out(planned).map(|(after, _)| (after, run.empty_at));
    as_planned.or_else(|| set_out(earliest()?))
}

fn loaded(task: &Task, at: Standing, run: &Run) -> Option<Standing> {
    let after = driven(task, at, run.departs, run.minutes)?;
    Some(Standing {
        place: run.to,
        free: run.unloaded,
        ..after
    })
}

/// Counts a drive for the local day on which it starts; `None` when that is more than the drivers may.
fn driven(task: &Task, at: Standing, minute: i32, minutes: i32) -> Option<Standing> {
    let day = task.clock.day_of(minute);
    let before = if day == at.day { at.driven } else { 0 };
    (before + minutes <= task.driving).then_some(Standing {
        day,
        driven: before + minutes,
        ..at
    })
}

/// Drives a run that has been driven already, whatever the rules say now.
pub(super) fn drove(task: &Task, at: Standing, run: &Run) -> Standing {
    let empty = task.minutes(at.place, run.from);
    let add = |at: Standing, minute: i32, minutes: i32| {
        let day = task.clock.day_of(minute);
        let before = if day == at.day { at.driven } else { 0 };
        Standing {
            day,
            driven: before.saturating_add(minutes),
            ..at
        }
    };
    let there = match empty {
        0 => at,
        _ => add(at, run.empty_at.unwrap_or(run.start - empty), empty),
    };
    let after = match run.minutes {
        0 => there,
        minutes => add(there, run.departs, minutes),
    };
    Standing {
        place: run.to,
        free: run.unloaded,
        ..after
    }
}

/// Drives runs one after another; returns when the vehicle sets out empty for each and where it stands at the end.
pub(super) fn drive_all<'r>(
    road: Road<'_>,
    row: usize,
    from: Standing,
    runs: impl IntoIterator<Item = &'r Run>,
) -> Option<(Vec<Option<i32>>, Standing)> {
    let (mut at, mut out) = (from, Vec::new());
    for run in runs {
        let (after, sets_out) = drive(road, row, at, run)?;
        out.push(sets_out);
        at = after;
    }
    Some((out, at))
}
