//! Bounds: what no plan can beat. Each file relaxes everything but one resource; each says what it leaves out.
//!
//! A limit holds for every plan that moves as many people as the plan beside it: what a plan reaches by leaving people
//! behind proves nothing.

mod checkpoint;
mod circuit;
mod escorts;
mod fleet;
mod intake;
mod part;
mod parties;
mod patterns;
mod road;
mod runs;

use crate::dispatch::Score;
use crate::flow::{Network, NoFlow, Solution};
use crate::loads::{Loads, Party, Way};
use crate::stop::Stop;
use crate::task::{StageRow, Task};
use movement::operation::Operation;
use movement::plan::{Limit, Resource};
use movement::units::Moment;
pub(crate) use parties::{most_of, most_people, parties};
pub(crate) use patterns::Held;

/// What the limits are computed from.
pub(crate) struct Case<'c> {
    pub operation: &'c Operation,
    pub task: &'c Task,
    /// Who can go where, by any way.
    pub parties: &'c [Party],
    /// People that the plan moves.
    pub moved: i64,
    /// Everybody who could be moved at all is moved.
    pub all: bool,
    /// Whom to ask whether to stop.
    pub stop: &'c Stop<'c>,
}

/// Returns the limits on the last arrival of any plan that moves as many people as `reached` does, the highest first: those
/// that take little time. When stopped on the way, those proved until then.
pub(crate) fn limits(operation: &Operation, task: &Task, loads: &Loads, reached: Score, stop: &Stop<'_>) -> Vec<Limit> {
    let parties = parties::parties(operation, task, loads);
    limits_for(operation, task, &parties, moved(loads, reached), stop)
}

/// Returns the limits on the last arrival of any plan that moves so many people, as [`limits`] does.
pub(crate) fn limits_for(
    operation: &Operation,
    task: &Task,
    parties: &[Party],
    moved: i64,
    stop: &Stop<'_>,
) -> Vec<Limit> {
    let Some(case) = case(operation, task, parties, moved, stop) else {
        return Vec::new();
    };
    let files = [
        road::limits,
        checkpoint::limits,
        fleet::limits,
        runs::limits,
        escorts::limits,
        intake::limits,
    ];
    let all = files
        .iter()
        .take_while(|_| !stop.now())
        .flat_map(|limits| limits(&case));
    Limit::ranked(all.collect())
}

/// Returns these limits and the one that takes longer to find.
pub(crate) fn raised(
    operation: &Operation,
    task: &Task,
    loads: &Loads,
    reached: Score,
    stop: &Stop<'_>,
    mut limits: Vec<Limit>,
) -> Vec<Limit> {
    let parties = parties::parties(operation, task, loads);
    let held = held_for(operation, task, (&parties, moved(loads, reached)), stop, &limits);
    limits.extend(held.map(|held| held.limit));
    Limit::ranked(limits)
}

/// Returns the limit by vehicle-days with the prices that prove it, when it is later than these.
pub(crate) fn held_for(
    operation: &Operation,
    task: &Task,
    (parties, moved): (&[Party], i64),
    stop: &Stop<'_>,
    limits: &[Limit],
) -> Option<Held> {
    let from = limits.iter().map(|l| l.last_arrival.0).max().unwrap_or(0);
    patterns::held(&case(operation, task, parties, moved, stop)?, from)
}

/// Returns the limit that these prices prove of another case, none where they prove nothing.
pub(crate) fn furthest(
    operation: &Operation,
    task: &Task,
    (parties, moved): (&[Party], i64),
    stop: &Stop<'_>,
    held: &Held,
) -> Option<Limit> {
    let last = held.furthest(&case(operation, task, parties, moved, stop)?)?;
    Some(Limit {
        last_arrival: Moment(last.saturating_add(1)),
        ..held.limit.clone()
    })
}

