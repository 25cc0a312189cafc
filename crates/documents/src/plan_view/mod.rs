//! What `plan.html` shows, format "corridor-plan-view-1": places, ways, convoys and sums. Counts only, no tokens.
//!
//! All times are minutes since the first midnight; what refers to another list gives a position in it.

mod aid;
mod arrivals;
mod places;
mod roads;
mod summary;
mod trips;
mod waiting;
mod waits;

use crate::json::{self, OneLine};
use crate::plan_json::PlanFile;
use movement::operation::Operation;
use serde::Serialize;

/// The name such files carry.
pub const FORMAT: &str = "corridor-plan-view-1";

/// One record a line.
type Lines<T> = Vec<OneLine<T>>;

#[derive(Serialize)]
struct View<'a> {
    format: &'static str,
    operation: summary::Named<'a>,
    plan: summary::Drawn,
    people: OneLine<summary::People>,
    outcome: OneLine<summary::Reached>,
    #[serde(skip_serializing_if = "Option::is_none")]
    luggage: Option<OneLine<summary::Belongings>>,
    proof: summary::Proved<'a>,
    sites: Lines<places::Place<'a>>,
    legs: Lines<roads::Leg>,
    corridors: Lines<places::Way<'a>>,
    escort_pools: Lines<places::Pool<'a>>,
    shelters: Lines<places::Reception>,
    vehicle_types: Lines<places::Kind<'a>>,
    convoys: Lines<trips::Group>,
    waiting: Lines<waiting::Cause>,
    waiting_by_site: Lines<waiting::AtSite>,
    arrival_by_tier: Lines<arrivals::OfTier>,
    waiting_times: waits::Times,
    aid: Lines<aid::Passage<'a>>,
    aid_waiting: Lines<aid::Without<'a>>,
}

/// Writes the view of a plan. The bytes hold no `<`, so that they may stand inside a page's script element.
pub fn write(operation: &Operation, file: &PlanFile<'_>) -> Vec<u8> {
    let arrivals = arrivals::list_arrivals(operation, file.plan);
    let view = View {
        format: FORMAT,
        operation: summary::named(operation),
        plan: summary::drawn(file),
        people: OneLine(summary::people(operation, &arrivals)),
        outcome: OneLine(summary::reached(operation, file)),
        luggage: summary::luggage(operation, file).map(OneLine),
        proof: summary::proved(file.proof),
        sites: lines(places::sites(operation)),
        legs: lines(roads::legs(operation)),
        corridors: lines(places::corridors(operation)),
        escort_pools: lines(places::escort_pools(operation)),
        shelters: lines(places::shelters(operation, file.plan)),
        vehicle_types: lines(places::vehicle_types(operation)),
        convoys: lines(trips::convoys(operation, file.plan)),
        waiting: lines(waiting::by_reason(operation, file.plan)),
        waiting_by_site: lines(waiting::by_site(operation, file.plan)),
        arrival_by_tier: lines(arrivals::by_tier(operation, &arrivals)),
        waiting_times: waits::times(operation, file.plan),
        aid: lines(aid::passages(operation, file.plan)),
        aid_waiting: lines(aid::waiting(operation, file.plan)),
    };
    without_less_than(&json::write(&view))
}

fn lines<T>(records: impl IntoIterator<Item = T>) -> Lines<T> {
    records.into_iter().map(OneLine).collect()
}

/// A `<` can only stand inside a text, where JSON allows it to be written by its number.
fn without_less_than(json: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(json.len());
    for byte in json {
        match byte {
            b'<' => bytes.extend_from_slice(b"\\u003c"),
            other => bytes.push(*other),
        }
    }
    bytes
}
