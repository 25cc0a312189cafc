//! The ledger on trial, promises. Each fault planted here must be found, or the trial itself is worth nothing.
#![allow(missing_docs)]

mod canary;
mod devices;
mod mutants;
mod power_cuts;

use std::sync::{Mutex, MutexGuard, PoisonError};

/// SQLite draws chance once for the whole program, so traces are compared while nobody else draws.
fn alone() -> MutexGuard<'static, ()> {
    static ALONE: Mutex<()> = Mutex::new(());
    ALONE.lock().unwrap_or_else(PoisonError::into_inner)
}
