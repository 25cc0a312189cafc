//! Who rides beside the seats, counted by hand.

use super::Ward;
use crate::dispatch::Dispatcher;
use crate::rosters::platoon::Platoon;
use crate::stop::Stop;
use crate::{loads, task};
use movement::registry::{VehicleType, VehicleTypeIx};
use movement::units::Persons;
use samples::by_hand::operation;

#[test]
fn bays_are_taken_until_nobody_needs_one_and_ambulances_go_when_they_are_back() {
    // Five families with a wheelchair each, two of them with a stretcher case too; one ambulance for one of those at a time.
    let mut operation = operation(1, 2, 5);
    operation.vehicle_types[0].wheelchairs = Persons(2);
    operation.vehicle_types.push(VehicleType {
        seats: Persons(1),
        wheelchairs: Persons(2),
        stretchers: Persons(1),
        ..operation.vehicle_types[0].clone()
    });
    operation.vehicles[1].kind = VehicleTypeIx(1);
    operation.rules.household_split = movement::operation::HouseholdSplit::StretcherOnly;
    for (row, household) in operation.households.iter_mut().enumerate() {
        household.wheelchairs = Persons(1);
        household.stretchers = Persons(u32::from(row < 2));
    }
    let task = task::build(&operation);
    let stop = Stop::new(&|_| false);
    let choices = loads::choices(&operation, &task, 1, &stop);
    let dispatcher = Dispatcher::new(&task, &choices[0].queues, &stop);
    let stage = dispatcher.queues()[0].last_stage();
    let bus = Platoon {
        vehicles: vec![0],
        seats: 10,
        bays: 2,
    };
    let mut ward = Ward::new(&dispatcher);
    // Two in bays; one on the stretcher and one on the ambulance's seat.
    assert_eq!(ward.beside(&bus, 0, 0), 4);
    ward.went(&task, &stage, 500);
    // An hour's road, half an hour to unload, and an hour back: at 589 it is not there, at 590 it is.
    assert_eq!(ward.beside(&bus, 0, 589), 2);
    assert_eq!(ward.beside(&bus, 0, 590), 3);
    ward.went(&task, &stage, 500);
    assert_eq!(ward.beside(&bus, 0, 1000), 0);
    ward.clear();
    assert_eq!(ward.beside(&bus, 0, 0), 4);
}
