//! Reads `plan.json`, as written or as edited by hand, for the rules to judge.

use super::ids::AllIds;
use super::{FORMAT, aid};
use crate::problems::{FileProblems, json_code};
use crate::{convoys, json};
use movement::operation::Operation;
use movement::plan::{Bag, Convoy, Load, Plan, Trip, Waiting};
use movement::problem::{Problem, code};
use movement::registry::{CorridorIx, HouseholdIx, SiteIx, VehicleIx};
use serde::Deserialize;
use std::collections::BTreeSet;

/// What a reader needs. Local times, outcome and proof follow from it and are not read.
#[derive(Deserialize)]
struct Written {
    time_zone: String,
    first_day: String,
    convoys: Vec<WrittenConvoy>,
    waiting: Vec<WrittenWaiting>,
    #[serde(default)]
    aid_convoys: Vec<aid::ReadAid>,
    #[serde(default)]
    aid_waiting: Vec<aid::ReadAidWaiting>,
}

#[derive(Deserialize)]
struct WrittenConvoy {
    id: String,
    corridor: String,
    from: String,
    to: String,
    start: i64,
    trips: Vec<WrittenTrip>,
}

#[derive(Deserialize)]
struct WrittenTrip {
    vehicle: String,
    empty_at: Option<i64>,
    load: Vec<(String, i64, i64, i64)>,
    #[serde(default)]
    luggage: Vec<(String, i64)>,
}

#[derive(Deserialize)]
struct WrittenWaiting {
    household: String,
    reason: String,
}

/// Reads a plan of this operation, convoys in order of start, or returns every problem found in it. Whether the plan
/// keeps the rules is not asked here.
pub fn read(operation: &Operation, bytes: &[u8], file: &str) -> Result<Plan, Vec<Problem>> {
    let written: Written = json::parse(bytes, file, FORMAT)?;
    let mut problems = FileProblems::of(file);
    check_midnight(operation, &written, &mut problems);
    check_convoy_ids(&written, &mut problems);
    let ids = AllIds::of(operation);
    let mut convoys = Vec::with_capacity(written.convoys.len());
    for (row, written) in written.convoys.iter().enumerate() {
        convoys.push(convoy(&ids, row, written, &mut problems));
    }
    convoys.sort_by_key(|convoy| convoy.start);
    let loads = convoys.iter().flat_map(|c| &c.trips).flat_map(|t| &t.load);
    problems.limit_loads("convoys", loads);
    let waiting = waiting(&ids, &written, &mut problems);
    let aid = aid::read(&ids, &written.aid_convoys, &mut problems);
    let aid_waiting = aid::read_waiting(&ids, &written.aid_waiting, &mut problems);
    problems.finish(Plan {
        convoys,
        waiting,
        aid,
        aid_waiting,
    })
}

/// Minutes count from the first midnight: a plan with another one would be read at the wrong hours.
fn check_midnight(operation: &Operation, written: &Written, problems: &mut FileProblems) {
    let ours = (operation.calendar.zone(), convoys::first_day(operation));
    for (key, found, expected) in [
        ("time_zone", &written.time_zone, ours.0),
        ("first_day", &written.first_day, ours.1.as_str()),
    ] {
        if found != expected {
            let found = json::shortened(found);
            let cause = format!("The plan says \"{found}\", the operation \"{expected}\".");
            let remedy = "Give the plan of this operation, or draw a new one.";
            problems.add(key, json_code::OTHER_OPERATION, cause, remedy);
        }
    }
}

fn check_convoy_ids(written: &Written, problems: &mut FileProblems) {
    let mut seen = BTreeSet::new();
    for (row, convoy) in written.convoys.iter().enumerate() {
        if !seen.insert(&convoy.id) {
            let cause = format!("The id \"{}\" is used twice.", json::shortened(&convoy.id));
            let at = format_args!("convoys[{row}].id");
            problems.add(at, code::DOUBLED_ID, cause, "Give each convoy its own id.");
        }
    }
}

fn convoy(ids: &AllIds<'_>, row: usize, written: &WrittenConvoy, problems: &mut FileProblems) -> Convoy {
    let corridor = ids
        .corridors
        .row(format_args!("convoys[{row}].corridor"), &written.corridor, problems);
    let from = ids
        .sites
        .row(format_args!("convoys[{row}].from"), &written.from, problems);
    let to = ids.sites.row(format_args!("convoys[{row}].to"), &written.to, problems);
    let mut trips = Vec::with_capacity(written.trips.len());
    for (number, written) in written.trips.iter().enumerate() {
        trips.push(trip(ids, (row, number), written, problems));
    }
    Convoy {
        corridor: CorridorIx::from_position(corridor),
        from: SiteIx::from_position(from),
        to: SiteIx::from_position(to),
        start: problems.moment(format_args!("convoys[{row}].start"), written.start),
        trips,
    }
}

fn trip(
    ids: &AllIds<'_>,
    (convoy, number): (usize, usize),
    written: &WrittenTrip,
    problems: &mut FileProblems,
) -> Trip {
    let at = format_args!("convoys[{convoy}].trips[{number}]");
    let vehicle = ids.vehicles.row(at, &written.vehicle, problems);
    let empty_at = written.empty_at.map(|minute| problems.moment(at, minute));
    let mut load = Vec::with_capacity(written.load.len());
    for (token, seated, wheelchairs, stretchers) in &written.load {
        load.push(Load {
            household: HouseholdIx::from_position(ids.households.row(at, token, problems)),
            seated: problems.people(at, *seated),
            wheelchairs: problems.people(at, *wheelchairs),
            stretchers: problems.people(at, *stretchers),
        });
    }
    let mut luggage = Vec::with_capacity(written.luggage.len());
    for (token, kilograms) in &written.luggage {
        luggage.push(Bag {
            household: HouseholdIx::from_position(ids.households.row(at, token, problems)),
            weight: problems.kilograms(at, *kilograms),
        });
    }
    Trip {
        vehicle: VehicleIx::from_position(vehicle),
        empty_at,
        load,
        luggage,
    }
}

fn waiting(ids: &AllIds<'_>, written: &Written, problems: &mut FileProblems) -> Vec<Waiting> {
    let mut waiting = Vec::with_capacity(written.waiting.len());
    for (row, written) in written.waiting.iter().enumerate() {
        let at = format_args!("waiting[{row}]");
        let household = ids.households.row(at, &written.household, problems);
        if let Some(reason) = problems.reason(at, &written.reason) {
            let household = HouseholdIx::from_position(household);
            waiting.push(Waiting { household, reason });
        }
    }
    waiting
}
