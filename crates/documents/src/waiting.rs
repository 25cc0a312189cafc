//! `waiting.csv`: who said yes and has no seat, why, and what would have to change.

use crate::sheet::{self, Column};
use movement::operation::Operation;
use movement::plan::{Plan, Waiting};

const COLUMNS: [Column; 5] = [
    ("household", "#meta+hh+id"),
    ("people", "#inneed+ind+num"),
    ("reason", "#cause+code"),
    ("cause", "#cause+text"),
    ("remedy", "#description+remedy"),
];

/// Writes the waiting list of a plan.
pub fn write(operation: &Operation, plan: &Plan) -> Vec<u8> {
    let row = |waiting: &Waiting| {
        let household = &operation.households[waiting.household.at()];
        [
            household.token.clone(),
            household.members.to_string(),
            waiting.reason.code().to_owned(),
            waiting.reason.cause().to_owned(),
            waiting.reason.remedy().to_owned(),
        ]
    };
    sheet::write(COLUMNS, plan.waiting.iter().map(row))
}
