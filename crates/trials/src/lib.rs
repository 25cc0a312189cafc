//! The ledger on trial: real desks over the real store, on a disk that loses power, and on devices that meet seldom and whose
//! clocks are wrong. Everything that chance decides comes from a seed; the same seed gives the same trace.

pub mod canary;
pub mod crowd;
pub mod devices;
pub mod disk;
pub mod mutants;
pub mod power;
mod vfs;
pub mod watched;
