//! Luggage as numbers; a task without it plans none.

use movement::operation::Operation;
use movement::registry::VehicleType;

/// What luggage there is, what carries it, and how late it may come.
#[derive(Clone, Debug)]
pub(crate) struct LuggageRow {
    /// Kilograms by household (row of the operation).
    pub kilograms: Vec<i64>,
    /// Most kilograms by kind of vehicle.
    pub room: Vec<i64>,
    /// Kinds that carry luggage and nobody.
    pub trucks: Vec<bool>,
    /// Local days after the household.
    pub days_later: i32,
}

impl LuggageRow {
    /// Returns the luggage of an operation, if it is planned.
    pub fn of(operation: &Operation) -> Option<Self> {
        let rules = operation.rules.luggage?;
        let types = || operation.vehicle_types.iter();
        Some(Self {
            kilograms: operation.households.iter().map(|h| i64::from(h.luggage.0)).collect(),
            room: types().map(|kind| i64::from(kind.luggage.0)).collect(),
            trucks: types().map(VehicleType::is_truck).collect(),
            days_later: super::whole(rules.days_later),
        })
    }
}
