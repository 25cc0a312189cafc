//! The task: an operation as small arrays of whole numbers. Mapping in and out may look repetitive; that is fine,
//! because everything between the two sees only numbers.

mod aid;
mod build;
mod clock;
mod luggage;
mod queue;
mod shelter;
mod table;

pub(crate) use aid::{AidHour, AidRow};
pub(crate) use build::{build, whole};
pub(crate) use clock::Clock;
pub(crate) use luggage::LuggageRow;
pub(crate) use queue::{Item, Queue, Shape};
pub(crate) use shelter::ShelterRow;
pub(crate) use table::{Capacity, CorridorRow, StageRow, Task, VehicleRow};

/// No road, or never: larger than any minute of an operation, small enough to add to.
pub(crate) const NEVER: i32 = i32::MAX / 4;
