//! Planted faults in where luggage rides, in a world where it is planned; and that world without a fault.

use super::faults::Fault;
use super::world::{self, CAMP, CROSSING, DAY, NEAR, YARD};
use movement::operation::{LuggageRules, Operation};
use movement::plan::rules::judge;
use movement::plan::{Bag, Outcome, Plan};
use movement::registry::*;
use movement::units::{Kilograms, Moment, Persons};

fn bag(household: u32, kilograms: u32) -> Bag {
    Bag {
        household: HouseholdIx(household),
        weight: Kilograms(kilograms),
    }
}

/// Gives three households luggage: one has it in its bus, one in its buses over the crossing, and that of the third
/// follows a day later with a truck.
fn pack(operation: &mut Operation, plan: &mut Plan) {
    operation.rules.luggage = Some(LuggageRules { days_later: 1 });
    for (household, kilograms) in [(0, 40), (2, 30), (6, 60)] {
        operation.households[household].luggage = Kilograms(kilograms);
    }
    operation.vehicle_types[0].luggage = Kilograms(40);
    let truck = VehicleType {
        id: "truck".into(),
        name: "truck".into(),
        seats: Persons(0),
        wheelchairs: Persons(0),
        stretchers: Persons(0),
        luggage: Kilograms(100),
    };
    operation.vehicle_types.push(truck);
    for id in ["truck-1", "truck-2"] {
        operation.vehicles.push(Vehicle {
            id: id.into(),
            kind: VehicleTypeIx(2),
            place: YARD,
            ..operation.vehicles[0].clone()
        });
    }
    plan.convoys[0].trips[0].luggage.push(bag(0, 40));
    plan.convoys[1].trips[0].luggage.push(bag(2, 30));
    plan.convoys[2].trips[0].luggage.push(bag(2, 30));
    let mut truck = world::convoy(0, CAMP, NEAR, 2 * DAY + 390, vec![world::trip(6, vec![])]);
    truck.trips[0].luggage.push(bag(6, 60));
    plan.convoys.push(truck);
}

pub const FAULTS: &[Fault] = &[
    ("luggage-whole", "left behind", "household h0", |o, p| {
        pack(o, p);
        p.convoys[0].trips[0].luggage.clear();
    }),
    ("luggage-whole", "left at the crossing", "household h2", |o, p| {
        pack(o, p);
        p.convoys[2].trips[0].luggage.clear();
    }),
    ("luggage-whole", "a bag is missing", "household h0", |o, p| {
        pack(o, p);
        p.convoys[0].trips[0].luggage[0] = bag(0, 39);
    }),
    ("luggage-whole", "in two vehicles", "household h2", |o, p| {
        pack(o, p);
        o.vehicle_types[1].luggage = Kilograms(40);
        p.convoys[1].trips[0].luggage[0] = bag(2, 20);
        p.convoys[1].trips[1].luggage.push(bag(2, 10));
    }),
    ("luggage-whole", "luggage of people who stay", "household h5", |o, p| {
        pack(o, p);
        p.convoys[5].trips[0].luggage.push(bag(5, 10));
    }),
    (
        "luggage-whole",
        "brought where its owners do not go",
        "household h2",
        |o, p| {
            pack(o, p);
            p.convoys[5].trips[0].luggage.push(bag(2, 30));
        },
    ),
    (
        "luggage-whole",
        "luggage although none is planned",
        "household h0",
        |_, p| {
            p.convoys[0].trips[0].luggage.push(bag(0, 0));
        },
    ),
    ("luggage-follows", "a day too late", "household h6", |o, p| {
        pack(o, p);
        o.rules.luggage = Some(LuggageRules { days_later: 0 });
    }),
    ("luggage-follows", "before its owners board", "household h6", |o, p| {
        pack(o, p);
        o.vehicle_types[0].luggage = Kilograms(100);
        p.convoys.pop();
        p.convoys[0].trips[0].luggage.push(bag(6, 60));
    }),
    (
        "luggage-follows",
        "loaded at the crossing before it is there",
        "household h2",
        |o, p| {
            pack(o, p);
            p.convoys[1].trips[0].luggage.clear();
            let mut truck = world::convoy(1, CAMP, CROSSING, 700, vec![world::trip(7, vec![])]);
            truck.trips[0].luggage.push(bag(2, 30));
            p.convoys.push(truck);
        },
    ),
    (
        "luggage-room",
        "more than the truck takes",
        "vehicle truck-1",
        |o, p| {
            pack(o, p);
            o.vehicle_types[2].luggage = Kilograms(59);
        },
    ),
    ("known-ids", "luggage of an unknown household", "convoy 6", |o, p| {
        pack(o, p);
        p.convoys[5].trips[0].luggage.push(bag(8, 1));
    }),
    (
        "checkpoint",
        "a truck passes while people are checked",
        "convoy 6",
        |o, p| {
            pack(o, p);
            // 3 people pass at the checkpoint in 30 min, and the truck comes 20 min after the first of them.
            o.rules.escort_pools[0].escorts = 5;
            o.corridors[0].checkpoint = Some(movement::access::PersonsPerHour(6));
            p.convoys[5].start = p.convoys[3].start + movement::units::Minutes(20);
        },
    ),
];

#[test]
fn luggage_may_ride_with_its_owners_or_follow_them_within_the_days_allowed() {
    let (mut operation, mut plan) = (world::operation(), world::plan());
    pack(&mut operation, &mut plan);
    assert_eq!(judge(&operation, &plan), []);
    // Loaded in the very minute its owners board, by a truck of another convoy.
    operation.rules.escort_pools[0].escorts = 5;
    operation.corridors[0].headway = movement::units::Minutes(0);
    operation.corridors[0].checkpoint = None;
    plan.convoys[5].start = plan.convoys[3].start;
    assert_eq!(judge(&operation, &plan), []);
}

#[test]
fn luggage_that_follows_is_nobodys_arrival() {
    let (mut operation, mut plan) = (world::operation(), world::plan());
    let before = Outcome::of(&operation, &plan);
    pack(&mut operation, &mut plan);
    let after = Outcome::of(&operation, &plan);
    assert_eq!(after.last_arrival, before.last_arrival);
    assert!(before.last_arrival < Moment(2 * DAY) && after.driven > before.driven);
}
