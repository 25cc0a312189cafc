//! A "bep-1" instance: tours for a fleet of equal buses go to `plan.json` in the benchmark's own format.

use super::Settings;
use crate::disk;
use crate::exit::Status;
use crate::problems::count;
use actions::World;
use actions::draw_tours::{DrawnTours, NoTours, draw_tours};
use anyhow::{Context, bail};
use documents::evacuation::{Figures, write_solution};
use movement::evacuation::Instance;
use serde_json::json;
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
        Err(NoTours::Refused(faults)) => bail!("the tours made break a rule: {}", faults[0]),
    };
    let figures = Figures {
        lower_bound: drawn.planned.progress.lower_bound,
        seconds: (read + drawn.took).as_secs_f64(),
        first_plan_seconds: (read + drawn.first_plan).as_secs_f64(),
    };
    let solution = write_solution(&drawn.planned.tours, &figures);
    disk::write_all(out, &[("plan.json", solution.into_bytes())])?;
    print(instance, &drawn, &figures, out, settings);
    Ok(Status::Done)
}

fn search(instance: &Instance, settings: &Settings) -> Result<DrawnTours, NoTours> {
    let started = Instant::now();
    let world = World {
        clock: &|| started.elapsed(),
    };
    draw_tours(&world, instance, settings.seed, settings.budget(), &mut |_| ())
}

#[allow(clippy::print_stdout, reason = "the command line is where things are printed")]
fn print(instance: &Instance, drawn: &DrawnTours, figures: &Figures, out: &Path, settings: &Settings) {
    let progress = drawn.planned.progress;
    if settings.json {
        let answer = json!({
            "instance": instance.name, "longest_tour": progress.longest, "lower_bound": progress.lower_bound,
            "proved": progress.longest == progress.lower_bound, "buses": drawn.planned.tours.len(),
            "seed": settings.seed, "moves": progress.moves, "seconds": figures.seconds,
            "first_plan_seconds": figures.first_plan_seconds, "out": out, "files": ["plan.json"],
        });
        println!("{answer}");
        return;
    }
    let buses = count(drawn.planned.tours.len(), "tour");
    let above = progress.longest - progress.lower_bound;
    println!("{}\n  longest of {buses}: {}", instance.name, progress.longest);
    match above {
        0 => println!("  no tours are shorter: this is proved"),
        _ => println!("  no tours are shorter than {}", progress.lower_bound),
    }
    println!(
        "  {:.2} s, {} moves, file {}",
        figures.seconds,
        progress.moves,
        out.join("plan.json").display()
    );
}
