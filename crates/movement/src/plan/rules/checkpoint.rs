//! Rule: a checkpoint checks one convoy at a time.

use super::facts::Facts;
use super::{Rule, Violation};

pub(super) const RULE: Rule = Rule {
    code: "checkpoint",
    promise: "A convoy reaches its checkpoint only when everyone of the convoy before is through.",
    judge,
};

fn judge(facts: &Facts<'_>) -> Vec<Violation> {
    let mut found = Vec::new();
    for queue in facts.passings() {
        let mut through = i64::MIN;
        for passing in queue {
            if passing.gate < through {
                let (enters, until) = (facts.when(passing.gate), facts.when(through));
                found.push(RULE.broken(
                    passing.name,
                    format!("It reaches the checkpoint {enters}, which is busy until {until}."),
                    format!("Start it {} min later.", through - passing.gate),
                ));
            }
            through = through.max(passing.through);
        }
    }
    found
}
