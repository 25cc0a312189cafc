//! Operation, seed and budget in; plan, bound and reasons out.
//!
//! The method in one page ([`plan`]): read the operation as numbers ([`task`]), choose a shelter for each household
//! ([`loads`]), put waves in an order ([`construct`]), give them hours and vehicles ([`dispatch`]), change the order
//! while it pays ([`improve`]), and prove what no plan can beat ([`bound`]).

mod bound;
mod construct;
mod dispatch;
pub mod evacuation;
pub mod flow;
mod improve;
mod loads;
mod seat;
mod task;

use dispatch::{Dispatcher, Score};
use movement::operation::Operation;
use movement::plan::{Plan, Proof};
use movement::units::{Moment, Persons};

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

/// Draws a plan. `watch` is told of the first plan and of every order tried, and stops the search by returning `false`;
/// `most_moves` stops it after that many orders.
pub fn plan(operation: &Operation, seed: u64, most_moves: u64, watch: &mut dyn FnMut(&Progress) -> bool) -> Drawn {
    let task = task::build(operation);
    let loads = loads::assign(operation, &task);
    let mut dispatcher = Dispatcher::new(&task, &loads.queues);
    let first = construct::first_order(&mut dispatcher);
    let limits = bound::limits(operation, &task, &loads, first.score);
    let bound = limits.first().map_or(Moment(0), |l| l.last_arrival);
    let nowhere: i64 = loads
        .waiting
        .iter()
        .map(|w| i64::from(operation.households[w.household.at()].members.0))
        .sum();
    let mut tell = |moves: u64, best: &Score| {
        let waiting = Persons(u32::try_from(best.waiting + nowhere).unwrap_or(u32::MAX));
        watch(&Progress {
            moves,
            waiting,
            last_arrival: Moment(best.last_arrival),
            bound,
        })
    };
    let first_waiting = first.score.waiting;
    let (best, moves) = improve::improve(&mut dispatcher, first, seed, most_moves, &mut tell);
    // A plan that moves more people is held to the bound for more people.
    let limits = if best.score.waiting < first_waiting {
        bound::limits(operation, &task, &loads, best.score)
    } else {
        limits
    };
    let bound = limits.first().map_or(Moment(0), |l| l.last_arrival);
    let plan = seat::write_down(operation, &task, dispatcher, &best, loads.waiting);
    let most_people = Persons(u32::try_from(loads.most_people).unwrap_or(u32::MAX));
    Drawn {
        plan,
        proof: Proof {
            most_people,
            last_arrival: bound,
            limits,
        },
        moves,
    }
}
