//! `manifest.csv`: who boards which vehicle where and when; tokens and counts, nothing else about people.

use crate::convoys::{Numbered, list_numbered, local, site};
use crate::sheet::{self, Column};
use movement::operation::Operation;
use movement::plan::{Load, Plan, Trip};

const COLUMNS: [Column; 11] = [
    ("convoy", "#event+convoy+code"),
    ("vehicle", "#item+vehicle+code"),
    ("household", "#meta+hh+id"),
    ("seated", "#targeted+seated+num"),
    ("wheelchairs", "#targeted+wheelchair+num"),
    ("stretchers", "#targeted+stretcher+num"),
    ("from", "#loc+from+code"),
    ("from_name", "#loc+from+name"),
    ("to", "#loc+to+code"),
    ("to_name", "#loc+to+name"),
    ("boarding", "#date+boarding"),
];

/// Writes the manifest of a plan: one row for each household in each vehicle, in the order of convoys and vehicles.
pub fn write(operation: &Operation, plan: &Plan) -> Vec<u8> {
    let convoys = list_numbered(operation, plan);
    let seats = convoys.iter().flat_map(|numbered| {
        let trips = numbered.convoy.trips.iter();
        trips.flat_map(move |trip| trip.load.iter().map(move |load| (numbered, trip, load)))
    });
    sheet::write(
        COLUMNS,
        seats.map(|(numbered, trip, load)| row(operation, numbered, trip, load)),
    )
}

fn row(operation: &Operation, numbered: &Numbered<'_>, trip: &Trip, load: &Load) -> [String; COLUMNS.len()] {
    let (from, to) = (
        site(operation, numbered.convoy.from),
        site(operation, numbered.convoy.to),
    );
    [
        numbered.id.clone(),
        operation.vehicles[trip.vehicle.at()].id.clone(),
        operation.households[load.household.at()].token.clone(),
        load.seated.to_string(),
        load.wheelchairs.to_string(),
        load.stretchers.to_string(),
        from.id.clone(),
        from.name.clone(),
        to.id.clone(),
        to.name.clone(),
        local(operation, numbered.timing.start),
    ]
}
