//! Writes `plan.json`.

use super::{FORMAT, PlanFile};
use crate::convoys::{self, Numbered};
use crate::json::{self, OneLine};
use movement::operation::Operation;
use movement::plan::{Load, Outcome, Proof, Trip, Waiting};
use movement::units::Moment;
use serde::Serialize;

#[derive(Serialize)]
struct Written<'a> {
    format: &'static str,
    operation: &'a str,
    time_zone: &'a str,
    first_day: String,
    seed: u64,
    moves: u64,
    outcome: WrittenOutcome,
    proof: WrittenProof<'a>,
    convoys: Vec<WrittenConvoy<'a>>,
    waiting: Vec<OneLine<WrittenWaiting<'a>>>,
}

#[derive(Serialize)]
struct WrittenOutcome {
    waiting: u32,
    last_arrival: i32,
    last_arrival_local: String,
    arrival_sums: Vec<OneLine<ArrivalSum>>,
    vehicle_km: f64,
}

#[derive(Serialize)]
struct ArrivalSum {
    tier: u8,
    person_minutes: i64,
}

#[derive(Serialize)]
struct WrittenProof<'a> {
    most_people: u32,
    last_arrival: i32,
    last_arrival_local: String,
    limits: Vec<OneLine<WrittenLimit<'a>>>,
}

#[derive(Serialize)]
struct WrittenLimit<'a> {
    resource: &'static str,
    place: &'a str,
    last_arrival: i32,
    last_arrival_local: String,
}

#[derive(Serialize)]
struct WrittenConvoy<'a> {
    id: String,
    corridor: &'a str,
    from: &'a str,
    to: &'a str,
    start: i32,
    start_local: String,
    gate_local: String,
    departure_local: String,
    arrival_local: String,
    trips: Vec<OneLine<WrittenTrip<'a>>>,
}

#[derive(Serialize)]
struct WrittenTrip<'a> {
    vehicle: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    empty_at: Option<i32>,
    /// Household, seated, wheelchairs, stretchers.
    load: Vec<(&'a str, u32, u32, u32)>,
}

#[derive(Serialize)]
struct WrittenWaiting<'a> {
    household: &'a str,
    reason: &'static str,
}

/// Writes a plan. Its indexes must be those of the operation, as every plan drawn for it or read with it has.
pub fn write(operation: &Operation, file: &PlanFile<'_>) -> Vec<u8> {
    let convoys = convoys::list_numbered(operation, file.plan);
    let waiting = |w: &Waiting| {
        OneLine(WrittenWaiting {
            household: &operation.households[w.household.at()].token,
            reason: w.reason.code(),
        })
    };
    json::write(&Written {
        format: FORMAT,
        operation: &operation.name,
        time_zone: operation.calendar.zone(),
        first_day: convoys::first_day(operation),
        seed: file.seed,
        moves: file.moves,
        outcome: outcome(operation, file),
        proof: proof(operation, file.proof),
        convoys: convoys
            .into_iter()
            .map(|numbered| convoy(operation, numbered))
            .collect(),
        waiting: file.plan.waiting.iter().map(waiting).collect(),
    })
}

/// Local time with the letter of the standard between day and hour; the zone stands at the head of the file.
fn local(operation: &Operation, moment: Moment) -> String {
    convoys::local(operation, moment).replace(' ', "T")
}

fn outcome(operation: &Operation, file: &PlanFile<'_>) -> WrittenOutcome {
    let outcome = Outcome::of(operation, file.plan);
    let sum = |(tier, person_minutes)| OneLine(ArrivalSum { tier, person_minutes });
    WrittenOutcome {
        waiting: outcome.waiting.0,
        last_arrival: outcome.last_arrival.0,
        last_arrival_local: local(operation, outcome.last_arrival),
        arrival_sums: outcome.arrival_sums.into_iter().map(sum).collect(),
        vehicle_km: json::kilometres(outcome.driven),
    }
}

fn proof<'a>(operation: &Operation, proof: &'a Proof) -> WrittenProof<'a> {
    let limit = |limit: &'a movement::plan::Limit| {
        OneLine(WrittenLimit {
            resource: limit.resource.code(),
            place: &limit.place,
            last_arrival: limit.last_arrival.0,
            last_arrival_local: local(operation, limit.last_arrival),
        })
    };
    WrittenProof {
        most_people: proof.most_people.0,
        last_arrival: proof.last_arrival.0,
        last_arrival_local: local(operation, proof.last_arrival),
        limits: proof.limits.iter().map(limit).collect(),
    }
}

fn convoy<'a>(operation: &'a Operation, numbered: Numbered<'a>) -> WrittenConvoy<'a> {
    let (convoy, timing) = (numbered.convoy, numbered.timing);
    WrittenConvoy {
        id: numbered.id,
        corridor: &operation.corridors[convoy.corridor.at()].id,
        from: &convoys::site(operation, convoy.from).id,
        to: &convoys::site(operation, convoy.to).id,
        start: convoy.start.0,
        start_local: local(operation, timing.start),
        gate_local: local(operation, timing.gate),
        departure_local: local(operation, timing.departure),
        arrival_local: local(operation, timing.arrival),
        trips: convoy.trips.iter().map(|t| OneLine(trip(operation, t))).collect(),
    }
}

fn trip<'a>(operation: &'a Operation, trip: &Trip) -> WrittenTrip<'a> {
    let load = |l: &Load| {
        let token = operation.households[l.household.at()].token.as_str();
        (token, l.seated.0, l.wheelchairs.0, l.stretchers.0)
    };
    WrittenTrip {
        vehicle: &operation.vehicles[trip.vehicle.at()].id,
        empty_at: trip.empty_at.map(|moment| moment.0),
        load: trip.load.iter().map(load).collect(),
    }
}
