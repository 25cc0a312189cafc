//! Rule: spares stay free for the day something breaks. UNHCR, Handbook for Emergencies: 10-20 % spare capacity.

use super::facts::Facts;
use super::{Rule, Violation};

pub(super) const RULE: Rule = Rule {
    code: "spare-held-back",
    promise: "Vehicles held back as spares are not planned.",
    judge,
};

fn judge(facts: &Facts<'_>) -> Vec<Violation> {
    facts
        .trips()
        .filter(|(_, trip)| facts.operation.vehicles[trip.vehicle.at()].spare)
        .map(|(known, trip)| {
            RULE.broken(
                facts.vehicle(trip.vehicle),
                format!("{}: it is held back as a spare.", known.name()),
                "Use another vehicle.",
            )
        })
        .collect()
}
