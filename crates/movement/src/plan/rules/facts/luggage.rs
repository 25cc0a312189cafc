//! Whose luggage rides where.

use super::{Facts, Known};
use crate::operation::Operation;
use crate::registry::HouseholdIx;

/// The luggage of a known household in one vehicle of one known convoy.
#[derive(Clone, Copy)]
pub(in super::super) struct Carried {
    pub household: HouseholdIx,
    /// Position in [`Facts::convoys`].
    pub convoy: usize,
    pub kilograms: i64,
}

pub(super) fn list_carried(operation: &Operation, convoys: &[Known<'_>]) -> Vec<Carried> {
    let mut carried = Vec::new();
    for (position, known) in convoys.iter().enumerate() {
        let bags = known.convoy.trips.iter().flat_map(|trip| &trip.luggage);
        let bags = bags.filter(|bag| bag.household.at() < operation.households.len());
        carried.extend(bags.map(|bag| Carried {
            household: bag.household,
            convoy: position,
            kilograms: i64::from(bag.weight.0),
        }));
    }
    carried.sort_by_key(|carried| carried.household);
    carried
}

impl Facts<'_> {
    /// Returns where the luggage of a household rides, in the order of the plan.
    pub fn luggage_of(&self, household: HouseholdIx) -> &[Carried] {
        let from = self.carried.partition_point(|carried| carried.household < household);
        let to = self.carried.partition_point(|carried| carried.household <= household);
        &self.carried[from..to]
    }

    /// Returns each household whose luggage rides.
    pub fn owners(&self) -> impl Iterator<Item = HouseholdIx> {
        self.carried
            .chunk_by(|a, b| a.household == b.household)
            .map(|carried| carried[0].household)
    }
}
