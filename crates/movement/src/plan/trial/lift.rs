//! Changes that lift a bar. Each is computed from the tried plan and counts only if the rules say that it does.

mod fleet;
mod limits;

use super::super::Plan;
use super::super::rules::{Violation, judge};
use crate::operation::Operation;
use crate::operation::change::{Change, apply};
use crate::registry::HouseholdIx;

/// Rounds after which changes are no longer added up.
const ROUNDS: usize = 8;

/// Changes to an operation, and the tried plan in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lift {
    /// The changes, to be made in this order.
    pub changes: Vec<Change>,
    /// The tried plan, the household in an added vehicle where one is added.
    pub plan: Plan,
}

/// Returns changes with which the tried plan no longer breaks a rule, and no other rule either that it did not break before.
pub(super) fn lift(operation: &Operation, tried: &Plan, household: HouseholdIx, rule: &str) -> Option<Lift> {
    let before = codes(&judge(operation, tried));
    let candidates = candidates(operation, tried, household, rule);
    candidates.into_iter().find(|lift| {
        let Ok(changed) = apply(operation, &lift.changes) else {
            return false;
        };
        let after = codes(&judge(&changed, &lift.plan));
        !after.contains(&rule) && after.iter().all(|code| before.contains(code))
    })
}

/// Returns changes with which the tried plan keeps every rule; none when it does already.
pub(super) fn all(operation: &Operation, tried: &Plan, household: HouseholdIx) -> Option<Lift> {
    let mut so_far = Lift {
        changes: Vec::new(),
        plan: tried.clone(),
    };
    let mut changed = operation.clone();
    for _ in 0..ROUNDS {
        let broken = codes(&judge(&changed, &so_far.plan));
        let Some(rule) = broken.first() else {
            return Some(so_far);
        };
        let next = lift(&changed, &so_far.plan, household, rule)?;
        changed = apply(&changed, &next.changes).ok()?;
        so_far.changes.extend(next.changes);
        so_far.plan = next.plan;
    }
    None
}

fn codes(violations: &[Violation]) -> Vec<&'static str> {
    let mut codes: Vec<&'static str> = violations.iter().map(|violation| violation.rule).collect();
    codes.dedup();
    codes
}

/// Returns changes that may lift a rule, the smallest first.
fn candidates(operation: &Operation, tried: &Plan, household: HouseholdIx, rule: &str) -> Vec<Lift> {
    let limits = match rule {
        "consent" => vec![vec![Change::HouseholdSaidYes { household }]],
        "window" => limits::windows(operation, tried),
        "checkpoint" => limits::rates(operation, tried),
        "escorts" => limits::escorts(operation),
        "driver-hours" => limits::drivers(operation),
        "shelter-places" => limits::places(operation, tried),
        "shelter-intake" => limits::intakes(operation, tried),
        "vehicle-capacity" => return fleet::seats(operation, tried, household),
        "luggage-room" => return fleet::trucks(operation, tried, household),
        _ => Vec::new(),
    };
    let limits = limits.into_iter().filter(|changes| !changes.is_empty());
    limits
        .map(|changes| Lift {
            changes,
            plan: tried.clone(),
        })
        .collect()
}
