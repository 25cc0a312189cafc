//! Writes `plan.json`.

use super::{FORMAT, PlanFile, aid};
use crate::convoys::{self, Numbered};
use crate::json::{self, OneLine};
use movement::operation::Operation;
#[cfg(test)]
use movement::plan::Reason;
use movement::plan::{Bag, Load, Outcome, Proof, Trip, Waiting};
use movement::units::Moment;
use serde::Serialize;

/// A plan of an operation folder. Ids are those of the folder's tables. Minutes count from 00:00 of `first_day` in
/// `time_zone`, as they elapse, also over a change of clocks; local times are for reading only.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(title = "corridor-plan-1"))]
pub(crate) struct Written<'a> {
    /// Always `corridor-plan-1`.
    #[cfg_attr(test, schemars(extend("const" = FORMAT)))]
    format: &'static str,
    /// Name of the operation.
    operation: &'a str,
    /// IANA time zone of all local times.
    time_zone: &'a str,
    /// The day from whose first minute all minutes count: `2019-03-24`.
    first_day: String,
    /// Seed of the search.
    seed: u64,
    /// Moves of the search; the same folder, seed and moves give the same bytes.
    moves: u64,
    /// What the plan achieves, in the order in which plans are compared.
    outcome: WrittenOutcome,
    /// What no plan can beat.
    proof: WrittenProof<'a>,
    /// In order of start.
    convoys: Vec<WrittenConvoy<'a>>,
    /// Households that said yes and have no seat.
    waiting: Vec<OneLine<WrittenWaiting<'a>>>,
    /// Aid convoys with an hour, in the order in which they reach their checkpoints; absent when there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    aid_convoys: Vec<OneLine<aid::WrittenAid<'a>>>,
    /// Aid convoys without an hour; absent when there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    aid_waiting: Vec<OneLine<aid::WrittenAidWaiting<'a>>>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "outcome"))]
struct WrittenOutcome {
    /// People who said yes and have no seat all the way to a shelter.
    waiting: u32,
    last_arrival: i32,
    last_arrival_local: String,
    /// By tier, tier 1 first: the minutes in which people arrive at a shelter, summed over people.
    arrival_sums: Vec<OneLine<ArrivalSum>>,
    /// Of all vehicles, loaded and empty, without the way home.
    vehicle_km: f64,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "arrival_sum"))]
struct ArrivalSum {
    tier: u8,
    person_minutes: i64,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "proof"))]
struct WrittenProof<'a> {
    /// No plan moves more people who said yes.
    most_people: u32,
    last_arrival: i32,
    last_arrival_local: String,
    /// What holds the last arrival there, the binding limit first.
    limits: Vec<OneLine<WrittenLimit<'a>>>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "limit"))]
struct WrittenLimit<'a> {
    /// What limits: `road`, `checkpoint`, `vehicles`, `drivers` and so on.
    resource: &'static str,
    /// Where it binds, in words; empty when it is the whole operation.
    place: &'a str,
    last_arrival: i32,
    last_arrival_local: String,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "convoy"))]
struct WrittenConvoy<'a> {
    /// `c001`, `c002` and so on.
    id: String,
    corridor: &'a str,
    /// Site where people board.
    from: &'a str,
    /// Site where they get off.
    to: &'a str,
    /// Loading starts; every other hour follows from it.
    start: i32,
    start_local: String,
    /// The first person reaches the checkpoint.
    gate_local: String,
    /// The last person has passed.
    departure_local: String,
    arrival_local: String,
    /// The vehicles.
    trips: Vec<OneLine<WrittenTrip<'a>>>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "trip"))]
struct WrittenTrip<'a> {
    vehicle: &'a str,
    /// When it sets out empty towards the convoy; absent: just in time.
    #[serde(skip_serializing_if = "Option::is_none")]
    empty_at: Option<i32>,
    /// Household token, people in seats, in wheelchair bays, on stretchers.
    load: Vec<(&'a str, u32, u32, u32)>,
    /// Luggage: household token and kilograms; absent where it carries none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    luggage: Vec<(&'a str, u32)>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "waiting"))]
struct WrittenWaiting<'a> {
    /// Token.
    household: &'a str,
    /// Why.
    #[cfg_attr(test, schemars(extend("enum" = Reason::ALL.map(Reason::code))))]
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
        aid_convoys: aid::convoys(operation, file.plan),
        aid_waiting: aid::waiting(operation, file.plan),
    })
}

/// Local time with the letter of the standard between day and hour; the zone stands at the head of the file.
pub(super) fn local(operation: &Operation, moment: Moment) -> String {
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
    let bag = |b: &Bag| (operation.households[b.household.at()].token.as_str(), b.weight.0);
    WrittenTrip {
        vehicle: &operation.vehicles[trip.vehicle.at()].id,
        empty_at: trip.empty_at.map(|moment| moment.0),
        load: trip.load.iter().map(load).collect(),
        luggage: trip.luggage.iter().map(bag).collect(),
    }
}
