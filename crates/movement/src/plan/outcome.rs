//! What a plan achieves, in the order in which plans are compared.

use super::Plan;
use crate::operation::Operation;
use crate::registry::{SiteIx, VehicleIx};
use crate::units::{Metres, Moment, Persons};
use std::collections::BTreeMap;

/// The objective of a plan, most important first; smaller is better in every field.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Outcome {
    /// People who said yes and are not moved.
    pub waiting: Persons,
    /// When the last person arrives at a shelter; zero when nobody moves.
    pub last_arrival: Moment,
    /// Sum over people of their arrival minute, tier by tier, tier 1 first.
    pub arrival_sums: Vec<(u8, i64)>,
    /// Kilometres of all vehicles, loaded and empty, in metres; the way home after the last trip is not counted.
    pub driven: Metres,
}

impl Outcome {
    /// Recounts a plan from nothing but its convoys.
    pub fn of(operation: &Operation, plan: &Plan) -> Self {
        let mut arrival = vec![None; operation.households.len()];
        let mut last_arrival = Moment(0);
        for convoy in &plan.convoys {
            if operation.find_shelter_at(convoy.to).is_none() {
                continue;
            }
            if convoy.people().0 == 0 {
                // Luggage that follows is nobody's arrival.
                continue;
            }
            let arrives = convoy.timing(operation).arrival;
            last_arrival = last_arrival.max(arrives);
            for load in convoy.trips.iter().flat_map(|t| &t.load) {
                arrival[load.household.at()] = Some(arrives);
            }
        }
        let mut sums: BTreeMap<u8, i64> = operation.households.iter().map(|h| (h.tier, 0)).collect();
        let mut moved = Persons(0);
        for (household, arrives) in operation.households.iter().zip(&arrival) {
            if let Some(at) = arrives {
                moved += household.members;
                *sums.entry(household.tier).or_default() += i64::from(household.members.0) * i64::from(at.0);
            }
        }
        let waiting = Persons(operation.said_yes().0.saturating_sub(moved.0));
        Self {
            waiting,
            last_arrival,
            arrival_sums: sums.into_iter().collect(),
            driven: driven(operation, plan),
        }
    }
}

fn driven(operation: &Operation, plan: &Plan) -> Metres {
    let mut runs: BTreeMap<VehicleIx, Vec<(Moment, SiteIx, SiteIx)>> = BTreeMap::new();
    for convoy in &plan.convoys {
        for trip in &convoy.trips {
            runs.entry(trip.vehicle)
                .or_default()
                .push((convoy.start, convoy.from, convoy.to));
        }
    }
    let mut total = Metres(0);
    for (vehicle, mut legs) in runs {
        legs.sort_unstable();
        let mut position = operation.vehicles[vehicle.at()].place;
        for (_, from, to) in legs {
            total = total + operation.travel.metres(position, from) + operation.travel.metres(from, to);
            position = to;
        }
    }
    total
}
