//! The head of the view: which operation, how many people, what is reached and what no plan can beat.

use crate::convoys;
use crate::json::{self, OneLine};
use crate::plan_json::PlanFile;
use movement::operation::Operation;
use movement::plan::{Limit, Outcome, Proof};
use movement::registry::Consent;
use movement::units::{Moment, Persons};
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct Named<'a> {
    name: &'a str,
    time_zone: &'a str,
    first_day: String,
    /// First minute of each day, and of the day after the last.
    day_starts: OneLine<Vec<i32>>,
}

#[derive(Serialize)]
pub(super) struct Drawn {
    seed: u64,
    moves: u64,
}

#[derive(Serialize)]
pub(super) struct People {
    registered: u32,
    said_yes: u32,
    seated: u32,
    waiting: u32,
    households_said_yes: usize,
    households_seated: usize,
}

#[derive(Serialize)]
pub(super) struct Reached {
    waiting: u32,
    last_arrival: i32,
    vehicle_km: f64,
}

#[derive(Serialize)]
pub(super) struct Belongings {
    /// At shelters, each household's counted once.
    kilograms: u64,
    /// Convoys that carry luggage and nobody.
    convoys: usize,
    /// Local days after the household at which it may arrive.
    days_later: u32,
}

#[derive(Serialize)]
pub(super) struct Proved<'a> {
    most_people: u32,
    last_arrival: i32,
    limits: Vec<OneLine<Bound<'a>>>,
}

#[derive(Serialize)]
pub(super) struct Bound<'a> {
    resource: &'static str,
    place: &'a str,
    last_arrival: i32,
}

pub(super) fn named(operation: &Operation) -> Named<'_> {
    let starts = operation.calendar.day_starts();
    Named {
        name: &operation.name,
        time_zone: operation.calendar.zone(),
        first_day: convoys::first_day(operation),
        day_starts: OneLine(starts.iter().map(|moment| moment.0).collect()),
    }
}

pub(super) fn drawn(file: &PlanFile<'_>) -> Drawn {
    Drawn {
        seed: file.seed,
        moves: file.moves,
    }
}

/// Seated are those with a seat all the way to a shelter.
pub(super) fn people(operation: &Operation, arrivals: &[Option<Moment>]) -> People {
    let said_yes = || {
        operation
            .households
            .iter()
            .zip(arrivals)
            .filter(|(h, _)| h.consent == Consent::Yes)
    };
    let seated = || said_yes().filter(|(_, arrival)| arrival.is_some()).map(|(h, _)| h);
    let seated_people: Persons = seated().map(|h| h.members).sum();
    let said_yes_people = operation.said_yes();
    People {
        registered: operation.households.iter().map(|h| h.members).sum::<Persons>().0,
        said_yes: said_yes_people.0,
        seated: seated_people.0,
        waiting: said_yes_people.0.saturating_sub(seated_people.0),
        households_said_yes: said_yes().count(),
        households_seated: seated().count(),
    }
}

pub(super) fn reached(operation: &Operation, file: &PlanFile<'_>) -> Reached {
    let outcome = Outcome::of(operation, file.plan);
    Reached {
        waiting: outcome.waiting.0,
        last_arrival: outcome.last_arrival.0,
        vehicle_km: json::kilometres(outcome.driven),
    }
}

pub(super) fn proved(proof: &Proof) -> Proved<'_> {
    Proved {
        most_people: proof.most_people.0,
        last_arrival: proof.last_arrival.0,
        limits: proof.limits.iter().map(|limit| OneLine(bound(limit))).collect(),
    }
}

fn bound(limit: &Limit) -> Bound<'_> {
    Bound {
        resource: limit.resource.code(),
        place: &limit.place,
        last_arrival: limit.last_arrival.0,
    }
}

/// Returns what luggage the plan moves, where luggage is planned.
pub(super) fn luggage(operation: &Operation, file: &PlanFile<'_>) -> Option<Belongings> {
    let rules = operation.rules.luggage?;
    let convoys = || file.plan.convoys.iter();
    let arriving = convoys().filter(|convoy| operation.find_shelter_at(convoy.to).is_some());
    Some(Belongings {
        kilograms: arriving.map(|convoy| u64::from(convoy.luggage().0)).sum(),
        convoys: convoys().filter(|convoy| convoy.people().0 == 0).count(),
        days_later: rules.days_later,
    })
}
