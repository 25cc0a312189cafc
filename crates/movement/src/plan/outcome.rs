//! What a plan achieves, in the order in which plans are compared.

use super::{Convoy, Plan};
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
        let last_arrival = arriving(operation, plan).map(|(_, at)| at).max().unwrap_or_default();
        let arrivals = arrivals(operation, plan);
        let mut sums: BTreeMap<u8, i64> = operation.households.iter().map(|h| (h.tier, 0)).collect();
        let mut moved = Persons(0);
        for (household, arrives) in operation.households.iter().zip(&arrivals) {
            if let Some(Arrival { at, .. }) = arrives {
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

/// When and where a household's journey ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Arrival {
    /// When it arrives.
    pub(super) at: Moment,
    /// The site of the shelter.
    pub(super) place: SiteIx,
}

/// Returns each household's arrival at a shelter, `None` for those that do not get there.
pub(super) fn arrivals(operation: &Operation, plan: &Plan) -> Vec<Option<Arrival>> {
    let mut arrivals = vec![None; operation.households.len()];
    for (convoy, at) in arriving(operation, plan) {
        for load in convoy.trips.iter().flat_map(|t| &t.load) {
            arrivals[load.household.at()] = Some(Arrival { at, place: convoy.to });
        }
    }
    arrivals
}

/// Returns the convoys that bring people to a shelter, and when. Luggage that follows is nobody's arrival.
fn arriving<'p>(operation: &'p Operation, plan: &'p Plan) -> impl Iterator<Item = (&'p Convoy, Moment)> {
    let to_shelter = |convoy: &&Convoy| operation.find_shelter_at(convoy.to).is_some() && convoy.people().0 > 0;
    let convoys = plan.convoys.iter().filter(to_shelter);
    convoys.map(|convoy| (convoy, convoy.timing(operation).arrival))
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
