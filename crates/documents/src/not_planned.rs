//! `not_planned.csv`: whom a ledger does not let a plan seat, why, and what would have to change. A refusal has no reason of its own here.

use crate::sheet::{self, Column};
use movement::ledger::NotPlanned;
use movement::operation::Operation;

const COLUMNS: [Column; 5] = [
    ("household", "#meta+hh+id"),
    ("people", "#inneed+ind+num"),
    ("reason", "#cause+code"),
    ("cause", "#cause+text"),
    ("remedy", "#description+remedy"),
];

/// Writes the list of those not planned for.
pub fn write(operation: &Operation, apart: &[NotPlanned]) -> Vec<u8> {
    let row = |one: &NotPlanned| {
        let household = &operation.households[one.household.at()];
        [
            household.token.clone(),
            household.members.to_string(),
            one.why.code().to_owned(),
            one.why.cause().to_owned(),
            one.why.remedy().to_owned(),
        ]
    };
    sheet::write(COLUMNS, apart.iter().map(row))
}
