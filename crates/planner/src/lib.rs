//! Operation, seed and budget in; plan, bound and reasons out.
//!
//! The method in one page ([`plan`]): read the operation as numbers ([`task`]), choose a shelter for each household in
//! several ways ([`loads`]), put waves in an order ([`construct`], [`rosters`]), give them hours and vehicles ([`dispatch`]), change the order
//! while it pays ([`improve`], [`lanes`]), and prove what no plan can beat ([`bound`]).

mod aid;
pub mod ask;
mod bound;
mod construct;
mod dispatch;
pub mod evacuation;
pub mod flow;
mod improve;
mod lanes;
mod loads;
mod reasons;
mod replan;
mod rosters;
mod seat;
mod sketch;
mod stop;
mod task;
mod threads;

pub use replan::{Cause, Price, Replan, Replanned, Standing, TurnedBack, replan};
pub use stop::{Budget, InHand, Stopped};

use dispatch::Score;
use lanes::{Best, Ground, Lanes};
use movement::operation::Operation;
use movement::plan::{Plan, Proof};
use movement::units::{Moment, Persons};
use stop::Stop;
use task::Task;

/// How far a search is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Orders of waves tried so far.
    pub moves: u64,
    /// People who said yes and have no seat in the best plan so far.
    pub waiting: Persons,
    /// Last arrival of the best plan so far.
    pub last_arrival: Moment,
    /// No plan that moves as many people ends earlier.
    pub bound: Moment,
}

/// A plan with its proof.
#[derive(Clone, Debug)]
pub struct Drawn {
    /// The plan.
    pub plan: Plan,
    /// What no plan can beat.
    pub proof: Proof,
    /// Orders of waves tried; the same operation, seed and number of moves give the same plan.
    pub moves: u64,
}

/// Draws a plan. `watch` is told of the first plan and of every order tried, and stops the search by returning `false`.
///
/// # Errors
/// The budget's stop function said yes before there was a whole plan. Later it only ends the search: the best plan so far
/// comes out, with the limits that were proved until then.
pub fn plan(
    operation: &Operation,
    seed: u64,
    budget: Budget<'_>,
    watch: &mut dyn FnMut(&Progress) -> bool,
) -> Result<Drawn, Stopped> {
    let stop = Stop::new(budget.stop);
    let mut task = task::build(operation);
    aid::book_agreed(&mut task);
    let choices = loads::choices(operation, &task, seed, &stop);
    if stop.now() {
        return Err(Stopped);
    }
    let task = aid::make_room(task, &choices[0].queues, &stop);
    let shelves = [lanes::shelf(), lanes::shelf()];
    let ground = Ground {
        operation,
        task: &task,
        choices: &choices,
        seed,
        stop: &stop,
        shelves: shelves.each_ref().map(Vec::as_slice),
    };
    let mut lanes = Lanes::new(ground, budget.threads);
    if stop.said() {
        return Err(Stopped);
    }
    stop.planned();
    let mut proof = prove(operation, &task, lanes.best(), &stop);
    let mut proved = Proved::at(&lanes);
    while lanes.moves < budget.moves && watch(&progress(lanes.moves, &lanes.best().score, &proof)) && !stop.now() {
        if lanes.moves == 0 {
            // What takes longer to prove comes after the first plan.
            raise(operation, &task, lanes.best(), &stop, &mut proof);
            lanes.aim(proof.last_arrival.0);
        }
        lanes.run(budget.moves - lanes.moves);
        if proved.is_old(&lanes) {
            hold_to_more(operation, &task, lanes.best(), &stop, &mut proof);
            proved = Proved::at(&lanes);
        }
    }
    let best = lanes.best();
    if best.score.waiting != proved.waiting {
        hold_to_more(operation, &task, best, &stop, &mut proof);
    }
    let plan = seat::write_down(ground, best);
    if aid::took_seats(operation, &plan, best.score.waiting) {
        // The bound was for more people than the plan moves now.
        proof.last_arrival = Moment(0);
        proof.limits.clear();
    }
    Ok(Drawn {
        plan,
        proof,
        moves: lanes.moves,
    })
}

/// What the proof in hand was made for.
struct Proved {
    waiting: i64,
    moves: u64,
}

impl Proved {
    fn at(lanes: &Lanes<'_>) -> Self {
        Self {
            waiting: lanes.best().score.waiting,
            moves: lanes.moves,
        }
    }

    /// Tells whether the search moves more people by now, and has gone on for long enough to be worth another proof.
    fn is_old(&self, lanes: &Lanes<'_>) -> bool {
        lanes.best().score.waiting != self.waiting && lanes.moves >= 2 * self.moves
    }
}

/// Holds a plan that moves more people to the bound for more people; that for fewer holds for it too, and stays when stopped.
fn hold_to_more(operation: &Operation, task: &Task, best: &Best<'_>, stop: &Stop<'_>, proof: &mut Proof) {
    let mut anew = prove(operation, task, best, stop);
    raise(operation, task, best, stop, &mut anew);
    if !stop.said() {
        *proof = anew;
    }
}

fn prove(operation: &Operation, task: &Task, best: &Best<'_>, stop: &Stop<'_>) -> Proof {
    let limits = bound::limits(operation, task, best.loads, best.order.score, stop);
    Proof {
        most_people: Persons(u32::try_from(bound::most_people(operation, task, best.loads)).unwrap_or(u32::MAX)),
        last_arrival: limits.first().map_or(Moment(0), |l| l.last_arrival),
        limits,
    }
}

fn raise(operation: &Operation, task: &Task, best: &Best<'_>, stop: &Stop<'_>, proof: &mut Proof) {
    let limits = std::mem::take(&mut proof.limits);
    proof.limits = bound::raised(operation, task, best.loads, best.order.score, stop, limits);
    proof.last_arrival = proof.limits.first().map_or(Moment(0), |l| l.last_arrival);
}

fn progress(moves: u64, best: &Score, proof: &Proof) -> Progress {
    let waiting = Persons(u32::try_from(best.waiting).unwrap_or(u32::MAX));
    Progress {
        moves,
        waiting,
        last_arrival: Moment(best.last_arrival),
        bound: proof.last_arrival,
    }
}
