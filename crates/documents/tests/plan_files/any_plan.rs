//! Operations of every shape with plans that name what there is, whether or not they keep the rules.

use movement::operation::Operation;
use movement::plan::{Bag, Convoy, Limit, Load, Plan, Proof, Reason, Resource, Trip, Waiting};
use movement::registry::{HouseholdIx, VehicleIx};
use movement::units::{Kilograms, Moment, Persons};
use proptest::prelude::*;
use proptest::sample::Index;

/// Draws an operation and a plan of it, convoys in order of start.
pub fn operation_and_plan() -> impl Strategy<Value = (Operation, Plan)> {
    let load = (any::<Index>(), 0..9u32, 0..3u32, 0..3u32);
    let trip = (
        any::<Index>(),
        proptest::option::of(-50..3000i32),
        proptest::collection::vec(load, 0..4),
    );
    let convoy = (any::<Index>(), -50..9000i32, proptest::collection::vec(trip, 0..3));
    let waiting = (any::<Index>(), 0..Reason::ALL.len());
    let (convoys, waiting) = (
        proptest::collection::vec(convoy, 0..6),
        proptest::collection::vec(waiting, 0..4),
    );
    (samples::operations(), convoys, waiting).prop_map(|(operation, convoys, waiting)| {
        let households = operation.households.len();
        let pick = |index: &Index| HouseholdIx::from_position(index.index(households));
        let load = |(household, seated, wheelchairs, stretchers): &(Index, u32, u32, u32)| Load {
            household: pick(household),
            seated: Persons(*seated),
            wheelchairs: Persons(*wheelchairs),
            stretchers: Persons(*stretchers),
        };
        let bag = |(household, kilograms, ..): &(Index, u32, u32, u32)| Bag {
            household: pick(household),
            weight: Kilograms(*kilograms),
        };
        let ways: Vec<_> = operation.passages.iter().collect();
        let mut plan = Plan::default();
        for (way, start, trips) in convoys.iter().filter(|_| !ways.is_empty()) {
            let ((from, to), corridor) = ways[way.index(ways.len())];
            let trip = |(vehicle, empty_at, loads): &(Index, Option<i32>, Vec<_>)| Trip {
                vehicle: VehicleIx::from_position(vehicle.index(operation.vehicles.len())),
                empty_at: empty_at.map(Moment),
                load: loads.iter().filter(|_| households > 0).map(load).collect(),
                luggage: loads.iter().skip(1).filter(|_| households > 0).map(bag).collect(),
            };
            plan.convoys.push(Convoy {
                corridor: *corridor,
                from: *from,
                to: *to,
                start: Moment(*start),
                trips: trips.iter().map(trip).collect(),
            });
        }
        plan.convoys.sort_by_key(|convoy| convoy.start);
        for (household, reason) in waiting.iter().filter(|_| households > 0) {
            let (household, reason) = (pick(household), Reason::ALL[*reason]);
            plan.waiting.push(Waiting { household, reason });
        }
        (operation, plan)
    })
}

/// A proof with one limit.
pub fn proof() -> Proof {
    Proof {
        most_people: Persons(40),
        last_arrival: Moment(900),
        limits: vec![Limit {
            resource: Resource::Checkpoint,
            place: "North way".to_owned(),
            last_arrival: Moment(900),
        }],
    }
}

/// The first operation of its size in which somebody may ride, and a plan that carries the first household.
pub fn one_of_each() -> (Operation, Plan) {
    let drawn = (1..100).map(|seed| samples::operation(seed, samples::Size::Small));
    let operation = drawn
        .into_iter()
        .find(|o| o.households.len() > 3 && !o.passages.is_empty())
        .unwrap();
    let ((from, to), corridor) = operation.passages.iter().next().unwrap();
    let trip = |vehicle, household| Trip {
        vehicle: VehicleIx(vehicle),
        empty_at: None,
        load: vec![Load {
            household: HouseholdIx(household),
            seated: Persons(2),
            wheelchairs: Persons(1),
            stretchers: Persons(0),
        }],
        luggage: Vec::new(),
    };
    let convoy = |start, household| Convoy {
        corridor: *corridor,
        from: *from,
        to: *to,
        start: Moment(start),
        trips: vec![trip(0, household)],
    };
    let reason = Reason::WindowsEnd;
    let waiting = vec![Waiting {
        household: HouseholdIx(2),
        reason,
    }];
    let convoys = vec![convoy(400, 0), convoy(900, 1)];
    (
        operation,
        Plan {
            convoys,
            waiting,
            ..Plan::default()
        },
    )
}
