//! Luggage on a truck that can go once a day.

use crate::world::{CAMP, DAY, operation, plan};
use movement::operation::{LuggageRules, Operation};
use movement::plan::{Outcome, Plan, Reason};
use movement::registry::{Vehicle, VehicleType, VehicleTypeIx};
use movement::units::{Kilograms, Minutes, Persons};

/// Two families for one bus, each with 100 kg, and a truck that takes 100 kg there and comes back for as long as anybody
/// may drive in a day.
fn packed(days_later: u32) -> Operation {
    let mut operation = operation(3, 1, 2);
    operation.rules.driving_per_day = Minutes(120);
    operation.rules.luggage = Some(LuggageRules { days_later });
    operation.vehicle_types.push(VehicleType {
        id: "truck".into(),
        name: "Truck".into(),
        seats: Persons(0),
        wheelchairs: Persons(0),
        stretchers: Persons(0),
        luggage: Kilograms(100),
    });
    operation.vehicles.push(Vehicle {
        id: "truck-1".into(),
        kind: VehicleTypeIx(1),
        place: CAMP,
        ..operation.vehicles[0].clone()
    });
    for household in &mut operation.households {
        household.luggage = Kilograms(100);
    }
    operation
}

fn last_person(operation: &Operation, plan: &Plan) -> i32 {
    Outcome::of(operation, plan).last_arrival.0
}

#[test]
fn luggage_that_may_come_a_day_later_keeps_nobody_waiting() {
    let operation = packed(1);
    let plan = plan(&operation, 50);
    assert_eq!(last_person(&operation, &plan), 420);
    let kilograms: Vec<(u32, u32)> = plan.convoys.iter().map(|c| (c.people().0, c.luggage().0)).collect();
    assert_eq!(
        kilograms,
        [(10, 100), (0, 100)],
        "the truck with the bus, and alone on the second day"
    );
    assert_eq!(plan.convoys[1].timing(&operation).arrival.0, DAY + 420);
}

#[test]
fn a_family_waits_for_the_truck_when_its_luggage_must_come_on_the_same_day() {
    let operation = packed(0);
    let plan = plan(&operation, 50);
    assert_eq!((plan.waiting.len(), last_person(&operation, &plan)), (0, DAY + 420));
}

#[test]
fn a_family_stays_whose_luggage_no_truck_on_its_way_can_carry() {
    let mut operation = packed(1);
    operation.households[0].luggage = Kilograms(101);
    let plan = plan(&operation, 50);
    assert_eq!(plan.waiting.len(), 1);
    assert_eq!(plan.waiting[0].reason, Reason::NoTruckFits);
}

#[test]
fn a_bus_with_room_for_it_needs_no_truck() {
    let mut operation = packed(0);
    operation.vehicle_types[0].luggage = Kilograms(200);
    let plan = plan(&operation, 50);
    assert_eq!(plan.convoys.len(), 1);
    assert_eq!(
        (plan.convoys[0].trips.len(), plan.convoys[0].luggage()),
        (1, Kilograms(200))
    );
}
