//! A plan: convoys, the vehicles in them, and who rides where.

mod aid;
mod changes;
pub mod comparison;
mod convoy;
mod effort;
mod group;
mod lived;
mod occupancy;
mod outcome;
mod proof;
mod reason;
pub mod rules;
pub mod trial;
pub mod waits;

pub use aid::{AidPassage, AidReason, AidTiming, AidWaiting};
pub use changes::{Seat, Shift, Shifted, changes, people_in, seats};
pub use convoy::{Bag, Convoy, Load, Timing, Trip, convoy_id};
pub use effort::Effort;
pub use lived::lived;
pub use occupancy::occupancy;
pub use outcome::Outcome;
pub use proof::{Limit, Proof, Resource};
pub use reason::{Reason, Waiting};

/// A finished plan for one operation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Convoys in order of start.
    pub convoys: Vec<Convoy>,
    /// Households that said yes and have no seat, each with the reason.
    pub waiting: Vec<Waiting>,
    /// Aid convoys with an hour, in the order in which they reach their checkpoints.
    pub aid: Vec<AidPassage>,
    /// Aid convoys without an hour, each with the reason.
    pub aid_waiting: Vec<AidWaiting>,
}
