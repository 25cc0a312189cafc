//! The benchmark format: every good instance is read, no bad one is, and the independent judge reads our plans.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr)]

mod garbage;
mod judge;
mod plans;
mod reading;

use documents::movement_1;
use movement::operation::Operation;

/// Two origins, two destinations, one depot; five households, one of which said no.
pub const INSTANCE: &str = r#"{"format":"movement-1","name":"hand","seed":1,
"origins":[{"id":"o0"},{"id":"o1"}],"destinations":[{"id":"d0","capacity":20},{"id":"d1","capacity":9}],"depots":[{"id":"y0"}],
"travel_min":[[0,9,60,70,10],[9,0,50,80,20],[60,50,0,5,55],[70,80,5,0,75],[10,20,55,75,0]],
"travel_km":[[0,7.5,45.0,52.5,7.5],[7.5,0,37.5,60,15],[45,37.5,0,3.8,41.3],[52.5,60,3.8,0,56.3],[7.5,15,41.3,56.3,0]],
"vehicle_types":[{"id":"bus","seats":10,"wheelchair":1,"stretcher":0},{"id":"ambulance","seats":2,"wheelchair":0,"stretcher":1}],
"fleet":[[0,0,0],[0,0],[1,0,30]],
"corridors":[{"id":"c0","windows":[[1800,2640],[360,1200]],"headway_min":10,"persons_per_hour":120,"escort":true},
{"id":"c1","windows":[[360,1200]],"headway_min":5,"persons_per_hour":null,"escort":false}],
"corridor_of":[[0,0],[1,0]],"convoy":{"max_vehicles":3,"escorts":1},"driver":{"max_drive_min_per_day":540,"crews":2},
"load_min":20,"unload_min":15,"household_split":"stretcher_only",
"households":[[0,5,1,0,1,null,true],[0,4,0,0,3,[1,0,1],true],[1,3,0,1,1,[0],true],[1,6,0,0,2,null,true],[0,2,0,0,3,null,false]]}"#;

/// Reads the instance above.
pub fn operation() -> Operation {
    movement_1::read(INSTANCE.as_bytes(), "hand.json").unwrap()
}
