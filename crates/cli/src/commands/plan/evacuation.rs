//! A "bep-1" instance: tours for a fleet of equal buses go to `plan.json` in the benchmark's own format.

use super::progress::{Bar, standing_tours};
use super::{REMEDY, Settings};
use crate::disk;
use crate::exit::Status;
use crate::interrupt::Interrupt;
use crate::output;
use crate::problems;
use crate::words::count;
use actions::World;
use actions::draw_tours::{DrawnTours, NoTours, draw_tours};
use anyhow::Context;
use documents::evacuation::{Figures, write_solution};
use movement::evacuation::Instance;
use serde_json::json;
use std::io;
use std::path::Path;
use std::time::Instant;

/// Draws and writes the tours of an instance.
pub fn draw(instance: &Instance, out: &Path, settings: &Settings, started: Instant) -> anyhow::Result<Status> {
    let read = started.elapsed();
    let drawn = match search(instance, settings) {
        Ok(drawn) => drawn,
        Err(NoTours::Impossible(reason)) => {
            return Err(reason).context("this instance has no tours -> add buses or places");
        }
        Err(NoTours::Refused(faults)) => {
            let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
            let status = problems::show_faults(&told, settings.json)?;
            problems::show_defect();
            return Ok(status);
        }
    };
    let figures = Figures {
        lower_bound: drawn.planned.progress.lower_bound,
        seconds: (read + drawn.took).as_secs_f64(),
        first_plan_seconds: (read + drawn.first_plan).as_secs_f64(),
    };
    let solution = write_solution(&drawn.planned.tours, &figures);
    disk::write_all(out, &[("plan.json", solution.into_bytes())], REMEDY)?;
    print(instance, &drawn, &figures, out, settings)?;
    Ok(Status::Done)
}

fn search(instance: &Instance, settings: &Settings) -> Result<DrawnTours, NoTours> {
    let started = Instant::now();
    let interrupt = Interrupt::new();
    let world = World {
        clock: &|| started.elapsed(),
        stop: &|| interrupt.pressed(),
    };
    let bar = Bar::without_end();
    let drawn = draw_tours(&world, instance, settings.seed, settings.budget(), &mut |progress| {
        bar.say(standing_tours(&progress));
    });
    bar.done();
    drawn
}

fn print(
    instance: &Instance,
    drawn: &DrawnTours,
    figures: &Figures,
    out: &Path,
    settings: &Settings,
) -> io::Result<()> {
    let progress = drawn.planned.progress;
    let value = || {
        json!({
            "instance": instance.name, "longest_tour": progress.longest, "lower_bound": progress.lower_bound,
            "proved": progress.longest == progress.lower_bound, "buses": drawn.planned.tours.len(),
            "seed": settings.seed, "moves": progress.moves, "seconds": figures.seconds,
            "first_plan_seconds": figures.first_plan_seconds, "out": out, "files": ["plan.json"],
        })
    };
    let text = || {
        let (name, longest, bound) = (&instance.name, progress.longest, progress.lower_bound);
        let proof = match longest == bound {
            true => "no tours can do better: proved".to_owned(),
            false => format!("no tours can do better than {bound}"),
        };
        let tours = count(drawn.planned.tours.len(), "tour");
        let work = format!("{:.2} s, {} moves", figures.seconds, progress.moves);
        let file = out.join("plan.json");
        format!(
            "{name}\n  Tours         {tours}, the longest takes {longest}\n  The proof     {proof}\n  Work          \
             {work}\n  File          {}",
            file.display()
        )
    };
    output::answer_either(settings.json, value, text)
}
