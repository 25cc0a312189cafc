//! Why a household is not on a certain convoy: the plan in which it is, tried and judged.
//!
//! Nothing here knows the rules. A household is taken out of its convoys and put on that one, the plan stays as it is
//! otherwise, and [`rules`](super::rules) judge it: what breaks is what bars the household. Each thing that bars it is then
//! tried away by a [`Change`](crate::operation::change::Change), which counts only if the rules accept the same plan in the changed operation.

mod bar;
mod board;
mod give_way;
mod lift;
mod ways;

pub use bar::{Bar, Found};
pub use board::Places;
pub use give_way::GiveWay;
pub use lift::Lift;

use super::Plan;
use super::rules::judge;
use crate::operation::Operation;
use crate::registry::{HouseholdIx, VehicleIx};

/// A household tried on a convoy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trial {
    /// The household.
    pub household: HouseholdIx,
    /// The plan with the household on the convoy. Convoys that would be left empty are not in it.
    pub plan: Plan,
    /// For each convoy of [`plan`](Self::plan) its position in the plan that was given.
    pub positions: Vec<usize>,
    /// The convoys of its way, by position in the plan that was given, in the order in which it would ride.
    pub stages: Vec<usize>,
    /// Seats on each of these stages.
    pub rooms: Vec<Room>,
    /// Everything that bars it, one a rule, in the order of the rules; nothing when the tried plan keeps every rule.
    pub bars: Vec<Bar>,
}

/// What a household needs on a convoy, and what is free for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Room {
    /// Seats, bays and stretcher places it needs.
    pub needed: Places,
    /// What is free without it in the vehicle with the most room for it, or in all where it may share several.
    pub free: Places,
    /// The vehicles it would ride in, or the one with the most room.
    pub vehicles: Vec<VehicleIx>,
    /// Tells whether the places are enough.
    pub enough: bool,
    /// Tells whether any vehicle of the operation that is planned and may serve the way has as many places.
    pub any_vehicle: bool,
    /// Tells whether the convoy has its most vehicles.
    pub full_length: bool,
}

/// Tries a household on a convoy, given by its position. The plan must keep every rule, and be in the order of start.
/// `None` when the plan has no such convoy or the operation no such household.
pub fn try_on(operation: &Operation, plan: &Plan, household: HouseholdIx, convoy: usize) -> Option<Trial> {
    operation.households.get(household.at())?;
    plan.convoys.get(convoy)?;
    let own = rides_in(plan, household);
    let mut without = plan.clone();
    board::take_out(&mut without, household);
    let mut best: Option<Trial> = None;
    for stages in ways::ways(operation, &without, household, convoy, &own) {
        let trial = along(operation, &without, household, stages);
        let better = best.as_ref().is_none_or(|best| trial.bars.len() < best.bars.len());
        if better {
            best = Some(trial);
        }
        if best.as_ref().is_some_and(|best| best.bars.is_empty()) {
            break;
        }
    }
    best
}

/// Returns the convoys a household rides in, by position.
pub fn rides_in(plan: &Plan, household: HouseholdIx) -> Vec<usize> {
    let convoys = plan.convoys.iter().enumerate();
    let rides = convoys.filter(|(_, convoy)| {
        let mut loads = convoy.trips.iter().flat_map(|trip| &trip.load);
        loads.any(|load| load.household == household)
    });
    rides.map(|(at, _)| at).collect()
}

fn along(operation: &Operation, without: &Plan, household: HouseholdIx, stages: Vec<usize>) -> Trial {
    let rooms = stages
        .iter()
        .map(|at| room(operation, without, household, *at))
        .collect();
    let mut tried = without.clone();
    board::put(operation, &mut tried, household, &stages);
    let positions = board::drop_empty(&mut tried);
    board::set_out_when_free(operation, &mut tried);
    let violations = judge(operation, &tried);
    let bars = bar::bars(operation, household, &violations, &positions);
    Trial {
        household,
        plan: tried,
        positions,
        stages,
        rooms,
        bars,
    }
}

fn room(operation: &Operation, without: &Plan, household: HouseholdIx, stage: usize) -> Room {
    let convoy = &without.convoys[stage];
    let needed = board::needed(&operation.households[household.at()]);
    let seats = board::seats(operation, convoy, household);
    let enough = seats.is_some();
    let at: Vec<usize> = match seats {
        Some(seats) => seats.into_iter().map(|(at, _)| at).collect(),
        None => board::roomiest(operation, convoy, household).into_iter().collect(),
    };
    let free = at.iter().fold([0; 3], |sum: Places, at| {
        let free = board::free(operation, &convoy.trips[*at]);
        std::array::from_fn(|kind| sum[kind] + free[kind].max(0))
    });
    let planned = (0..operation.vehicles.len()).map(VehicleIx::from_position);
    let mut may_serve = planned.filter(|vehicle| {
        let vehicle = &operation.vehicles[vehicle.at()];
        !vehicle.spare && vehicle.serves(convoy.corridor)
    });
    Room {
        needed,
        free,
        vehicles: at.iter().map(|at| convoy.trips[*at].vehicle).collect(),
        enough,
        any_vehicle: may_serve.any(|vehicle| board::fits(needed, board::places_of(operation, vehicle))),
        full_length: convoy.trips.len() >= operation.rules.max_vehicles as usize,
    }
}

impl Trial {
    /// Returns for each bar the change that lifts it, in the order of [`bars`](Self::bars).
    pub fn lifts(&self, operation: &Operation) -> Vec<Option<Lift>> {
        let lift = |bar: &Bar| lift::lift(operation, &self.plan, self.household, bar.rule);
        self.bars.iter().map(lift).collect()
    }

    /// Returns the changes with which nothing bars the household any more, and the plan in which it rides then; `None` when
    /// nothing bars it as it is, or changes alone cannot lift everything.
    pub fn all_lifted(&self, operation: &Operation) -> Option<Lift> {
        lift::all(operation, &self.plan, self.household).filter(|lift| !lift.changes.is_empty())
    }

    /// Returns who would be put off so that the household has seats; `None` when there are seats, or no vehicle there is
    /// large enough. `plan` is the one that was given.
    pub fn giving_way(&self, operation: &Operation, plan: &Plan) -> Option<GiveWay> {
        let cramped = self.rooms.iter().position(|room| !room.enough)?;
        give_way::give_way(operation, plan, self, self.stages[cramped])
    }
}
