//! The benchmark format "movement-1" and its plans, "movement-plan-1".
//!
//! Everything is numbered: origins, then destinations, then depots; times are whole minutes from day 0, 00:00.

mod instance;
mod lists;
mod read;
mod read_plan;
mod write_plan;

pub use read::read;
pub use read_plan::read_plan;
pub use write_plan::write_plan;

/// The name instances carry.
pub const FORMAT: &str = "movement-1";

/// The name their plans carry.
pub const PLAN_FORMAT: &str = "movement-plan-1";
