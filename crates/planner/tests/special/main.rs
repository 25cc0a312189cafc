//! Operations built by hand, in which one thing is special: what the plan makes of it can be told beforehand.
#![allow(clippy::unwrap_used, missing_docs)]

mod absences;
mod aid;
mod luggage;
mod night_roads;
mod seatless;
mod stays;
mod two_legs;
mod world;
