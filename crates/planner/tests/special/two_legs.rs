//! Journeys with a change of vehicle at a crossing.

use crate::world::{CAMP, DAY, SHELTER, last_arrival, operation, plan};
use movement::operation::{Operation, Passages, Travel};
use movement::registry::{CorridorIx, Site, SiteIx, SiteKind};
use movement::units::{Metres, Minutes};

const CROSSING: SiteIx = SiteIx(2);

/// Puts a crossing between camp and shelter, an hour from both.
fn over_a_crossing(mut operation: Operation) -> Operation {
    let crossing = Site {
        id: "crossing".into(),
        kind: SiteKind::Crossing,
        ..operation.sites[0].clone()
    };
    operation.sites.push(crossing);
    let minutes = [0, 120, 60, 120, 0, 60, 60, 60, 0].map(|m| Some(Minutes(m)));
    operation.travel = Travel::new(3, minutes.to_vec(), vec![Metres(50_000); 9]);
    let road = CorridorIx(0);
    operation.passages = Passages::from([((CAMP, CROSSING), road), ((CROSSING, SHELTER), road)]);
    operation
}

#[test]
fn the_only_bus_takes_people_to_the_crossing_and_onward() {
    let operation = over_a_crossing(operation(3, 1, 4));
    let plan = plan(&operation, 20);
    assert!(plan.waiting.is_empty(), "{:?}", plan.waiting);
    // Two loads of ten seats, each three hours there and two hours back.
    assert!(last_arrival(&operation, &plan) < DAY);
}
