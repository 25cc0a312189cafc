//! Writes a plan as "movement-plan-1": numbers as in the instance, and what the planner can say about it.

use super::PLAN_FORMAT;
use crate::json::{self, OneLine};
use movement::operation::Operation;
use movement::plan::{Convoy, Load, Plan, Proof, Trip};
use movement::registry::{SiteIx, SiteKind};
use serde::Serialize;

#[derive(Serialize)]
struct Written<'a> {
    format: &'static str,
    seconds: f64,
    first_plan_seconds: f64,
    lower_bound: i32,
    proof: WrittenProof<'a>,
    convoys: Vec<OneLine<WrittenConvoy>>,
    trips: Vec<OneLine<WrittenTrip>>,
    unmoved: Vec<OneLine<(u32, &'static str)>>,
}

#[derive(Serialize)]
struct WrittenProof<'a> {
    most_people: u32,
    last_arrival: i32,
    limits: Vec<OneLine<WrittenLimit<'a>>>,
}

#[derive(Serialize)]
struct WrittenLimit<'a> {
    resource: &'static str,
    place: &'a str,
    last_arrival: i32,
}

#[derive(Serialize)]
struct WrittenConvoy {
    id: usize,
    /// Absent (null) when the site is no origin, which no instance has.
    origin: Option<usize>,
    dest: Option<usize>,
    start: i32,
}

#[derive(Serialize)]
struct WrittenTrip {
    convoy: usize,
    vehicle: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    empty_at: Option<i32>,
    /// Household, seated, wheelchairs, stretchers.
    load: Vec<(u32, u32, u32, u32)>,
}

/// Writes a plan for an operation that was read from a "movement-1" instance. `seconds` is the time planning took,
/// `first_plan_seconds` the time until there was a first whole plan.
pub fn write_plan(operation: &Operation, plan: &Plan, proof: &Proof, seconds: f64, first_plan_seconds: f64) -> Vec<u8> {
    let origins = Origins::of(operation);
    let convoys = plan.convoys.iter().enumerate();
    json::write(&Written {
        format: PLAN_FORMAT,
        seconds,
        first_plan_seconds,
        lower_bound: proof.last_arrival.0,
        proof: written_proof(proof),
        convoys: convoys
            .map(|(id, convoy)| OneLine(origins.written(id, convoy)))
            .collect(),
        trips: plan.convoys.iter().enumerate().flat_map(written_trips).collect(),
        unmoved: plan
            .waiting
            .iter()
            .map(|w| OneLine((w.household.0, w.reason.code())))
            .collect(),
    })
}

/// How many of the first sites are origins; the destinations follow.
struct Origins {
    origins: usize,
    destinations: usize,
}

impl Origins {
    fn of(operation: &Operation) -> Self {
        let count = |kind| operation.sites.iter().filter(|s| s.kind == kind).count();
        Self {
            origins: count(SiteKind::Camp),
            destinations: count(SiteKind::Shelter),
        }
    }

    fn written(&self, id: usize, convoy: &Convoy) -> WrittenConvoy {
        let origin = |site: SiteIx| Some(site.at()).filter(|o| *o < self.origins);
        let dest = |site: SiteIx| site.at().checked_sub(self.origins).filter(|d| *d < self.destinations);
        WrittenConvoy {
            id,
            origin: origin(convoy.from),
            dest: dest(convoy.to),
            start: convoy.start.0,
        }
    }
}

fn written_proof(proof: &Proof) -> WrittenProof<'_> {
    let limit = |limit| OneLine(written_limit(limit));
    WrittenProof {
        most_people: proof.most_people.0,
        last_arrival: proof.last_arrival.0,
        limits: proof.limits.iter().map(limit).collect(),
    }
}

fn written_limit(limit: &movement::plan::Limit) -> WrittenLimit<'_> {
    WrittenLimit {
        resource: limit.resource.code(),
        place: &limit.place,
        last_arrival: limit.last_arrival.0,
    }
}

fn written_trips((convoy, written): (usize, &Convoy)) -> impl Iterator<Item = OneLine<WrittenTrip>> {
    let load = |l: &Load| (l.household.0, l.seated.0, l.wheelchairs.0, l.stretchers.0);
    let trip = move |trip: &Trip| {
        OneLine(WrittenTrip {
            convoy,
            vehicle: trip.vehicle.0,
            empty_at: trip.empty_at.map(|moment| moment.0),
            load: trip.load.iter().map(load).collect(),
        })
    };
    written.trips.iter().map(trip)
}
