//! A "movement-1" instance: the plan goes to `plan.json` in the benchmark's own format.

use super::folder::{refuse, search};
use super::summary::Summary;
use super::{REMEDY, Settings};
use crate::disk;
use crate::exit::Status;
use documents::movement_1;
use movement::operation::Operation;
use std::path::Path;
use std::time::Instant;

/// Draws and writes the plan of an instance.
pub fn draw(operation: &Operation, out: &Path, settings: &Settings, started: Instant) -> anyhow::Result<Status> {
    let read = started.elapsed();
    let drawn = match search(operation, settings) {
        Ok(drawn) => drawn,
        Err(none) => return refuse(none, settings.json),
    };
    let first = (read + drawn.first_plan).as_secs_f64();
    let seconds = (read + drawn.took).as_secs_f64();
    let plan = movement_1::write_plan(operation, &drawn.plan, &drawn.proof, seconds, first);
    disk::write_all(out, &[("plan.json", plan)], REMEDY)?;
    let seconds = started.elapsed().as_secs_f64();
    Summary {
        operation,
        drawn: &drawn,
        ledger: None,
        out,
        files: &["plan.json"],
        seconds,
    }
    .print(settings.json)?;
    Ok(Status::Done)
}
