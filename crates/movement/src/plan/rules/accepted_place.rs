//! Rule: people arrive where they agreed to go.

use super::facts::Facts;
use super::{Rule, Violation};

pub(super) const RULE: Rule = Rule {
    code: "accepted-place",
    promise: "A household is brought only to a shelter it accepts.",
    judge,
};

fn judge(facts: &Facts<'_>) -> Vec<Violation> {
    let mut found = Vec::new();
    for (household, known, _) in facts.stages() {
        let Some(shelter) = known.shelter else { continue };
        if !facts.operation.households[household.at()].accepts(shelter) {
            found.push(RULE.broken(
                facts.household(household),
                format!(
                    "{} brings it to {}, which it does not accept.",
                    known.name(),
                    facts.shelter(shelter)
                ),
                "Put it in a convoy to a shelter it accepts, or ask the household about this one.",
            ));
        }
    }
    found
}
