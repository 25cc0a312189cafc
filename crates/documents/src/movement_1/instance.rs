//! A "movement-1" instance as written.

use serde::Deserialize;

/// The whole file.
#[derive(Deserialize)]
pub(super) struct Instance {
    #[serde(default)]
    pub name: String,
    pub origins: Vec<Named>,
    pub destinations: Vec<Destination>,
    pub depots: Vec<Named>,
    pub travel_min: Vec<Vec<i64>>,
    pub travel_km: Vec<Vec<f64>>,
    pub vehicle_types: Vec<Kind>,
    /// Type, depot and, when not 0, the minute it is first free.
    pub fleet: Vec<Vec<i64>>,
    pub corridors: Vec<Way>,
    /// By origin, then destination.
    pub corridor_of: Vec<Vec<i64>>,
    pub convoy: ConvoyLimits,
    pub driver: DriverLimits,
    pub load_min: i64,
    pub unload_min: i64,
    pub household_split: String,
    pub households: Vec<Row>,
}

/// An origin or a depot.
#[derive(Deserialize)]
pub(super) struct Named {
    pub id: String,
}

/// A destination and its places.
#[derive(Deserialize)]
pub(super) struct Destination {
    pub id: String,
    pub capacity: i64,
}

/// A vehicle type.
#[derive(Deserialize)]
pub(super) struct Kind {
    pub id: String,
    pub seats: i64,
    pub wheelchair: i64,
    pub stretcher: i64,
}

/// A corridor.
#[derive(Deserialize)]
pub(super) struct Way {
    pub id: String,
    pub windows: Vec<(i64, i64)>,
    pub headway_min: i64,
    pub persons_per_hour: Option<i64>,
    pub escort: bool,
}

/// Limits of a convoy.
#[derive(Deserialize)]
pub(super) struct ConvoyLimits {
    pub max_vehicles: i64,
    pub escorts: i64,
}

/// Limits of a driver.
#[derive(Deserialize)]
pub(super) struct DriverLimits {
    pub max_drive_min_per_day: i64,
    #[serde(default = "one_crew")]
    pub crews: i64,
}

fn one_crew() -> i64 {
    1
}

/// A household: origin, members, wheelchairs, stretchers, tier, destinations it accepts, said yes.
#[derive(Deserialize)]
pub(super) struct Row(
    pub i64,
    pub i64,
    pub i64,
    pub i64,
    pub i64,
    pub Option<Vec<i64>>,
    pub bool,
);
