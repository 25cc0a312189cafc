//! Rule: a shelter is not sent more people in a day than it can receive with care.

use super::facts::Facts;
use super::{Rule, Violation};
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule {
    code: "shelter-intake",
    promise: "No shelter receives more people in a local day, by arrival, than it can take in a day.",
    judge,
};

fn judge(facts: &Facts<'_>) -> Vec<Violation> {
    let mut people: BTreeMap<_, i64> = BTreeMap::new();
    for known in &facts.convoys {
        if let Some(shelter) = known.shelter {
            *people.entry((shelter, facts.day(known.hours.arrival))).or_default() += known.people;
        }
    }
    let mut found = Vec::new();
    for ((shelter, day), people) in people {
        let Some(most) = facts.operation.shelters[shelter.at()].intake_per_day else {
            continue;
        };
        if people > i64::from(most.0) {
            found.push(RULE.broken(
                facts.shelter(shelter),
                format!(
                    "{people} people arrive on {}; it takes in {most} a day.",
                    facts.date(day)
                ),
                "Let a convoy arrive on another day or at another shelter.",
            ));
        }
    }
    found
}
