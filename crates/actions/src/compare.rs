//! Compares two plans of one operation: who gains and who loses. Each is judged first.

use movement::operation::Operation;
use movement::plan::Plan;
use movement::plan::comparison::{self, Comparison};
use movement::plan::rules::{Violation, judge};

/// A plan that breaks rules of the operation: it is not this operation's, or was edited.
#[derive(Clone, Debug)]
pub struct Foreign {
    /// Which of the two, counted from 0.
    pub plan: usize,
    /// What it breaks; at least one.
    pub violations: Vec<Violation>,
}

/// Compares two plans.
///
/// # Errors
/// Every plan of the two that breaks a rule.
pub fn compare(operation: &Operation, plans: [&Plan; 2]) -> Result<Comparison, Vec<Foreign>> {
    let judged = plans.iter().enumerate().map(|(plan, drawn)| Foreign {
        plan,
        violations: judge(operation, drawn),
    });
    let foreign: Vec<Foreign> = judged.filter(|f| !f.violations.is_empty()).collect();
    if !foreign.is_empty() {
        return Err(foreign);
    }
    Ok(comparison::compare(operation, plans[0], plans[1]))
}
