//! A shelter from which people go onward.

use crate::world::{DAY, last_arrival, operation, plan};
use movement::operation::Operation;
use movement::plan::Reason;
use movement::registry::Stay;
use movement::units::{Minutes, Moment, Persons};

/// Ten places, each free again so many minutes after somebody came.
fn passing(days: u32, families: usize, minutes: i32) -> Operation {
    let mut operation = operation(days, 4, families);
    operation.shelters[0].places = Persons(10);
    operation.shelters[0].stay = Some(Stay::new(Minutes(minutes), 1000, 90));
    operation
}

#[test]
fn more_people_come_than_there_are_places_each_time_the_others_have_gone() {
    let operation = passing(1, 8, 120);
    let plan = plan(&operation, 100);
    assert_eq!(plan.waiting, []);
    let arrivals: Vec<i32> = plan.convoys.iter().map(|c| c.timing(&operation).arrival.0).collect();
    assert_eq!(arrivals, [420, 540, 660, 780], "ten people every two hours");
}

#[test]
fn whoever_finds_no_place_to_the_end_waits_for_places_and_not_for_windows() {
    let operation = passing(1, 8, DAY);
    let plan = plan(&operation, 100);
    let reasons: Vec<Reason> = plan.waiting.iter().map(|w| w.reason).collect();
    assert_eq!(reasons, [Reason::SheltersFull; 6]);
    let two_days = passing(2, 4, DAY);
    assert_eq!(last_arrival(&two_days, &crate::world::plan(&two_days, 100)), DAY + 420);
}

#[test]
fn whoever_finds_no_bus_waits_for_windows_where_places_are_free() {
    let mut operation = passing(1, 8, 60);
    operation.shelters[0].places = Persons(100);
    operation.vehicles.truncate(1);
    operation.corridors[0].windows[0].closes = Moment(370);
    let plan = plan(&operation, 100);
    let reasons: Vec<Reason> = plan.waiting.iter().map(|w| w.reason).collect();
    assert_eq!(reasons, [Reason::WindowsEnd; 6]);
}
