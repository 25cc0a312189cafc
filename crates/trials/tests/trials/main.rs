//! The ledger on trial, promises. Each fault planted here must be found, or the trial itself is worth nothing.
#![allow(missing_docs)]

mod mutants;
mod power_cuts;
