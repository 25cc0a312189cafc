//! Scenarios in TOML: named sets of changes that are planned side by side, before the movement begins or on a day of it.
//!
//! ```toml
//! [[scenario]]
//! id = "one-more-coach"
//! title = "One more coach"
//! [[scenario.change]]
//! kind = "vehicles-added"
//! type = "coach"
//! number = 1
//! ```

mod keys;

use crate::changes::{self, Placed};
use crate::folder::{Lines, parse};
use crate::turned_back::{Turned, parse_moment};
use keys::Keys;
use movement::operation::Operation;
use movement::problem::{Place, Problem, Problems, code};
use movement::units::Moment;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Scenarios in a file at most: each is a whole plan, and a column of a page.
pub const MOST: usize = 40;

/// Bytes of a file at most.
const MOST_BYTES: usize = 1 << 20;

/// What the ids of what scenarios are measured by begin with.
const TAKEN: [&str; 2] = ["as-is", "in-force"];

/// A scenario as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scenario {
    /// Short name for files and programs; no two scenarios of a file have the same.
    pub id: String,
    /// Name for people; the id where none is written.
    pub title: String,
    /// What else there is to say.
    pub note: Option<String>,
    /// Where it begins.
    pub place: Place,
    /// What changes; perhaps nothing.
    pub changes: Vec<Placed>,
    /// What makes it a scenario of a day of the movement; `None` before it begins.
    pub day: Option<Day>,
}

/// On which day, and of which plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    /// When it is known.
    pub at: Moment,
    /// The file of the plan in force, as written; `None` for the one that the command names.
    pub plan: Option<String>,
    /// Convoys that are turned back.
    pub turned_back: Vec<Turned>,
}

/// What stands in a file of scenarios: those that can be read, and everything that is wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scenarios {
    /// In the order of the file.
    pub scenarios: Vec<Scenario>,
    /// By line and key; nothing should be planned while there is one.
    pub problems: Vec<Problem>,
}

/// Reads a file of scenarios. `file` is what problems name.
pub fn read(operation: &Operation, bytes: &[u8], file: &str) -> Scenarios {
    let mut problems = Problems::default();
    if bytes.len() > MOST_BYTES {
        let cause = format!("The file has {} bytes, and at most {MOST_BYTES} are read.", bytes.len());
        problems.add(
            code::FILE_TOO_LARGE,
            Place::file(file),
            cause,
            "Check that it is the right file.",
        );
    }
    let bytes = &bytes[..bytes.len().min(MOST_BYTES)];
    let table = problems.is_empty().then(|| parse(bytes, file, &mut problems)).flatten();
    let scenarios = table.map(|table| {
        let mut reader = Reader {
            operation,
            source: (file, bytes),
            problems: &mut problems,
            more: Vec::new(),
        };
        let scenarios = reader.scenarios(table.get_ref());
        (scenarios, reader.more)
    });
    let (scenarios, more) = scenarios.unwrap_or_default();
    let mut problems = problems.into_sorted();
    problems.extend(more);
    problems.sort();
    Scenarios { scenarios, problems }
}

struct Reader<'r> {
    operation: &'r Operation,
    source: (&'r str, &'r [u8]),
    problems: &'r mut Problems,
    /// Problems of changes, which come in lists of their own.
    more: Vec<Problem>,
}

impl Reader<'_> {
    fn scenarios(&mut self, table: &DeTable<'_>) -> Vec<Scenario> {
        self.refuse_other_keys(table);
        let list = table.get("scenario");
        let tables = match list.map(Spanned::get_ref) {
            None => &[][..],
            Some(DeValue::Array(tables)) => &tables[..],
            Some(_) => {
                let place = Place::file(self.source.0);
                let cause = "The key scenario is not a list of scenarios.";
                self.problems
                    .add(code::WRONG_TYPE, place, cause, "Write [[scenario]] above each one.");
                return Vec::new();
            }
        };
        if tables.is_empty() || tables.len() > MOST {
            let cause = format!("The file has {} scenarios, not 1 to {MOST}.", tables.len());
            let remedy = "Write [[scenario]] above each one; put others into another file.";
            let code = if tables.is_empty() {
                code::EMPTY_TABLE
            } else {
                code::TOO_MANY_ROWS
            };
            self.problems.add(code, Place::file(self.source.0), cause, remedy);
        }
        let mut lines = Lines::new(self.source.1);
        let mut scenarios: Vec<Scenario> = Vec::new();
        for one in tables.iter().take(MOST) {
            let place = Place {
                row: Some(lines.line_of(one.span().start)),
                ..Place::file(self.source.0)
            };
            let DeValue::Table(table) = one.get_ref() else {
                let cause = "A scenario is not a table.";
                self.problems.add(
                    code::WRONG_TYPE,
                    place,
                    cause,
                    "Write [[scenario]] above each one, and its keys below.",
                );
                continue;
            };
            let scenario = self.scenario(table, place);
            self.refuse_doubled(&scenarios, &scenario);
            scenarios.push(scenario);
        }
        scenarios
    }

    fn refuse_other_keys(&mut self, table: &DeTable<'_>) {
        let mut keys: Vec<_> = table.keys().filter(|key| key.get_ref() != "scenario").collect();
        keys.sort_by_key(|key| key.span().start);
        let mut lines = Lines::new(self.source.1);
        for key in keys {
            let line = lines.line_of(key.span().start);
            keys::unknown(
                key.get_ref(),
                Place::cell(self.source.0, line, ""),
                "file of scenarios",
                "[[scenario]]",
                self.problems,
            );
        }
    }

    fn refuse_doubled(&mut self, before: &[Scenario], scenario: &Scenario) {
        if !scenario.id.is_empty() && before.iter().any(|earlier| earlier.id == scenario.id) {
            let place = Place {
                column: Some("id".to_owned()),
                ..scenario.place.clone()
            };
            let cause = format!("Two scenarios have the id {}.", scenario.id);
            self.problems
                .add(code::DOUBLED_ID, place, cause, "Give each its own id.");
        }
    }

    /// Reads one scenario. What is wrong is reported, and stands empty in what comes out.
    fn scenario(&mut self, table: &DeTable<'_>, place: Place) -> Scenario {
        let mut keys = Keys::new(table, place.clone(), self.source, self.problems);
        let id = keys.id(&TAKEN);
        let title = keys.words("title", 80);
        let note = keys.words("note", 500);
        let at = keys.text("at");
        let plan = keys.text("plan").filter(|plan| !plan.is_empty());
        let day = at.as_deref().and_then(|at| parse_moment(&self.operation.calendar, at));
        if let (Some(at), None) = (&at, day) {
            keys.not_a_moment(at);
        }
        if plan.is_some() && at.is_none() {
            keys.missing_moment("plan", "A plan in force matters on a day of the movement only.");
        }
        let events = match changes::read_events(self.operation, table, "change", self.source) {
            Ok(events) => events,
            Err(found) => {
                self.more.extend(found);
                changes::Events::default()
            }
        };
        if at.is_none() && !events.turned_back.is_empty() {
            keys.missing_moment("change", "A convoy is turned back on a day of the movement only.");
        }
        Scenario {
            title: title.unwrap_or_else(|| id.clone()),
            id,
            note,
            place,
            changes: events.changes,
            day: day.map(|at| Day {
                at,
                plan,
                turned_back: events.turned_back,
            }),
        }
    }
}
