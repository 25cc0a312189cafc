//! `not_planned.csv`: whom a ledger does not let a plan seat, why, and what would have to change. A refusal has no reason of its own here.

use crate::sheet;
use crate::waiting::{COLUMNS, row};
use movement::ledger::NotPlanned;
use movement::operation::Operation;

/// Writes the list of those not planned for.
pub fn write(operation: &Operation, apart: &[NotPlanned]) -> Vec<u8> {
    let row = |one: &NotPlanned| {
        row(
            operation,
            one.household,
            [one.why.code(), one.why.cause(), one.why.remedy()],
        )
    };
    sheet::write(COLUMNS, apart.iter().map(row))
}
