//! Documents, evacuation: the bus evacuation problem as JSON, "bep-1" in and "bep-sol-1" out and in.

mod read;
mod solution;

pub use read::read;
pub use solution::{Figures, read_solution, write_solution};
