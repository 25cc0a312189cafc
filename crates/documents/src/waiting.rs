//! `waiting.csv`: who said yes and has no seat, why, and what would have to change.

use crate::sheet::{self, Column};
use movement::operation::Operation;
use movement::plan::{Plan, Waiting};
use movement::registry::HouseholdIx;

/// The columns of every list of who is not on a convoy.
pub(crate) const COLUMNS: [Column; 5] = [
    ("household", "#meta+hh+id"),
    ("people", "#inneed+ind+num"),
    ("reason", "#cause+code"),
    ("cause", "#cause+text"),
    ("remedy", "#description+remedy"),
];

/// Writes the waiting list of a plan.
pub fn write(operation: &Operation, plan: &Plan) -> Vec<u8> {
    let row = |waiting: &Waiting| {
        let why = waiting.reason;
        row(operation, waiting.household, [why.code(), why.cause(), why.remedy()])
    };
    sheet::write(COLUMNS, plan.waiting.iter().map(row))
}

/// Returns the row of a household, with the code of a reason, its cause and its remedy.
pub(crate) fn row(operation: &Operation, household: HouseholdIx, [code, cause, remedy]: [&str; 3]) -> [String; 5] {
    let household = &operation.households[household.at()];
    [
        household.token.clone(),
        household.members.to_string(),
        code.to_owned(),
        cause.to_owned(),
        remedy.to_owned(),
    ]
}
