//! The rules a plan must keep, one file a rule. They judge a finished plan from its convoys alone and share no
//! bookkeeping with any search.
//!
//! Start with [`judge`]; `docs/concepts/rules.md` says the same in field words, and a test holds the two together.

mod accepted_place;
mod agreed_way;
mod aid_hour;
mod aid_listed;
mod checkpoint;
mod consent;
mod convoy_size;
mod daylight;
mod driver_hours;
mod escorts;
mod facts;
mod headway;
mod household_whole;
mod known_ids;
mod luggage_follows;
mod luggage_room;
mod luggage_whole;
mod night_roads;
mod shelter_intake;
mod shelter_places;
mod spare_held_back;
mod transfer_wait;
mod vehicle_allowed;
mod vehicle_capacity;
mod vehicle_position;
mod vehicle_present;
mod violation;
mod waiting_listed;
mod whole_journey;
mod window;

pub use violation::Violation;

use super::Plan;
use crate::operation::Operation;
use facts::Facts;

/// Every rule, in the order in which violations are listed: the people first, then the way, vehicles, shelters.
pub const RULES: &[Rule] = &[
    known_ids::RULE,
    consent::RULE,
    accepted_place::RULE,
    whole_journey::RULE,
    household_whole::RULE,
    transfer_wait::RULE,
    waiting_listed::RULE,
    luggage_whole::RULE,
    luggage_follows::RULE,
    agreed_way::RULE,
    window::RULE,
    daylight::RULE,
    night_roads::RULE,
    checkpoint::RULE,
    headway::RULE,
    escorts::RULE,
    aid_listed::RULE,
    aid_hour::RULE,
    convoy_size::RULE,
    vehicle_capacity::RULE,
    luggage_room::RULE,
    vehicle_allowed::RULE,
    spare_held_back::RULE,
    vehicle_position::RULE,
    vehicle_present::RULE,
    driver_hours::RULE,
    shelter_places::RULE,
    shelter_intake::RULE,
];

/// One rule: what it promises, and how a plan is judged by it.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Stable code for programs and for the table in `docs/concepts/rules.md`, e.g. `household-whole`.
    pub code: &'static str,
    /// What a plan that keeps the rule promises, in one sentence.
    pub promise: &'static str,
    judge: fn(&Facts<'_>) -> Vec<Violation>,
}

impl Rule {
    fn broken(&self, place: String, cause: String, remedy: impl Into<String>) -> Violation {
        Violation {
            rule: self.code,
            place,
            cause,
            remedy: remedy.into(),
        }
    }
}

/// Judges a plan by every rule and returns all violations, in the order of [`RULES`] and within a rule in the order
/// of the plan's convoys or the operation's tables; a plan that keeps every rule gives none.
///
/// Any plan can be judged, also one that names rows the operation does not have: `known-ids` reports those, and the
/// other rules pass over them.
pub fn judge(operation: &Operation, plan: &Plan) -> Vec<Violation> {
    let facts = Facts::of(operation, plan);
    RULES.iter().flat_map(|rule| (rule.judge)(&facts)).collect()
}
