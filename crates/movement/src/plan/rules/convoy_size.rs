//! Rule: a convoy is as long as was agreed, and each vehicle in it is real.

use super::facts::{Facts, Known};
use super::{Rule, Violation};

pub(super) const RULE: Rule = Rule {
    code: "convoy-size",
    promise: "A convoy carries people or luggage in at least one vehicle and at most as many as agreed, each named once.",
    judge,
};

fn judge(facts: &Facts<'_>) -> Vec<Violation> {
    let most = facts.operation.rules.max_vehicles as usize;
    let mut found = Vec::new();
    for known in &facts.convoys {
        let vehicles = known.convoy.trips.len();
        if vehicles > most {
            found.push(RULE.broken(
                known.name(),
                format!("It has {vehicles} vehicles; at most {most} are allowed."),
                "Make two convoys of it.",
            ));
        }
        let bags = known.convoy.trips.iter().flat_map(|trip| &trip.luggage);
        if known.people == 0 && bags.map(|bag| u64::from(bag.weight.0)).sum::<u64>() == 0 {
            let cause = format!("It carries nobody and nothing in {vehicles} vehicles.");
            found.push(RULE.broken(known.name(), cause, "Take it out of the plan."));
        }
        found.extend(named_twice(facts, known));
    }
    found
}

fn named_twice(facts: &Facts<'_>, known: &Known<'_>) -> Vec<Violation> {
    let mut vehicles: Vec<_> = known.convoy.trips.iter().map(|trip| trip.vehicle).collect();
    vehicles.sort_unstable();
    vehicles
        .chunk_by(|a, b| a == b)
        .filter(|same| same.len() > 1 && same[0].at() < facts.operation.vehicles.len())
        .map(|same| {
            RULE.broken(
                known.name(),
                format!("It names {} {} times.", facts.vehicle(same[0]), same.len()),
                "Name each vehicle of a convoy once.",
            )
        })
        .collect()
}
