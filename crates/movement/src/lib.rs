//! What a movement of people is, what is allowed, and what has been planned.
//!
//! The domain: no disk, no clock, no network, no chance. Everything here is a value or a pure function.
//! Start with [`operation::Operation`] (a checked operation), then [`plan::Plan`] (who rides when),
//! then [`plan::rules`] (one file a rule, each judging a finished plan).

pub mod access;
pub mod evacuation;
pub mod operation;
pub mod plan;
pub mod problem;
pub mod registry;
pub mod units;
