//! Documents, evacuation: tours as "bep-sol-1", with the bound and the times that a planner adds.

use crate::json;
use crate::problems::FileProblems;
use movement::evacuation::{Tour, Trip};
use movement::problem::Problem;
use serde::Deserialize;
use serde_json::{Value, json};
use std::fmt::Display;

/// What a planner says about its tours.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Figures {
    /// No tours have a shorter longest tour than this.
    pub lower_bound: i64,
    /// Seconds the whole planning took.
    pub seconds: f64,
    /// Seconds until the first tours were there.
    pub first_plan_seconds: f64,
}

/// Writes tours as "bep-sol-1". Tours without trips are left out.
pub fn write_solution(tours: &[Tour], figures: &Figures) -> String {
    let trips = |tour: &Tour| {
        tour.trips
            .iter()
            .map(|t| json!([t.point, t.shelter]))
            .collect::<Vec<_>>()
    };
    let tours = tours.iter().filter(|tour| !tour.trips.is_empty());
    let tours: Vec<Value> = tours
        .map(|tour| json!({"depot": tour.depot, "trips": trips(tour)}))
        .collect();
    let document = json!({
        "format": "bep-sol-1",
        "tours": tours,
        "lower_bound": figures.lower_bound,
        "seconds": figures.seconds,
        "first_plan_seconds": figures.first_plan_seconds,
    });
    format!("{document}\n")
}

/// The part of a solution from which tours are read.
#[derive(Deserialize)]
struct SolutionFile {
    tours: Vec<WrittenTour>,
}

#[derive(Deserialize)]
struct WrittenTour {
    depot: i64,
    trips: Vec<(i64, i64)>,
}

/// Reads tours from "bep-sol-1", or returns every problem found in them. Whether the instance has the places that they
/// name is for [`movement::evacuation::judge`] to say.
pub fn read_solution(bytes: &[u8], file: &str) -> Result<Vec<Tour>, Vec<Problem>> {
    let written: SolutionFile = json::parse(bytes, file, "bep-sol-1")?;
    let mut problems = FileProblems::of(file);
    let tours = written.tours.iter().enumerate();
    let tours = tours.map(|(at, tour)| Tour {
        depot: index(&mut problems, format_args!("tours[{at}].depot"), tour.depot),
        trips: trips(&mut problems, at, &tour.trips),
    });
    let tours = tours.collect();
    problems.finish(tours)
}

fn trips(problems: &mut FileProblems, tour: usize, written: &[(i64, i64)]) -> Vec<Trip> {
    let written = written.iter().enumerate();
    let trips = written.map(|(at, (point, shelter))| Trip {
        point: index(problems, format_args!("tours[{tour}].trips[{at}]"), *point),
        shelter: index(problems, format_args!("tours[{tour}].trips[{at}]"), *shelter),
    });
    trips.collect()
}

fn index(problems: &mut FileProblems, at: impl Display, written: i64) -> u32 {
    problems.number(at, written, 0..=i64::from(u32::MAX))
}
