//! Rule: everyone who arrives has a place to sleep.

use super::facts::Facts;
use super::{Rule, Violation};
use crate::registry::ShelterIx;

pub(super) const RULE: Rule = Rule {
    code: "shelter-places",
    promise: "No shelter is given more people than it has places.",
    judge,
};

fn judge(facts: &Facts<'_>) -> Vec<Violation> {
    let shelters = &facts.operation.shelters;
    let mut people = vec![0_i64; shelters.len()];
    for known in &facts.convoys {
        if let Some(shelter) = known.shelter {
            people[shelter.at()] += known.people;
        }
    }
    let mut found = Vec::new();
    for (position, (shelter, people)) in shelters.iter().zip(people).enumerate() {
        if people > i64::from(shelter.places.0) {
            found.push(RULE.broken(
                facts.shelter(ShelterIx::from_position(position)),
                format!("{people} people are brought to its {} places.", shelter.places),
                "Bring households to another shelter they accept, or open more places.",
            ));
        }
    }
    found
}
