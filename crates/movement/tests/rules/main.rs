//! The rules of a plan: clean plans pass, every planted fault is caught by its own rule, and no plan makes them fall.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod aid_faults;
mod clean;
mod faults;
mod guards;
mod luggage_faults;
mod mutations;
mod shelter_faults;
mod vehicle_faults;
mod world;
