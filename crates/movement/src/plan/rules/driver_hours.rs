//! Rule: drivers rest. A drive counts, empty or loaded, for the local day on which it starts.

use super::facts::{Facts, Run};
use super::{Rule, Violation};
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule {
    code: "driver-hours",
    promise: "The drivers of a vehicle together drive no longer in a local day than they may, loaded and empty.",
    judge,
};

fn judge(facts: &Facts<'_>) -> Vec<Violation> {
    let most = i64::from(facts.operation.rules.vehicle_driving_per_day().0);
    let mut found = Vec::new();
    for (vehicle, runs) in facts.vehicle_runs() {
        for (day, minutes) in minutes_a_day(facts, &runs) {
            if minutes > most {
                found.push(RULE.broken(
                    facts.vehicle(vehicle),
                    format!(
                        "It drives {minutes} min on {}; at most {most} are allowed.",
                        facts.date(day)
                    ),
                    "Give one of its runs to another vehicle or another day.",
                ));
            }
        }
    }
    found
}

fn minutes_a_day(facts: &Facts<'_>, runs: &[Run<'_, '_>]) -> BTreeMap<i32, i64> {
    let mut days = BTreeMap::new();
    for run in runs {
        let hours = run.known.hours;
        *days.entry(facts.day(hours.departure)).or_default() += hours.drive();
        let empty = run.empty.unwrap_or(0);
        if empty > 0 {
            *days.entry(facts.day(run.sets_out)).or_default() += empty;
        }
    }
    days
}
