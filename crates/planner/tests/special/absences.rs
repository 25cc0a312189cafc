//! Vehicles that are away for some days.

use crate::world::{DAY, last_arrival, operation, plan};
use movement::registry::{Absence, AbsenceReason};
use movement::units::Moment;

fn away(from: i32, until: Option<i32>) -> Vec<Absence> {
    vec![Absence {
        from: Moment(from),
        until: until.map(Moment),
        reason: AbsenceReason::Repair,
    }]
}

#[test]
fn no_convoy_waits_for_a_bus_that_is_away_as_long_as_others_are_there() {
    let mut operation = operation(4, 4, 16);
    operation.vehicles[3].absences = away(0, Some(2 * DAY));
    // Three buses of ten seats and eight loads: three rounds of three hours, from 05:30 on.
    let first = plan(&operation, 0);
    assert!(first.waiting.is_empty());
    assert!(last_arrival(&operation, &first) <= 360 + 2 * 180 + 60);
}

#[test]
fn a_bus_that_is_back_is_used_again_and_where_all_are_away_people_wait_for_the_first() {
    let mut operation = operation(4, 2, 8);
    operation.vehicles[0].absences = away(0, Some(DAY));
    operation.vehicles[1].absences = away(0, Some(DAY));
    let plan = plan(&operation, 20);
    assert!(plan.waiting.is_empty());
    assert!(plan.convoys.iter().all(|convoy| convoy.start.0 >= DAY));
    assert_eq!(last_arrival(&operation, &plan), DAY + 360 + 180 + 60);
}

#[test]
fn a_bus_works_until_it_goes_but_starts_nothing_that_it_cannot_finish() {
    let mut operation = operation(1, 1, 20);
    // 05:30 to 07:30 out and 08:30 back; the third load would be unloaded at 13:30.
    operation.vehicles[0].absences = away(13 * 60 + 29, None);
    let plan = plan(&operation, 20);
    assert_eq!((plan.convoys.len(), plan.waiting.len()), (2, 16));
}

#[test]
fn when_every_bus_is_away_for_ever_everybody_waits() {
    let mut operation = operation(2, 3, 4);
    for vehicle in &mut operation.vehicles {
        vehicle.absences = away(0, None);
    }
    let plan = plan(&operation, 20);
    assert_eq!((plan.convoys.len(), plan.waiting.len()), (0, 4));
}
