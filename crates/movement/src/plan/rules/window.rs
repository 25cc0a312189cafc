//! Rule: convoys pass while the corridor is open.

use super::facts::Facts;
use super::{Rule, Violation};

pub(super) const RULE: Rule = Rule {
    code: "window",
    promise: "A convoy reaches its checkpoint and departs within one window of its corridor.",
    judge,
};

fn judge(facts: &Facts<'_>) -> Vec<Violation> {
    let mut found = Vec::new();
    for passing in facts.passings().into_iter().flatten() {
        let corridor = &facts.operation.corridors[passing.corridor.at()];
        let (gate, through) = (passing.gate, passing.through);
        let open = corridor
            .windows
            .iter()
            .any(|window| i64::from(window.opens.0) <= gate && through <= i64::from(window.closes.0));
        if !open {
            let (enters, leaves) = (facts.when(gate), facts.when(through));
            found.push(RULE.broken(
                passing.name,
                format!(
                    "It is at the checkpoint of {} from {enters} to {leaves}, outside every window.",
                    corridor.id
                ),
                "Start it so that it enters and leaves within one window.",
            ));
        }
    }
    found
}
