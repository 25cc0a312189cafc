//! What a movement of people is, what is allowed, and what has been planned
//! and what has happened.
//!
//! The domain: no disk, no clock, no network, no chance. Everything here is a value or a pure function.
//! Start with [`operation::Operation`] (a checked operation), then [`plan::Plan`] (who rides when),
//! then [`plan::rules`] (one file a rule, each judging a finished plan). What really happened is in [`ledger`].

pub mod access;
mod codes;
pub mod evacuation;
pub mod ledger;
pub mod operation;
pub mod plan;
pub mod problem;
pub mod registry;
pub mod small_cells;
pub mod units;
