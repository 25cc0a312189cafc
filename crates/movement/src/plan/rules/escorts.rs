//! Rule: an escort goes with one convoy at a time, there and back.

use super::facts::{Facts, Known};
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
    let needs = |known: &&Known<'_>| facts.operation.corridors[known.convoy.corridor.at()].escort == Some(pool);
    let mut convoys: Vec<&Known<'_>> = facts.convoys.iter().filter(needs).collect();
    convoys.sort_by_key(|known| known.hours.departure);
    let mut back: Vec<i64> = convoys
        .iter()
        .map(|known| known.hours.departure + 2 * known.hours.drive())
        .collect();
    back.sort_unstable();
    let escorts = &facts.operation.rules.escort_pools[pool.at()];
    let mut found = Vec::new();
    for (before, known) in convoys.iter().enumerate() {
        let departure = known.hours.departure;
        let returned = back.partition_point(|at| *at <= departure);
        let away = (before + 1).saturating_sub(returned);
        if away > escorts.escorts as usize {
            found.push(RULE.broken(
                known.name(),
                format!(
                    "It departs {} as the {away}. convoy at once that needs an escort of {}, which has {}.",
                    facts.when(departure),
                    escorts.name,
                    escorts.escorts
                ),
                "Start it when an escort is back.",
            ));
        }
    }
    found
}
