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
    for known in &facts.convoys {
        let corridor = &facts.operation.corridors[known.convoy.corridor.at()];
        let (gate, departure) = (known.hours.gate, known.hours.departure);
        let open = corridor
            .windows
            .iter()
            .any(|window| i64::from(window.opens.0) <= gate && departure <= i64::from(window.closes.0));
        if !open {
            let (enters, leaves) = (facts.when(gate), facts.when(departure));
            found.push(RULE.broken(
                known.name(),
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
