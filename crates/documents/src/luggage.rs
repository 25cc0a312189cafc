//! `luggage.csv`: whose luggage rides in which vehicle; tokens and kilograms, nothing else about people.

use crate::convoys::{list_numbered, local, site};
use crate::sheet::{self, Column};
use movement::operation::Operation;
use movement::plan::Plan;

const COLUMNS: [Column; 9] = [
    ("convoy", "#event+convoy+code"),
    ("vehicle", "#item+vehicle+code"),
    ("household", "#meta+hh+id"),
    ("luggage_kg", "#item+luggage+kg+num"),
    ("from", "#loc+from+code"),
    ("from_name", "#loc+from+name"),
    ("to", "#loc+to+code"),
    ("to_name", "#loc+to+name"),
    ("loading", "#date+loading"),
];

/// Writes the luggage of a plan: one row for each household in each vehicle, in the order of convoys and vehicles.
pub fn write(operation: &Operation, plan: &Plan) -> Vec<u8> {
    let convoys = list_numbered(operation, plan);
    let bags = convoys.iter().flat_map(|numbered| {
        let trips = numbered.convoy.trips.iter();
        trips.flat_map(move |trip| trip.luggage.iter().map(move |bag| (numbered, trip, bag)))
    });
    let rows = bags.map(|(numbered, trip, bag)| {
        let (from, to) = (
            site(operation, numbered.convoy.from),
            site(operation, numbered.convoy.to),
        );
        [
            numbered.id.clone(),
            operation.vehicles[trip.vehicle.at()].id.clone(),
            operation.households[bag.household.at()].token.clone(),
            bag.weight.0.to_string(),
            from.id.clone(),
            from.name.clone(),
            to.id.clone(),
            to.name.clone(),
            local(operation, numbered.timing.start),
        ]
    });
    sheet::write(COLUMNS, rows)
}
