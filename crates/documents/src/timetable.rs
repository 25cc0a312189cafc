//! `timetable.csv`: one row a convoy, counts and local hours. No tokens.

use crate::convoys::{list_numbered, local, site};
use crate::sheet::{self, Column};
use movement::operation::Operation;
use movement::plan::Plan;

const COLUMNS: [Column; 15] = [
    ("convoy", "#event+convoy+code"),
    ("corridor", "#access+corridor+code"),
    ("from", "#loc+from+code"),
    ("from_name", "#loc+from+name"),
    ("to", "#loc+to+code"),
    ("to_name", "#loc+to+name"),
    ("vehicles", "#item+vehicles+num"),
    ("households", "#targeted+hh+num"),
    ("people", "#targeted+ind+num"),
    ("wheelchairs", "#targeted+wheelchair+num"),
    ("stretchers", "#targeted+stretcher+num"),
    ("loading", "#date+loading"),
    ("checkpoint", "#date+checkpoint"),
    ("departure", "#date+departure"),
    ("arrival", "#date+arrival"),
];

/// Writes the timetable of a plan.
pub fn write(operation: &Operation, plan: &Plan) -> Vec<u8> {
    let rows = list_numbered(operation, plan).into_iter().map(|numbered| {
        let carried = numbered.carried();
        let (convoy, timing) = (numbered.convoy, numbered.timing);
        let (from, to) = (site(operation, convoy.from), site(operation, convoy.to));
        [
            numbered.id,
            operation.corridors[convoy.corridor.at()].id.clone(),
            from.id.clone(),
            from.name.clone(),
            to.id.clone(),
            to.name.clone(),
            convoy.trips.len().to_string(),
            carried.households.to_string(),
            carried.people.to_string(),
            carried.wheelchairs.to_string(),
            carried.stretchers.to_string(),
            local(operation, timing.start),
            local(operation, timing.gate),
            local(operation, timing.departure),
            local(operation, timing.arrival),
        ]
    });
    sheet::write(COLUMNS, rows)
}
