//! Aid convoys: agreed hours first, then people, then the other aid convoys in what is left.
//!
//! An hour that is agreed to the minute is kept before any people's convoy gets one. An aid convoy with a span of days or hours
//! takes one that people's convoys leave free, the earliest. Only where they leave none is it booked before them, late in
//! its span, so that it is least in their way.

use crate::construct::{first_order, replay};
use crate::dispatch::{Convoy, Desk, Dispatcher};
use crate::lanes::{self, Best, Ground};
use crate::stop::Stop;
use crate::task::{AidHour, Queue, Task};
use movement::operation::Operation;
use movement::plan::{AidPassage, AidReason, AidWaiting, Plan};
use movement::registry::{AidIx, HouseholdIx};
use movement::units::Moment;

/// Books the aid convoys whose hour is agreed, in the order of the table; one that cannot have its hour is left out.
pub(crate) fn book_agreed(task: &mut Task) {
    let agreed: Vec<usize> = (0..task.aid.len()).filter(|aid| task.aid[*aid].is_agreed()).collect();
    book(task, &agreed);
}

/// Books before people's convoys whom a first plan would leave without an hour; stops when asked to.
pub(crate) fn make_room(mut task: Task, queues: &[Queue], stop: &Stop<'_>) -> Task {
    while task.booked.len() < task.aid.len() && !stop.now() {
        let mut dispatcher = Dispatcher::new(&task, queues, stop);
        dispatcher.write_down();
        let convoys = first_order(&mut dispatcher).convoys.unwrap_or_default();
        let (_, left) = arrange(&task, &convoys);
        if !book(&mut task, &left) {
            break;
        }
    }
    task
}

/// Books each of these before people's convoys if there is an hour for it; tells whether there was for any.
fn book(task: &mut Task, aid: &[usize]) -> bool {
    let mut desk = Desk::new(task);
    let mut booked = Vec::new();
    for aid in aid {
        if let Some(gate) = desk.late(*aid) {
            desk.book((*aid, gate));
            booked.push((*aid, gate));
        }
    }
    task.booked.extend_from_slice(&booked);
    !booked.is_empty()
}

/// Returns the hours of all aid convoys beside these of people, and those for which there is none.
fn arrange(task: &Task, convoys: &[Convoy]) -> (Vec<AidHour>, Vec<usize>) {
    let mut desk = Desk::new(task);
    convoys.iter().for_each(|convoy| desk.book_people(convoy));
    let (mut hours, mut left) = (task.booked.clone(), Vec::new());
    for aid in (0..task.aid.len()).filter(|aid| task.booked.iter().all(|(booked, _)| booked != aid)) {
        match desk.earliest(aid) {
            Some(gate) => {
                desk.book((aid, gate));
                hours.push((aid, gate));
            }
            None => left.push(aid),
        }
    }
    (hours, left)
}

/// Aid convoys of a finished plan, and people's convoys beside them.
pub(crate) struct Settled {
    pub convoys: Vec<Convoy>,
    pub aid: Vec<AidPassage>,
    pub waiting: Vec<AidWaiting>,
}

/// Gives aid convoys their hours beside a finished plan. If it leaves one without, people's convoys are placed once more in
/// the same order, with that one before them, unless they are too many to be placed `again` after somebody said stop.
pub(crate) fn settle(ground: Ground<'_>, best: &Best<'_>, convoys: Vec<Convoy>, again: bool) -> Settled {
    let task = ground.task;
    if task.aid.is_empty() {
        return write_down(task, convoys, &[], &[]);
    }
    let (mut task, mut convoys) = (task.clone(), convoys);
    loop {
        let (hours, left) = arrange(&task, &convoys);
        if left.is_empty() || !again || !book(&mut task, &left) {
            return write_down(&task, convoys, &hours, &left);
        }
        let stop = Stop::new(&|_| false);
        let ground = Ground {
            task: &task,
            stop: &stop,
            ..ground
        };
        let mut dispatcher = lanes::dispatcher(ground, best);
        dispatcher.write_down();
        replay(&mut dispatcher, &best.order.waves, &mut Vec::new());
        convoys = dispatcher.take_convoys().unwrap_or_default();
    }
}

fn write_down(task: &Task, convoys: Vec<Convoy>, hours: &[AidHour], left: &[usize]) -> Settled {
    let passage = |(aid, gate): &AidHour| AidPassage {
        gate: Moment(*gate),
        aid: AidIx::from_position(*aid),
    };
    let waiting = |aid: &usize| AidWaiting {
        aid: AidIx::from_position(*aid),
        reason: reason(task, *aid),
    };
    let mut aid: Vec<AidPassage> = hours.iter().map(passage).collect();
    aid.sort_unstable();
    Settled {
        convoys,
        aid,
        waiting: left.iter().map(waiting).collect(),
    }
}

/// Tells whether giving aid convoys their hours left people without the seat that the search had for them.
pub(crate) fn took_seats(operation: &Operation, plan: &Plan, expected: i64) -> bool {
    let members = |household: HouseholdIx| i64::from(operation.households[household.at()].members.0);
    let waiting: i64 = plan.waiting.iter().map(|waiting| members(waiting.household)).sum();
    !plan.aid.is_empty() && waiting > expected
}

/// Returns why an aid convoy has no hour: what it lacks even with all checkpoints and escorts to itself, if anything.
fn reason(task: &Task, aid: usize) -> AidReason {
    let row = &task.aid[aid];
    if Desk::empty(task).earliest(aid).is_some() {
        return AidReason::Taken;
    }
    let corridor = &task.corridors[row.corridor];
    let opens = |(from, to): &(i32, i32)| row.within_window(corridor, *from).is_some_and(|gate| gate <= *to);
    if row.entries.iter().any(opens) {
        AidReason::Night
    } else {
        AidReason::CorridorClosed
    }
}
