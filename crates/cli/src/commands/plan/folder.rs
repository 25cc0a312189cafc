//! An operation folder: the plan, its tables and the page.

use super::progress::{Bar, standing};
use super::summary::Summary;
use super::{REMEDY, Settings};
use crate::disk;
use crate::exit::Status;
use crate::input::ByLedger;
use crate::interrupt::Interrupt;
use crate::problems;
use actions::World;
use actions::draw_plan::{DrawnPlan, NoPlan, draw_plan};
use documents::plan_json::{self, PlanFile};
use documents::{luggage, manifest, not_planned, plan_view, timetable, waiting};
use movement::operation::Operation;
use std::path::Path;
use std::time::Instant;

/// Draws a plan for a folder and writes everything people see; `ledger` says whom it may not seat, where one was asked.
pub fn draw(
    operation: &Operation,
    ledger: Option<&ByLedger>,
    out: &Path,
    settings: &Settings,
    started: Instant,
) -> anyhow::Result<Status> {
    let drawn = match search(operation, settings) {
        Ok(drawn) => drawn,
        Err(none) => return refuse(none, settings.json),
    };
    let mut files = files(operation, &drawn);
    if let Some(ledger) = ledger {
        files = ledger.named(files);
        files.push(("not_planned.csv", not_planned::write(operation, &ledger.apart)));
    }
    disk::write_all(out, &files, REMEDY)?;
    let names: Vec<&'static str> = files.iter().map(|(name, _)| *name).collect();
    let seconds = started.elapsed().as_secs_f64();
    Summary {
        operation,
        drawn: &drawn,
        ledger,
        out,
        files: &names,
        seconds,
    }
    .print(settings.json)?;
    Ok(Status::Done)
}

/// Searches within the settings' budget or until Ctrl-C, with a bar on a terminal.
pub fn search(operation: &Operation, settings: &Settings) -> Result<DrawnPlan, NoPlan> {
    let started = Instant::now();
    let interrupt = Interrupt::new();
    let world = World {
        clock: &|| started.elapsed(),
        stop: &|| interrupt.pressed(),
    };
    let mut bar = Bar::new(settings.budget());
    let drawn = draw_plan(&world, operation, settings.seed, settings.budget(), &mut |progress| {
        bar.show(progress.moves, || standing(progress, &operation.calendar));
        true
    });
    bar.done();
    drawn
}

/// Says why there is no plan although the input is sound.
pub fn refuse(none: NoPlan, as_json: bool) -> anyhow::Result<Status> {
    match none {
        NoPlan::Stopped => anyhow::bail!("stopped before there was a first plan: nothing was written"),
        NoPlan::Refused(violations) => {
            let status = problems::show_violations(&violations, as_json)?;
            problems::show_defect();
            Ok(status)
        }
    }
}

fn files(operation: &Operation, drawn: &DrawnPlan) -> Vec<(&'static str, Vec<u8>)> {
    let DrawnPlan {
        plan,
        proof,
        seed,
        moves,
        ..
    } = drawn;
    let file = PlanFile {
        seed: *seed,
        moves: *moves,
        plan,
        proof,
    };
    let luggage = operation
        .rules
        .luggage
        .map(|_| ("luggage.csv", luggage::write(operation, plan)));
    let mut files = vec![
        ("plan.json", plan_json::write(operation, &file)),
        ("timetable.csv", timetable::write(operation, plan)),
        ("manifest.csv", manifest::write(operation, plan)),
        ("waiting.csv", waiting::write(operation, plan)),
        (
            "plan.html",
            web::pages::plan::render(&plan_view::write(operation, &file)),
        ),
    ];
    files.extend(luggage);
    files
}
