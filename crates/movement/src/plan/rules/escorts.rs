//! Rule: an escort goes with one convoy at a time, there and back.

use super::facts::Facts;
use super::{Rule, Violation};
use crate::registry::EscortPoolIx;

pub(super) const RULE: Rule = Rule {
    code: "escorts",
    promise: "Each convoy that needs an escort has one of its own from departure until the escort is back.",
    judge,
};

fn judge(facts: &Facts<'_>) -> Vec<Violation> {
    let pools = facts.operation.rules.escort_pools.len();
    (0..pools)
        .flat_map(|pool| judge_pool(facts, EscortPoolIx::from_position(pool)))
        .collect()
}

fn judge_pool(facts: &Facts<'_>, pool: EscortPoolIx) -> Vec<Violation> {
    let convoys = facts.escorted(pool);
    let mut back: Vec<i64> = convoys.iter().map(|escorted| escorted.back).collect();
    back.sort_unstable();
    let escorts = &facts.operation.rules.escort_pools[pool.at()];
    let mut found = Vec::new();
    for (before, escorted) in convoys.iter().enumerate() {
        let returned = back.partition_point(|at| *at <= escorted.from);
        let away = (before + 1).saturating_sub(returned);
        if away > escorts.escorts as usize {
            found.push(RULE.broken(
                escorted.name.clone(),
                format!(
                    "Its escort leaves {} as the {away}. at once of {}, which has {}.",
                    facts.when(escorted.from),
                    escorts.name,
                    escorts.escorts
                ),
                "Start it when an escort is back.",
            ));
        }
    }
    found
}
