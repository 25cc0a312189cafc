//! Hostile instances: whatever numbers somebody writes, there is a plan that keeps every rule, or a reason. Tests run
//! with overflow checks, with a fixed number of moves and without a clock.
#![allow(clippy::unwrap_used, clippy::panic)]

mod drawn;
mod evacuation;
mod folder;
mod movement_1;
mod world;
