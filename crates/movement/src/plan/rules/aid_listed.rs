//! Rule: no aid convoy is forgotten.

use super::facts::Facts;
use super::{Rule, Violation};

pub(super) const RULE: Rule = Rule {
    code: "aid-listed",
    promise: "Every aid convoy either has an hour or is listed once as waiting with a reason.",
    judge,
};

fn judge(facts: &Facts<'_>) -> Vec<Violation> {
    let mut times = vec![0_usize; facts.operation.aid.len()];
    let with_hour = facts.plan.aid.iter().map(|passage| passage.aid);
    let waiting = facts.plan.aid_waiting.iter().map(|waiting| waiting.aid);
    for aid in with_hour.chain(waiting) {
        if let Some(times) = times.get_mut(aid.at()) {
            *times += 1;
        }
    }
    let listed = facts.operation.aid.iter().zip(times);
    listed
        .filter(|(_, times)| *times != 1)
        .map(|(aid, times)| {
            RULE.broken(
                format!("aid convoy {}", aid.id),
                match times {
                    0 => "It has no hour and is not listed as waiting.".to_owned(),
                    times => format!("It stands in the plan {times} times."),
                },
                "Give it one hour, or list it once with the reason why it has none.",
            )
        })
        .collect()
}
