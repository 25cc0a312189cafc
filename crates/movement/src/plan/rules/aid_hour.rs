//! Rule: an aid convoy keeps its word. What was agreed with others is not for a plan to move.

use super::facts::Facts;
use super::{Rule, Violation};

pub(super) const RULE: Rule = Rule {
    code: "aid-hour",
    promise: "An aid convoy reaches its checkpoint at the agreed hour, or within the hours of its days.",
    judge,
};

fn judge(facts: &Facts<'_>) -> Vec<Violation> {
    let mut found = Vec::new();
    for known in facts.list_aid() {
        let within = |opens: i32, closes: i32| i64::from(opens) <= known.gate && known.gate <= i64::from(closes);
        let entries = &known.aid.entries;
        if !entries.iter().any(|entry| within(entry.opens.0, entry.closes.0)) {
            let (reaches, agreed) = (facts.when(known.gate), known.aid.is_agreed());
            let cause = match entries.first() {
                Some(entry) if agreed => {
                    format!(
                        "It reaches the checkpoint {reaches}; {} is agreed.",
                        facts.when(i64::from(entry.opens.0))
                    )
                }
                _ => format!("It reaches the checkpoint {reaches}, outside the hours of its days."),
            };
            found.push(RULE.broken(
                known.name(),
                cause,
                "Give it an hour that it may have, or agree another one.",
            ));
        }
    }
    found
}
