//! Rule: no vehicle is overloaded with luggage.

use super::facts::Facts;
use super::{Rule, Violation};

pub(super) const RULE: Rule = Rule {
    code: "luggage-room",
    promise: "No vehicle carries more luggage than it has room for.",
    judge,
};

fn judge(facts: &Facts<'_>) -> Vec<Violation> {
    let mut found = Vec::new();
    for (known, trip) in facts.trips() {
        let vehicle = &facts.operation.vehicles[trip.vehicle.at()];
        let most = facts.operation.vehicle_types[vehicle.kind.at()].luggage;
        let carried: u64 = trip.luggage.iter().map(|bag| u64::from(bag.weight.0)).sum();
        if carried > u64::from(most.0) {
            found.push(RULE.broken(
                facts.vehicle(trip.vehicle),
                format!("{}: {carried} kg of luggage; it carries at most {most}.", known.name()),
                "Move the luggage of a household to another vehicle.",
            ));
        }
    }
    found
}
