//! Documents, evacuation: tours as "bep-sol-1", with the bound and the times that a planner adds.

use super::read::parse;
use movement::evacuation::{Tour, Trip};
use movement::problem::{Place, Problem};
use serde_json::{Value, json};

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

/// Reads tours from "bep-sol-1", or names every tour that cannot be read.
pub fn read_solution(bytes: &[u8], file: &str) -> Result<Vec<Tour>, Vec<Problem>> {
    let value = parse(bytes, file, "bep-sol-1")?;
    let problem = |key: String| Problem {
        place: Place {
            file: file.into(),
            row: None,
            column: Some(key),
        },
        code: "bad-tour",
        cause: "This is not a tour.".into(),
        remedy: "Write {\"depot\": depot, \"trips\": [[point, shelter], ...]} with whole numbers.".into(),
    };
    let Some(list) = value.get("tours").and_then(Value::as_array) else {
        return Err(vec![problem("tours".into())]);
    };
    let mut tours = Vec::new();
    let mut problems = Vec::new();
    for (at, value) in list.iter().enumerate() {
        match tour(value) {
            Some(tour) => tours.push(tour),
            None => problems.push(problem(format!("tours[{at}]"))),
        }
    }
    if problems.is_empty() { Ok(tours) } else { Err(problems) }
}

fn tour(value: &Value) -> Option<Tour> {
    let index = |value: &Value| value.as_u64().and_then(|x| u32::try_from(x).ok());
    let trip = |pair: &Value| match pair.as_array()?.as_slice() {
        [point, shelter] => Some(Trip {
            point: index(point)?,
            shelter: index(shelter)?,
        }),
        _ => None,
    };
    let trips: Option<Vec<Trip>> = value.get("trips")?.as_array()?.iter().map(trip).collect();
    Some(Tour {
        depot: index(value.get("depot")?)?,
        trips: trips?,
    })
}
