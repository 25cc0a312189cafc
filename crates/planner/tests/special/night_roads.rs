//! Roads that are dangerous at night.

use crate::world::{CAMP, DAY, SHELTER, last_arrival, operation, plan};
use movement::operation::{Daylight, NightRoads, Operation, Stretch};
use movement::registry::SiteIx;
use movement::units::{Minutes, Moment};

/// Opens the corridor around the clock; the second half of one way is dangerous, and closed for everybody if so asked.
fn dangerous((from, to): (SiteIx, SiteIx), closed: bool, days: u32, families: usize) -> Operation {
    let mut operation = operation(days, 1, families);
    operation.corridors[0].windows[0].opens = Moment(0);
    operation.corridors[0].windows[0].closes = Moment(days.cast_signed() * DAY);
    operation.corridors[0].windows.truncate(1);
    operation.rules.daylight = Some(Daylight {
        from: Minutes(360),
        to: Minutes(1080),
        everywhere: false,
    });
    let mut table = vec![None; 4];
    table[from.at() * 2 + to.at()] = Some(Stretch {
        from: Minutes(30),
        to: Minutes(60),
    });
    let empty = if closed { table.clone() } else { Vec::new() };
    operation.travel = operation.travel.with_night_roads(NightRoads { convoys: table, empty });
    operation
}

#[test]
fn a_convoy_reaches_a_dangerous_road_at_first_light_and_not_before() {
    let operation = dangerous((CAMP, SHELTER), false, 1, 2);
    // It leaves at 05:30 and is on the dangerous half from 06:00 to 06:30.
    assert_eq!(last_arrival(&operation, &plan(&operation, 10)), 390);
}

#[test]
fn the_same_road_is_no_hindrance_where_nothing_is_dangerous() {
    let mut operation = dangerous((CAMP, SHELTER), false, 1, 2);
    operation.travel = operation.travel.with_night_roads(NightRoads::default());
    assert_eq!(last_arrival(&operation, &plan(&operation, 10)), 90);
}

#[test]
fn an_empty_vehicle_comes_back_at_night_unless_the_road_is_closed_for_all() {
    // The first load arrives at 01:30; the bus is empty at 02:00 and an hour away from the second.
    let open = dangerous((SHELTER, CAMP), false, 1, 4);
    assert_eq!(last_arrival(&open, &plan(&open, 10)), 90 + 30 + 60 + 90);
    let closed = dangerous((SHELTER, CAMP), true, 1, 4);
    assert_eq!(last_arrival(&closed, &plan(&closed, 10)), 390 + 90);
}

#[test]
fn where_the_day_is_shorter_than_the_dangerous_road_everybody_waits() {
    let mut operation = dangerous((CAMP, SHELTER), false, 2, 3);
    operation.rules.daylight = Some(Daylight {
        from: Minutes(360),
        to: Minutes(389),
        everywhere: false,
    });
    let plan = plan(&operation, 10);
    assert_eq!((plan.convoys.len(), plan.waiting.len()), (0, 3));
}
