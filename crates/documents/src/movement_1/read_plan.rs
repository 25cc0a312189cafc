//! Reads a "movement-plan-1" plan, ours or anybody's, for the rules to judge.

use super::PLAN_FORMAT;
use crate::json;
use crate::problems::{FileProblems, json_code};
use movement::operation::Operation;
use movement::plan::{Convoy, Load, Plan, Trip, Waiting};
use movement::problem::{Problem, code};
use movement::registry::{CorridorIx, HouseholdIx, SiteIx, SiteKind, VehicleIx};
use serde::Deserialize;
use std::collections::HashMap;
use std::fmt;

#[derive(Deserialize)]
struct Written {
    convoys: Vec<WrittenConvoy>,
    trips: Vec<WrittenTrip>,
    /// Household and reason; plans of other programs have none.
    #[serde(default)]
    unmoved: Vec<(i64, String)>,
}

#[derive(Deserialize)]
struct WrittenConvoy {
    id: Id,
    origin: i64,
    dest: i64,
    start: i64,
}

#[derive(Deserialize)]
struct WrittenTrip {
    convoy: Id,
    vehicle: i64,
    empty_at: Option<i64>,
    load: Vec<(i64, i64, i64, i64)>,
}

/// A convoy's id: any number or text.
#[derive(Deserialize, PartialEq, Eq, Hash)]
#[serde(untagged)]
enum Id {
    Number(i64),
    Text(String),
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => write!(f, "{number}"),
            Self::Text(text) => write!(f, "\"{}\"", json::shortened(text)),
        }
    }
}

/// Reads a plan for an operation that was read from a "movement-1" instance, convoys in order of start. Whether the
/// plan keeps the rules is not asked here. Without a list `unmoved`, nobody is listed as waiting.
pub fn read_plan(operation: &Operation, bytes: &[u8], file: &str) -> Result<Plan, Vec<Problem>> {
    let written: Written = json::parse(bytes, file, PLAN_FORMAT)?;
    let mut problems = FileProblems::of(file);
    let mut plan = Plan {
        aid: Vec::new(),
        aid_waiting: Vec::new(),
        convoys: convoys(operation, &written, &mut problems),
        waiting: waiting(operation, &written, &mut problems),
    };
    trips(operation, &written, &mut plan, &mut problems);
    plan.convoys.sort_by_key(|convoy| convoy.start);
    problems.limit_loads(
        "trips",
        plan.convoys.iter().flat_map(|c| &c.trips).flat_map(|t| &t.load),
    );
    problems.finish(plan)
}

fn convoys(operation: &Operation, written: &Written, problems: &mut FileProblems) -> Vec<Convoy> {
    let origins = operation.sites.iter().filter(|s| s.kind == SiteKind::Camp).count();
    let mut convoys = Vec::with_capacity(written.convoys.len());
    for (row, convoy) in written.convoys.iter().enumerate() {
        let at = format_args!("convoys[{row}]");
        let from = SiteIx::from_position(problems.position(at, convoy.origin, "origins", origins));
        let dest = problems.position(at, convoy.dest, "destinations", operation.shelters.len());
        let to = SiteIx::from_position(origins + dest);
        let corridor = operation.passages.get(&(from, to)).copied();
        if corridor.is_none() {
            let remedy = "Choose an origin and a destination that a corridor joins.";
            problems.add(
                at,
                json_code::NO_CORRIDOR,
                "No corridor leads from this origin to this destination.",
                remedy,
            );
        }
        convoys.push(Convoy {
            corridor: corridor.unwrap_or(CorridorIx(0)),
            from,
            to,
            start: problems.moment(at, convoy.start),
            trips: Vec::new(),
        });
    }
    convoys
}

fn trips(operation: &Operation, written: &Written, plan: &mut Plan, problems: &mut FileProblems) {
    let mut rows = HashMap::new();
    for (row, convoy) in written.convoys.iter().enumerate() {
        if rows.insert(&convoy.id, row).is_some() {
            let cause = format!("The id {} is used twice.", convoy.id);
            problems.add(
                format_args!("convoys[{row}]"),
                code::DOUBLED_ID,
                cause,
                "Give each convoy its own id.",
            );
        }
    }
    for (row, written) in written.trips.iter().enumerate() {
        let trip = trip(operation, row, written, problems);
        match rows
            .get(&written.convoy)
            .and_then(|convoy| plan.convoys.get_mut(*convoy))
        {
            Some(convoy) => convoy.trips.push(trip),
            None => {
                let cause = format!("No convoy has the id {}.", written.convoy);
                problems.add(
                    format_args!("trips[{row}]"),
                    code::UNKNOWN_ID,
                    cause,
                    "Name a convoy of this plan.",
                );
            }
        }
    }
}

fn trip(operation: &Operation, row: usize, written: &WrittenTrip, problems: &mut FileProblems) -> Trip {
    let at = format_args!("trips[{row}]");
    let vehicle = problems.position(at, written.vehicle, "fleet", operation.vehicles.len());
    let empty_at = written.empty_at.map(|minute| problems.moment(at, minute));
    let mut load = Vec::with_capacity(written.load.len());
    for (household, seated, wheelchairs, stretchers) in &written.load {
        let household = problems.position(at, *household, "households", operation.households.len());
        load.push(Load {
            household: HouseholdIx::from_position(household),
            seated: problems.people(at, *seated),
            wheelchairs: problems.people(at, *wheelchairs),
            stretchers: problems.people(at, *stretchers),
        });
    }
    Trip {
        vehicle: VehicleIx::from_position(vehicle),
        empty_at,
        load,
        luggage: Vec::new(),
    }
}

fn waiting(operation: &Operation, written: &Written, problems: &mut FileProblems) -> Vec<Waiting> {
    let mut waiting = Vec::with_capacity(written.unmoved.len());
    for (row, (household, code)) in written.unmoved.iter().enumerate() {
        let at = format_args!("unmoved[{row}]");
        let household = problems.position(at, *household, "households", operation.households.len());
        if let Some(reason) = problems.reason(at, code) {
            let household = HouseholdIx::from_position(household);
            waiting.push(Waiting { household, reason });
        }
    }
    waiting
}
