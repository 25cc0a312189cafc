//! Documents, evacuation: reads "bep-1" into a checked instance, or names every problem at once.

use super::MOST_BYTES;
use movement::evacuation::{Instance, MOST_LOADS, MOST_TIME, Shape};
use movement::problem::{Place, Problem};
use serde_json::Value;

/// More problems than this are not listed.
const MOST_PROBLEMS: usize = 200;

/// Reads an instance. `file` is the name that problems carry.
pub fn read(bytes: &[u8], file: &str) -> Result<Instance, Vec<Problem>> {
    let value = parse(bytes, file, "bep-1")?;
    let mut reading = Reading {
        file,
        problems: Vec::new(),
    };
    let name = value.get("name").and_then(Value::as_str).unwrap_or_default().to_owned();
    let buses = reading.buses(&value);
    let demand = reading.row(value.get("demand"), "demand", None, 0..=MOST_LOADS);
    let capacity = reading.row(value.get("capacity"), "capacity", None, 0..=MOST_LOADS);
    let start = reading.table(&value, "start", buses.len(), demand.len(), 0..=MOST_TIME);
    let ride = reading.table(&value, "dist", demand.len(), capacity.len(), 1..=MOST_TIME);
    if !reading.problems.is_empty() {
        return Err(reading.problems);
    }
    Instance::new(name, buses, (demand, capacity), &start, &ride).map_err(|shape| vec![refuse(shape, file)])
}

/// Parses bytes whose "format" must be the one given.
pub(super) fn parse(bytes: &[u8], file: &str, format: &str) -> Result<Value, Vec<Problem>> {
    let problem = |code, cause: String, remedy: String| {
        let place = Place::file(file);
        vec![Problem {
            place,
            code,
            cause,
            remedy,
        }]
    };
    if bytes.len() > MOST_BYTES {
        let cause = format!("The file has {} bytes.", bytes.len());
        return Err(problem(
            "file-too-large",
            cause,
            format!("Give at most {MOST_BYTES} bytes."),
        ));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let value: Value = serde_json::from_slice(bytes).map_err(|e| {
        problem(
            "bad-json",
            format!("This is not JSON: {e}."),
            "Write valid JSON.".into(),
        )
    })?;
    match value.get("format").and_then(Value::as_str) {
        Some(found) if found == format => Ok(value),
        found => {
            let cause = format!(
                "The format is {}, not {format:?}.",
                found.map_or("missing".into(), quoted)
            );
            Err(problem(
                "unknown-format",
                cause,
                format!("Set \"format\" to {format:?}."),
            ))
        }
    }
}

fn quoted(text: &str) -> String {
    format!("{:?}", text.chars().take(40).collect::<String>())
}

fn refuse(shape: Shape, file: &str) -> Problem {
    let (code, cause, remedy) = match shape {
        Shape::Nothing => (
            "nothing-to-plan",
            "There is no depot, no point or no shelter.",
            "Add at least one of each.",
        ),
        Shape::Ragged => (
            "wrong-length",
            "A table has rows of different length.",
            "Give each row all its columns.",
        ),
        Shape::TooMany => (
            "too-many",
            "There are more than 2,000,000 loads, places or buses.",
            "Split the instance.",
        ),
        Shape::Time => (
            "bad-time",
            "A time is 0 or above 1,000,000,000.",
            "Use a finer or a coarser unit of time.",
        ),
    };
    Problem {
        place: Place::file(file),
        code,
        cause: cause.into(),
        remedy: remedy.into(),
    }
}

struct Reading<'a> {
    file: &'a str,
    problems: Vec<Problem>,
}

impl Reading<'_> {
    fn tell(&mut self, key: &str, code: &'static str, cause: String, remedy: String) {
        if self.problems.len() < MOST_PROBLEMS {
            let place = Place {
                file: self.file.into(),
                row: None,
                column: Some(key.into()),
            };
            self.problems.push(Problem {
                place,
                code,
                cause,
                remedy,
            });
        }
    }

    fn list<'v>(&mut self, value: Option<&'v Value>, key: &str, length: Option<usize>) -> &'v [Value] {
        let Some(list) = value.and_then(Value::as_array) else {
            let code = if value.is_none() { "missing-key" } else { "not-a-list" };
            self.tell(
                key,
                code,
                "A list is needed here.".into(),
                format!("Write {key} as a list."),
            );
            return &[];
        };
        if let Some(length) = length.filter(|length| *length != list.len()) {
            let cause = format!("The list has {} entries.", list.len());
            self.tell(key, "wrong-length", cause, format!("Give {length} entries."));
        }
        list
    }

    fn number(&mut self, value: Option<&Value>, key: &str, range: &std::ops::RangeInclusive<u64>) -> u32 {
        let found = value
            .and_then(Value::as_u64)
            .filter(|x| range.contains(x))
            .and_then(|x| u32::try_from(x).ok());
        found.unwrap_or_else(|| {
            let shown = value.map_or("nothing".into(), |v| v.to_string().chars().take(40).collect::<String>());
            let remedy = format!("Write a whole number from {} to {}.", range.start(), range.end());
            self.tell(key, "bad-number", format!("Found {shown}."), remedy);
            0
        })
    }

    fn row(
        &mut self,
        value: Option<&Value>,
        key: &str,
        length: Option<usize>,
        range: std::ops::RangeInclusive<u64>,
    ) -> Vec<u32> {
        let list = self.list(value, key, length);
        let cells = list.iter().enumerate();
        cells.map(|(at, cell)| self.cell(cell, key, at, &range)).collect()
    }

    fn cell(&mut self, cell: &Value, key: &str, at: usize, range: &std::ops::RangeInclusive<u64>) -> u32 {
        match cell
            .as_u64()
            .filter(|x| range.contains(x))
            .and_then(|x| u32::try_from(x).ok())
        {
            Some(number) => number,
            None => self.number(Some(cell), &format!("{key}[{at}]"), range),
        }
    }

    fn table(
        &mut self,
        value: &Value,
        key: &str,
        rows: usize,
        columns: usize,
        range: std::ops::RangeInclusive<u64>,
    ) -> Vec<Vec<u32>> {
        let list = self.list(value.get(key), key, Some(rows));
        let rows = list.iter().enumerate();
        rows.map(|(at, row)| self.row(Some(row), &format!("{key}[{at}]"), Some(columns), range.clone()))
            .collect()
    }

    fn buses(&mut self, value: &Value) -> Vec<u32> {
        let depots = self.list(value.get("depots"), "depots", None);
        let depots = depots.iter().enumerate();
        depots
            .map(|(at, depot)| self.number(depot.get("buses"), &format!("depots[{at}].buses"), &(0..=MOST_LOADS)))
            .collect()
    }
}
