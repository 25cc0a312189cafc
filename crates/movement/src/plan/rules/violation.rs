//! One way in which a plan breaks a rule.

use std::fmt;

/// A rule broken at one place of a plan, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Violation {
    /// Code of the rule, e.g. `window`.
    pub rule: &'static str,
    /// Where: `convoy 3` (counted from 1 in the order of the plan), `vehicle B-07`, `household 9f3c`, `shelter S2`.
    pub place: String,
    /// What is wrong, in one sentence.
    pub cause: String,
    /// What to do next, in one sentence.
    pub remedy: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} {} -> {}", self.place, self.rule, self.cause, self.remedy)
    }
}
