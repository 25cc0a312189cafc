//! When households arrive at a shelter.

use movement::operation::Operation;
use movement::plan::Plan;
use movement::units::{Moment, Persons};
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Serialize)]
pub(super) struct OfTier {
    tier: u8,
    people: u32,
    mean_arrival_minute: i64,
    last_arrival: i32,
}

/// Returns for each household when it arrives at a shelter, if it does; at a crossing nobody has arrived.
pub(super) fn list_arrivals(operation: &Operation, plan: &Plan) -> Vec<Option<Moment>> {
    let mut arrivals = vec![None; operation.households.len()];
    for convoy in &plan.convoys {
        if operation.find_shelter_at(convoy.to).is_none() {
            continue;
        }
        let arrival = convoy.timing(operation).arrival;
        for load in convoy.trips.iter().flat_map(|trip| &trip.load) {
            arrivals[load.household.at()] = Some(arrival);
        }
    }
    arrivals
}

/// Returns the tiers in which somebody arrives, the mean rounded down to the minute.
pub(super) fn by_tier(operation: &Operation, arrivals: &[Option<Moment>]) -> Vec<OfTier> {
    let mut tiers: BTreeMap<u8, (Persons, i64, Moment)> = BTreeMap::new();
    for (household, arrival) in operation.households.iter().zip(arrivals) {
        if let Some(at) = *arrival {
            let (people, sum, last) = tiers.entry(household.tier).or_insert((Persons(0), 0, at));
            *people += household.members;
            *sum += i64::from(household.members.0) * i64::from(at.0);
            *last = at.max(*last);
        }
    }
    let tier = |(tier, (people, sum, last)): (u8, (Persons, i64, Moment))| OfTier {
        tier,
        people: people.0,
        mean_arrival_minute: sum.div_euclid(i64::from(people.0).max(1)),
        last_arrival: last.0,
    };
    tiers.into_iter().map(tier).collect()
}
