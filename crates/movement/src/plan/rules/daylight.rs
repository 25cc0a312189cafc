//! Rule: people are on the road by day. The local clock counts, also on days when it changes.

use super::facts::Facts;
use super::{Rule, Violation};

pub(super) const RULE: Rule = Rule {
    code: "daylight",
    promise: "A convoy departs and arrives within the daylight hours of one local day.",
    judge,
};

fn judge(facts: &Facts<'_>) -> Vec<Violation> {
    let Some(daylight) = facts.operation.rules.daylight.filter(|daylight| daylight.everywhere) else {
        return Vec::new();
    };
    facts
        .convoys
        .iter()
        .filter(|known| !facts.is_by_day(daylight, known.hours.departure, known.hours.arrival))
        .map(|known| {
            let (leaves, arrives) = (facts.when(known.hours.departure), facts.when(known.hours.arrival));
            RULE.broken(
                known.name(),
                format!("It is on the road from {leaves} to {arrives}, outside daylight."),
                "Start it so that it departs and arrives by day.",
            )
        })
        .collect()
}
