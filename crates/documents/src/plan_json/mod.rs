//! The plan of an operation folder, `plan.json`, format "corridor-plan-1": ids and tokens, one trip a line.
//!
//! It holds no time that the planning took, so that the same folder, seed and moves give the same bytes.

mod aid;
mod ids;
mod read;
mod write;

pub use read::read;
#[cfg(test)]
pub(crate) use write::Written;
pub use write::write;

use movement::plan::{Plan, Proof};

/// The name such files carry.
pub const FORMAT: &str = "corridor-plan-1";

/// A plan with what it takes to draw it again and what no plan can beat.
#[derive(Clone, Copy, Debug)]
pub struct PlanFile<'a> {
    /// Seed of the search.
    pub seed: u64,
    /// Moves of the search.
    pub moves: u64,
    /// The plan.
    pub plan: &'a Plan,
    /// Its proof.
    pub proof: &'a Proof,
}
