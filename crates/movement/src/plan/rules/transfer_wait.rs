//! Rule: nobody boards before arriving, and nobody is stranded at a crossing.

use super::facts::{Facts, Ride};
use super::{Rule, Violation};

pub(super) const RULE: Rule = Rule {
    code: "transfer-wait",
    promise: "At a crossing, loading onward starts after the household is unloaded and within the longest wait.",
    judge,
};

fn judge(facts: &Facts<'_>) -> Vec<Violation> {
    let mut found = Vec::new();
    for (household, rides) in facts.journeys() {
        let causes = changes(facts, rides)
            .into_iter()
            .filter_map(|(unloaded, start)| bad_wait(facts, unloaded, start));
        found.extend(causes.map(|(cause, remedy)| RULE.broken(facts.household(household), cause, remedy)));
    }
    found
}

/// Returns, for each change of vehicle, when the household is unloaded and when loading onward starts.
fn changes(facts: &Facts<'_>, rides: &[Ride<'_>]) -> Vec<(i64, i64)> {
    let mut convoys: Vec<_> = rides.iter().map(|ride| &facts.convoys[ride.convoy]).collect();
    convoys.dedup_by_key(|known| known.number);
    let mut changes = Vec::new();
    for first in &convoys {
        let onward = convoys.iter().filter(|known| known.convoy.from == first.convoy.to);
        changes.extend(onward.map(|known| (first.hours.unloaded, known.hours.start)));
    }
    changes
}

fn bad_wait(facts: &Facts<'_>, unloaded: i64, start: i64) -> Option<(String, &'static str)> {
    let wait = start - unloaded;
    if wait < 0 {
        let (boards, arrives) = (facts.when(start), facts.when(unloaded));
        return Some((
            format!("Loading onward starts {boards}, but it is off its first vehicle only {arrives}."),
            "Start the onward convoy later.",
        ));
    }
    let longest = i64::from(facts.operation.rules.longest_transfer_wait?.0);
    (wait > longest).then(|| {
        (
            format!(
                "It waits {wait} min at the crossing from {}; at most {longest} are allowed.",
                facts.when(unloaded)
            ),
            "Start the onward convoy earlier, or the first one later.",
        )
    })
}
