//! How many people count as being in a shelter from which people go onward, as a plan goes on.

use super::Plan;
use crate::operation::Operation;
use crate::registry::{HouseholdIx, ShelterIx};
use crate::units::{Moment, Persons};
use std::collections::BTreeMap;

/// Returns from which moment on how many people count, the first arrival first; `None` where people stay to the end.
pub fn occupancy(operation: &Operation, plan: &Plan, shelter: ShelterIx) -> Option<Vec<(Moment, Persons)>> {
    let shelter = operation.shelters.get(shelter.at())?;
    let stay = shelter.stay.as_ref()?;
    let mut changes: BTreeMap<Moment, i64> = BTreeMap::new();
    for convoy in plan.convoys.iter().filter(|convoy| convoy.to == shelter.site) {
        let mut households: BTreeMap<HouseholdIx, u64> = BTreeMap::new();
        for load in convoy.trips.iter().flat_map(|trip| &trip.load) {
            *households.entry(load.household).or_default() += u64::from(load.people().0);
        }
        let squares = households.values().map(|members| members.saturating_mul(*members));
        let counted = stay.counted(convoy.people(), squares.fold(0, u64::saturating_add));
        let arrival = convoy.timing(operation).arrival;
        *changes.entry(arrival).or_default() += i64::from(counted[0]);
        let after = counted[1..].iter().copied().chain([0]);
        for ((before, after), gone) in counted.into_iter().zip(after).zip(stay.gone) {
            *changes.entry(arrival + gone).or_default() -= i64::from(before) - i64::from(after);
        }
    }
    let mut people = 0;
    let steps = changes.into_iter().filter(|(_, change)| *change != 0);
    Some(
        steps
            .map(|(at, change)| {
                people += change;
                (at, Persons(u32::try_from(people).unwrap_or(u32::MAX)))
            })
            .collect(),
    )
}
