//! Rule: convoys keep their distance in time.

use super::facts::Facts;
use super::{Rule, Violation};

pub(super) const RULE: Rule = Rule {
    code: "headway",
    promise: "Two convoys reach the checkpoint of a corridor at least its headway apart.",
    judge,
};

fn judge(facts: &Facts<'_>) -> Vec<Violation> {
    let mut found = Vec::new();
    for (corridor, queue) in facts.operation.corridors.iter().zip(facts.passings()) {
        let headway = i64::from(corridor.headway.0);
        for pair in queue.windows(2) {
            let apart = pair[1].gate - pair[0].gate;
            if apart < headway {
                let before = &pair[0].name;
                found.push(RULE.broken(
                    pair[1].name.clone(),
                    format!("It reaches the checkpoint {apart} min after {before}; the headway is {headway}."),
                    format!("Start it {} min later.", headway - apart),
                ));
            }
        }
    }
    found
}