/// Returns at least how many people a plan leaves behind that has ended before what these prices hold, beyond those who may
/// stay; `None` where prices mean nothing there.
pub(crate) fn behind(
    operation: &Operation,
    task: &Task,
    (parties, moved): (&[Party], i64),
    stop: &Stop<'_>,
    held: &Held,
) -> Option<i64> {
    held.behind(&case(operation, task, parties, moved, stop)?)
}

/// Returns how many people the plan moves.
fn moved(loads: &Loads, reached: Score) -> i64 {
    let queued: i64 = loads.queues.iter().map(|q| i64::from(q.shape.people)).sum();
    queued - reached.waiting
}

fn case<'c>(
    operation: &'c Operation,
    task: &'c Task,
    parties: &'c [Party],
    moved: i64,
    stop: &'c Stop<'c>,
) -> Option<Case<'c>> {
    let people: i64 = parties.iter().map(Party::people).sum();
    (moved > 0).then_some(Case {
        operation,
        task,
        parties,
        moved,
        all: moved == people,
        stop,
    })
}

impl Case<'_> {
    fn limit(resource: Resource, place: impl Into<String>, last_arrival: i32) -> Limit {
        Limit {
            resource,
            place: place.into(),
            last_arrival: Moment(last_arrival),
        }
    }

    fn ways(&self) -> impl Iterator<Item = &Way> {
        self.parties.iter().flat_map(|p| &p.ways)
    }

    /// Returns how many of these riders may stay behind; nobody when everybody is moved.
    fn staying(&self, riders: &[i64]) -> i64 {
        if self.all {
            0
        } else {
            (riders.iter().sum::<i64>() - self.moved).max(0)
        }
    }

    /// Returns the least time from departure on the given stage of a way until arrival at the shelter.
    fn after_departure(&self, way: &Way, stage: usize) -> i32 {
        let later: i32 = way.stages[stage + 1..]
            .iter()
            .map(|s| self.task.unloading + self.task.loading + s.minutes)
            .sum();
        way.stages[stage].minutes + later
    }

    /// Returns the least time from departure on a stage like this until arrival at the shelter.
    fn least_after_departure(&self, uses: impl Fn(&StageRow) -> bool) -> Option<i32> {
        self.least(uses, |way, stage| self.after_departure(way, stage))
    }

    /// Returns the least time from the end of a stage like this until arrival at the shelter.
    fn least_after_stage(&self, uses: impl Fn(&StageRow) -> bool) -> Option<i32> {
        self.least(uses, |way, stage| {
            self.after_departure(way, stage) - way.stages[stage].minutes
        })
    }

    fn least(&self, uses: impl Fn(&StageRow) -> bool, time: impl Fn(&Way, usize) -> i32) -> Option<i32> {
        let all = self
            .ways()
            .flat_map(|w| (0..w.stages.len()).map(move |stage| (w, stage)));
        all.filter(|(way, stage)| uses(&way.stages[*stage]))
            .map(|(way, stage)| time(way, stage))
            .min()
    }

    /// Solves a network, unless told to stop. Every limit takes a network without a flow for one that forbids nothing.
    fn solve(&self, network: Network) -> Result<Solution, NoFlow> {
        network.solve_unless(&|| self.stop.now())
    }

    /// Returns the latest last arrival there can be.
    fn latest(&self) -> i32 {
        let longest = self.ways().map(|w| self.after_departure(w, 0)).max().unwrap_or(0);
        self.task.horizon().saturating_add(longest)
    }

    /// Returns the smallest last arrival for which `possible` holds, up to the horizon; `possible` must be monotone. When
    /// stopped on the way, the smallest not yet known to be impossible.
    fn smallest(&self, mut possible: impl FnMut(i32) -> bool) -> i32 {
        let (mut low, mut high) = (0, self.latest());
        while low < high && !self.stop.now() {
            let middle = low + (high - low) / 2;
            if possible(middle) {
                high = middle
            } else {
                low = middle + 1
            }
        }
        low
    }
}
