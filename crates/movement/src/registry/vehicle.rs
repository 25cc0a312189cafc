//! Vehicles and their types.

use super::{CorridorIx, SiteIx, VehicleTypeIx};
use crate::units::{Moment, Persons};

/// A kind of vehicle and what it carries at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VehicleType {
    /// Id as written.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// Ordinary seats for passengers (crew not counted).
    pub seats: Persons,
    /// Wheelchair bays, beside the seats.
    pub wheelchairs: Persons,
    /// Stretcher places, beside the seats.
    pub stretchers: Persons,
}

/// One vehicle with its crew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vehicle {
    /// Fleet id as written; not a plate.
    pub id: String,
    /// Its type.
    pub kind: VehicleTypeIx,
    /// Where it stands at first.
    pub place: SiteIx,
    /// When it is first free to drive.
    pub free_from: Moment,
    /// Corridors it may carry people on, sorted; `None` means all.
    pub corridors: Option<Vec<CorridorIx>>,
    /// Held back as a spare: never planned (UNHCR: 10-20 % spare capacity).
    pub spare: bool,
}

impl Vehicle {
    /// Tells whether the vehicle may carry people on this corridor.
    pub fn serves(&self, corridor: CorridorIx) -> bool {
        self.corridors
            .as_ref()
            .is_none_or(|list| list.binary_search(&corridor).is_ok())
    }
}
