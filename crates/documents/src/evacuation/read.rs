//! Documents, evacuation: reads "bep-1" into a checked instance, or names every problem at once.

use crate::json;
use crate::problems::{FileProblems, json_code};
use movement::evacuation::{Instance, MOST_LOADS, MOST_TIME, Shape};
use movement::problem::{Place, Problem, code};
use serde::Deserialize;

/// The file as it is written.
#[derive(Deserialize)]
struct InstanceFile {
    #[serde(default)]
    name: String,
    depots: Vec<Depot>,
    demand: Vec<i64>,
    capacity: Vec<i64>,
    start: Vec<Vec<i64>>,
    dist: Vec<Vec<i64>>,
}

#[derive(Deserialize)]
struct Depot {
    buses: i64,
}

/// Reads an instance. `file` is the name that problems carry.
pub fn read(bytes: &[u8], file: &str) -> Result<Instance, Vec<Problem>> {
    let written: InstanceFile = json::parse(bytes, file, "bep-1")?;
    let mut problems = FileProblems::of(file);
    let most_loads = i64::try_from(MOST_LOADS).unwrap_or(i64::MAX);
    let buses = written.depots.iter().enumerate();
    let buses = buses
        .map(|(at, depot)| problems.number(format_args!("depots[{at}].buses"), depot.buses, 0..=most_loads))
        .collect();
    let demand = row(&mut problems, "demand", &written.demand, (0, most_loads));
    let capacity = row(&mut problems, "capacity", &written.capacity, (0, most_loads));
    let (depots, points, shelters) = (written.depots.len(), demand.len(), capacity.len());
    let start = table(&mut problems, "start", &written.start, (depots, points), 0);
    let ride = table(&mut problems, "dist", &written.dist, (points, shelters), 1);
    problems.finish(())?;
    Instance::new(written.name, buses, (demand, capacity), &start, &ride).map_err(|shape| vec![refuse(&shape, file)])
}

fn row(problems: &mut FileProblems, key: &str, cells: &[i64], (least, most): (i64, i64)) -> Vec<u32> {
    let cells = cells.iter().enumerate();
    cells
        .map(|(at, cell)| problems.number(format_args!("{key}[{at}]"), *cell, least..=most))
        .collect()
}

fn table(problems: &mut FileProblems, key: &str, rows: &[Vec<i64>], size: (usize, usize), least: i64) -> Vec<Vec<u32>> {
    problems.is_table(key, rows, size);
    let most = i64::try_from(MOST_TIME).unwrap_or(i64::MAX);
    let rows = rows.iter().enumerate();
    rows.map(|(at, cells)| row(problems, &format!("{key}[{at}]"), cells, (least, most)))
        .collect()
}

fn refuse(shape: &Shape, file: &str) -> Problem {
    let (code, cause, remedy) = match shape {
        Shape::Nothing => (
            code::EMPTY_TABLE,
            "There is no depot, no point or no shelter.".to_owned(),
            "Write at least one of each.",
        ),
        Shape::Ragged => (
            json_code::WRONG_LENGTH,
            "A table has rows of different length.".to_owned(),
            "Give each row all its columns.",
        ),
        Shape::TooMany => (
            code::TOTAL_TOO_LARGE,
            format!("There are more than {MOST_LOADS} loads, places or buses."),
            "Split the instance.",
        ),
        Shape::Time => (
            code::OUT_OF_RANGE,
            format!("A time is 0 or above {MOST_TIME}."),
            "Use a finer or a coarser unit of time.",
        ),
    };
    Problem {
        place: Place::file(file),
        code,
        cause,
        remedy: remedy.to_owned(),
    }
}
