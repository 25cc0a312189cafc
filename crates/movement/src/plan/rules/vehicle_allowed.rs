//! Rule: a vehicle carries people only where it was cleared to.

use super::facts::Facts;
use super::{Rule, Violation};

pub(super) const RULE: Rule = Rule {
    code: "vehicle-allowed",
    promise: "A vehicle carries people only on corridors it may use.",
    judge,
};

fn judge(facts: &Facts<'_>) -> Vec<Violation> {
    facts
        .trips()
        .filter(|(known, trip)| !facts.operation.vehicles[trip.vehicle.at()].serves(known.convoy.corridor))
        .map(|(known, trip)| {
            let corridor = &facts.operation.corridors[known.convoy.corridor.at()].id;
            RULE.broken(
                facts.vehicle(trip.vehicle),
                format!("{}: it may not carry people on {corridor}.", known.name()),
                "Use another vehicle, or have this one cleared for the corridor.",
            )
        })
        .collect()
}
