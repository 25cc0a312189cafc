//! Scenarios side by side, as files: a table for spreadsheets, and JSON in the format "corridor-what-if-1" for programs and
//! the page. Counts only; whoever fills these in has made every figure.

use crate::comparison_table::{self, GroupFigures, GroupRow};
use crate::sheet::{self, Column};
use serde::Serialize;

/// The name of the JSON format.
pub const FORMAT: &str = "corridor-what-if-1";

/// All scenarios of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WhatIfTable {
    /// [`FORMAT`].
    pub format: &'static str,
    /// The operation, and how its clocks go.
    pub operation: Named,
    /// The only source of chance.
    pub seed: u64,
    /// Orders that each plan tried.
    pub moves: u64,
    /// Attempts that each plan made anew had at most.
    pub replan_moves: u64,
    /// How far plans lie apart that differ in nothing but their seed; absent when there was time for one only.
    pub chance: Option<Chance>,
    /// What scenarios are measured by, and then the scenarios in the order of their file.
    pub columns: Vec<Scenario>,
}

/// An operation and its clock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Named {
    /// Its name.
    pub name: String,
    /// IANA name.
    pub time_zone: String,
    /// The date of the first day.
    pub first_day: String,
    /// The first minute of each day, and of the day after the last.
    pub day_starts: Vec<i32>,
}

/// How far the plans of some seeds lie apart: the most of each figure less the least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Chance {
    /// Plans that were drawn.
    pub seeds: usize,
    /// In minutes of last arrival.
    pub minutes: i32,
    /// In people with a seat.
    pub seats: u32,
    /// In metres of all vehicles.
    pub vehicle_metres: u64,
    /// People who arrive earlier than with the first seed, at most.
    pub earlier: u32,
    /// People who arrive later, at most.
    pub later: u32,
    /// People who gain a seat, at most.
    pub newly_seated: u32,
    /// People who lose theirs, at most.
    pub no_longer_seated: u32,
}

/// A scenario, or what scenarios are measured by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Scenario {
    /// Its id in files.
    pub id: String,
    /// Its name for people.
    pub title: String,
    /// What else there is to say.
    pub note: Option<String>,
    /// `as-is`, `in-force`, `before` (the movement begins) or `on-the-day`.
    pub kind: &'static str,
    /// The id of what it is measured by; absent for those that are measured by nothing.
    pub measured_by: Option<String>,
    /// The moment at which it is known, on the local clock.
    pub at_local: Option<String>,
    /// What changes, in words without tokens.
    pub changes: Vec<String>,
    /// Why it cannot be; empty where it can.
    pub refused: Vec<Refused>,
    /// What the plan achieves; absent when it is refused or there was no time.
    pub plan: Option<Planned>,
    /// What that means to people, against what it is measured by.
    pub people: Option<Against>,
    /// Who is told something else; on a day only.
    pub told: Option<Told>,
}

/// One reason why a scenario cannot be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Refused {
    /// Line of the file of scenarios.
    pub line: Option<u64>,
    /// Stable code.
    pub code: String,
    /// What is wrong, without tokens.
    pub cause: String,
    /// What to do next.
    pub remedy: String,
}

/// What a plan achieves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Planned {
    /// People who said yes.
    pub said_yes: u32,
    /// People with a seat.
    pub seated: u32,
    /// People without.
    pub waiting: u32,
    /// In minutes from the first midnight; zero when nobody moves.
    pub last_arrival: i32,
    /// The same on the local clock: date and hour, or the day's number where days have no dates.
    pub last_arrival_local: String,
    /// The same as people say it.
    pub last_arrival_words: String,
    /// No plan that moves as many people ends earlier; absent where no bound is computed.
    pub bound: Option<i32>,
    /// The same on the local clock.
    pub bound_local: Option<String>,
    /// The same as people say it.
    pub bound_words: Option<String>,
    /// Metres of all vehicles, loaded and empty.
    pub vehicle_metres: u64,
    /// Convoys.
    pub convoys: usize,
    /// For each vehicle the days on which it is loaded; over all vehicles.
    pub vehicle_days: usize,
    /// How many people have arrived in all, at each moment at which somebody arrives.
    pub arrived: Vec<(i32, u32)>,
}

/// A scenario against what it is measured by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Against {
    /// By how many minutes the last one arrives earlier; negative when later.
    pub minutes_earlier: i32,
    /// People more with a seat.
    pub seats: i64,
    /// What all of it comes to: `nothing`, `chance`, `better`, `worse`, `mixed`, or `unknown` without a measure of chance.
    pub verdict: &'static str,
    /// Everybody who said yes in the scenario.
    pub everybody: GroupFigures,
    /// The same by tier, need, block and place.
    pub by: Vec<By>,
}

