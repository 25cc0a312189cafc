//! What to ask for, as files: a table for spreadsheets, and JSON in the format "corridor-ask-1" for programs and the page.
//! Counts only; whoever fills these in has made every figure.

use crate::sheet::{self, Column};
use serde::Serialize;

/// The name of the JSON format.
pub const FORMAT: &str = "corridor-ask-1";

/// A whole ask list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AskTable {
    /// [`FORMAT`].
    pub format: &'static str,
    /// The operation's name.
    pub operation: String,
    /// People who said yes.
    pub said_yes: u32,
    /// People with a seat in the plan of today.
    pub seated: u32,
    /// When the last of them arrives: minutes since the first midnight, and the local clock.
    pub last_arrival: i32,
    /// The same on the local clock.
    pub last_arrival_local: String,
    /// No plan that moves as many ends earlier.
    pub bound: i32,
    /// The same on the local clock.
    pub bound_local: String,
    /// How far plans lie apart that differ in nothing but their seed; absent when there was time for one only.
    pub chance: Option<AskFigures>,
    /// What holds the bound, one after another.
    pub chain: Vec<AskLink>,
    /// What could be asked for.
    pub rows: Vec<AskRow>,
    /// Orders of convoys that each plan tried.
    pub moves: u64,
    /// The first seed.
    pub seed: u64,
}

/// What holds the bound.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AskLink {
    /// Code of the resource.
    pub resource: &'static str,
    /// The resource in words, with its place.
    pub words: String,
    /// No plan ends earlier because of it.
    pub bound: i32,
    /// The same on the local clock.
    pub bound_local: String,
    /// How it was eased to see the next one; absent when nothing that can be asked for eases it.
    pub eased: Option<&'static str>,
}

/// Something to ask for, with both answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AskRow {
    /// Code of what is asked for.
    pub ask: &'static str,
    /// In words.
    pub words: String,
    /// The changes to the operation, as the command line takes them.
    pub changes: Vec<String>,
    /// What the bound says; absent when there was no time for it.
    pub bound: Option<AskBound>,
    /// What planning anew says; absent when there was no time for it.
    pub plan: Option<AskPlan>,
}

/// What the bound says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AskBound {
    /// By how many minutes the earliest end there can be is earlier.
    pub minutes_earlier: i32,
    /// People more who can have a seat at most.
    pub seats: u32,
    /// By the prices that hold the bound: people more, at most, who can have arrived by today's.
    pub people_at_most: Option<u32>,
    /// Code of what holds it then.
    pub binding: Option<&'static str>,
}

/// What planning anew says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AskPlan {
    /// What counts: nothing where it is no more than chance makes.
    #[serde(flatten)]
    pub gain: AskFigures,
    /// What the best plan found gains, chance or not.
    pub found: AskFigures,
    /// Plans drawn.
    pub plans: u64,
}

/// What one plan gains on another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct AskFigures {
    /// People more with a seat.
    pub seats: i64,
    /// By how many minutes the last one arrives earlier.
    pub minutes_earlier: i32,
    /// Places in the row of arrivals at which somebody arrives earlier.
    pub people_sooner: i64,
    /// Places in the row at which somebody arrives later.
    pub people_later: i64,
    /// Minutes by which all together arrive earlier.
    pub person_minutes: i64,
}

const COLUMNS: [Column; 12] = [
    ("ask", "#item+ask+code"),
    ("what", "#item+ask+name"),
    ("bound_minutes_earlier", "#indicator+bound+minutes+num"),
    ("bound_seats", "#indicator+bound+seats+num"),
    ("bound_people_at_most", "#indicator+bound+ind+num"),
    ("plan_minutes_earlier", "#indicator+plan+minutes+num"),
    ("plan_seats", "#indicator+plan+seats+num"),
    ("plan_people_sooner", "#indicator+plan+sooner+num"),
    ("plan_people_later", "#indicator+plan+later+num"),
    ("plan_person_minutes", "#indicator+plan+person_minutes+num"),
    ("plans", "#indicator+plans+num"),
    ("changes", "#item+ask+changes"),
];

/// Writes `ask.csv`; a cell is empty where there was no time for the answer.
pub fn write(table: &AskTable) -> Vec<u8> {
    let row = |row: &AskRow| {
        let bound = |figure: fn(&AskBound) -> Option<i64>| cell(row.bound.as_ref().and_then(figure));
        let plan = |figure: fn(&AskPlan) -> i64| cell(row.plan.as_ref().map(figure));
        [
            row.ask.to_owned(),
            row.words.clone(),
            bound(|b| Some(i64::from(b.minutes_earlier))),
            bound(|b| Some(i64::from(b.seats))),
            bound(|b| b.people_at_most.map(i64::from)),
            plan(|p| i64::from(p.gain.minutes_earlier)),
            plan(|p| p.gain.seats),
            plan(|p| p.gain.people_sooner),
            plan(|p| p.gain.people_later),
            plan(|p| p.gain.person_minutes),
            plan(|p| i64::try_from(p.plans).unwrap_or(i64::MAX)),
            row.changes.join(" "),
        ]
    };
    sheet::write(COLUMNS, table.rows.iter().map(row))
}

/// Writes `ask.json`.
pub fn write_json(table: &AskTable) -> Vec<u8> {
    // Cannot fail: every key is a text and the target is memory.
    let mut json = serde_json::to_vec_pretty(table).unwrap_or_default();
    json.push(b'\n');
    json
}

fn cell(figure: Option<i64>) -> String {
    figure.map_or_else(String::new, |figure| figure.to_string())
}
