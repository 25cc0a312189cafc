//! Rule: only those who said yes move. UNHCR, Handbook on Voluntary Repatriation: the decision is free and informed.

use super::facts::Facts;
use super::{Rule, Violation};
use crate::registry::Consent;

pub(super) const RULE: Rule = Rule {
    code: "consent",
    promise: "Only households that said yes ride.",
    judge,
};

fn judge(facts: &Facts<'_>) -> Vec<Violation> {
    facts
        .journeys()
        .filter(|(household, _)| facts.operation.households[household.at()].consent != Consent::Yes)
        .map(|(household, rides)| {
            let convoy = facts.convoys[rides[0].convoy].name();
            RULE.broken(
                facts.household(household),
                format!("It rides in {convoy}, but not every adult said yes."),
                "Take it out of the convoy.",
            )
        })
        .collect()
}