/// People parted by one thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct By {
    /// By what: its code.
    pub by: &'static str,
    /// The groups.
    pub groups: Vec<GroupRow>,
}

/// People who are told something else than before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Told {
    /// In all: those whose word does not hold.
    pub people: u32,
    /// Another hour.
    pub hour: u32,
    /// Another place.
    pub place: u32,
    /// No seat any more.
    pub seat_lost: u32,
    /// A seat that they did not have, beyond those told anew.
    pub seat_gained: u32,
    /// On the way, and no rule can be kept for them.
    pub stranded: u32,
    /// Convoys that had passed.
    pub passed_convoys: usize,
}

const COLUMNS: [Column; 17] = [
    ("scenario", "#item+scenario+code"),
    ("title", "#item+scenario+name"),
    ("kind", "#item+scenario+type"),
    ("status", "#status+code"),
    ("measured_by", "#item+scenario+base+code"),
    ("verdict", "#indicator+verdict+code"),
    ("last_arrival", "#date+arrival"),
    ("minutes_earlier", "#indicator+minutes+num"),
    ("bound", "#date+bound"),
    ("moved", "#targeted+ind+num"),
    ("waiting", "#affected+waiting+num"),
    ("vehicle_km", "#indicator+km+num"),
    ("convoys", "#indicator+convoys+num"),
    ("vehicle_days", "#indicator+vehicle_days+num"),
    ("told_anew", "#affected+told+num"),
    ("stranded", "#affected+stranded+num"),
    ("changes", "#item+scenario+changes"),
];

/// Writes `what-if.csv`: for each scenario one row for everybody, which alone has the figures of the plan, and one a group.
pub fn write(table: &WhatIfTable) -> Vec<u8> {
    let columns: Vec<Column> = COLUMNS.into_iter().chain(comparison_table::COLUMNS).collect();
    sheet::write_rows(&columns, table.columns.iter().flat_map(rows))
}

/// Writes `what-if.json`.
pub fn write_json(table: &WhatIfTable) -> Vec<u8> {
    crate::json::write(table)
}

impl Scenario {
    /// Returns how it ended: `planned`, `refused` or `not-planned`, for want of time.
    pub fn status(&self) -> &'static str {
        match (&self.plan, self.refused.is_empty()) {
            (_, false) => "refused",
            (Some(_), true) => "planned",
            (None, true) => "not-planned",
        }
    }
}

fn rows(scenario: &Scenario) -> Vec<Vec<String>> {
    let people = scenario.people.as_ref();
    let everybody = comparison_table::cells("everybody", "", people.map(|people| &people.everybody));
    let mut rows = vec![[headline(scenario).to_vec(), everybody.to_vec()].concat()];
    let by = people.map(|people| &people.by[..]).unwrap_or_default();
    for part in by {
        for group in &part.groups {
            let mut head: [String; COLUMNS.len()] = Default::default();
            head[..4].clone_from_slice(&names(scenario));
            let cells = comparison_table::cells(part.by, &group.group, group.figures.as_ref());
            rows.push([head.to_vec(), cells.to_vec()].concat());
        }
    }
    rows
}

fn names(scenario: &Scenario) -> [String; 4] {
    let status = scenario.status();
    [&scenario.id, &scenario.title, scenario.kind, status].map(str::to_owned)
}

fn headline(scenario: &Scenario) -> [String; COLUMNS.len()] {
    let plan = |figure: fn(&Planned) -> String| scenario.plan.as_ref().map(figure).unwrap_or_default();
    let people = |figure: fn(&Against) -> String| scenario.people.as_ref().map(figure).unwrap_or_default();
    let told = |figure: fn(&Told) -> u32| {
        let told = scenario.told.as_ref().map(figure);
        told.map_or_else(String::new, |people| people.to_string())
    };
    let [id, title, kind, status] = names(scenario);
    [
        id,
        title,
        kind,
        status,
        scenario.measured_by.clone().unwrap_or_default(),
        people(|p| p.verdict.to_owned()),
        plan(|p| p.last_arrival_local.clone()),
        people(|p| p.minutes_earlier.to_string()),
        plan(|p| p.bound_local.clone().unwrap_or_default()),
        plan(|p| p.seated.to_string()),
        plan(|p| p.waiting.to_string()),
        plan(|p| (p.vehicle_metres / 1000).to_string()),
        plan(|p| p.convoys.to_string()),
        plan(|p| p.vehicle_days.to_string()),
        told(|t| t.people),
        told(|t| t.stranded),
        scenario.changes.join("; "),
    ]
}
