//! Rule: people are carried only on ways that were agreed.

use super::facts::Facts;
use super::{Rule, Violation};

pub(super) const RULE: Rule = Rule {
    code: "agreed-way",
    promise: "A convoy starts and ends where its corridor allows, and a road joins the two.",
    judge,
};

fn judge(facts: &Facts<'_>) -> Vec<Violation> {
    let mut found = Vec::new();
    for known in &facts.convoys {
        let convoy = known.convoy;
        let (from, to) = (facts.site(convoy.from), facts.site(convoy.to));
        if facts.operation.passages.get(&(convoy.from, convoy.to)) != Some(&convoy.corridor) {
            let corridor = &facts.operation.corridors[convoy.corridor.at()].id;
            found.push(RULE.broken(
                known.name(),
                format!("Corridor {corridor} does not lead from {from} to {to}."),
                "Use the corridor agreed between the two places, or agree one.",
            ));
        } else if facts.drive(convoy.from, convoy.to).is_none() {
            found.push(RULE.broken(
                known.name(),
                format!("No road leads from {from} to {to}."),
                "Choose another way, or add the road's legs.",
            ));
        }
    }
    found
}
