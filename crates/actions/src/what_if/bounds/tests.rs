//! Bounds made by hand, so that each is raised, or left, for one reason.
#![allow(clippy::unwrap_used, clippy::panic)]

use super::*;
use crate::World;
use crate::what_if::{Scenario, Settings, what_if};
use documents::changes::Placed;
use movement::operation::change::Change;
use movement::plan::{Limit, Resource};
use movement::problem::Place;
use movement::registry::{HouseholdIx, VehicleIx};
use movement::units::Moment;
use samples::by_hand::operation;
use std::time::Duration;

/// Raises the bounds of an operation of two buses and two families as it is and with each list of changes, from these moments on.
fn raised(scenarios: &[&[Change]], bounds: &[i32]) -> Vec<i32> {
    let operation = operation(1, 2, 2);
    let placed = |change: &Change| Placed {
        place: Place::file("test"),
        change: *change,
    };
    let placed: Vec<Vec<Placed>> = scenarios.iter().map(|all| all.iter().map(placed).collect()).collect();
    let scenarios: Vec<Scenario<'_>> = placed.iter().map(|changes| Scenario { changes, day: None }).collect();
    let world = World {
        clock: &|| Duration::ZERO,
        stop: &|| false,
    };
    let settings = Settings {
        seed: 1,
        moves: 0,
        replan_moves: 0,
        time: None,
    };
    let mut found = what_if(&world, &operation, &scenarios, settings, &mut |_, _| ()).unwrap();
    let by_hand = |drawn: &mut DrawnPlan, at: i32| {
        drawn.proof.last_arrival = Moment(at);
        drawn.proof.limits = vec![Limit {
            resource: Resource::Vehicles,
            place: at.to_string(),
            last_arrival: Moment(at),
        }];
    };
    by_hand(&mut found.as_is, bounds[0]);
    for (answer, at) in found.answers.iter_mut().zip(&bounds[1..]) {
        by_hand(&mut planned(answer).drawn, *at);
    }
    raise(&operation, &mut found.as_is, &mut found.answers);
    let answers = found.answers.iter_mut().map(|answer| &planned(answer).drawn);
    let binding = |drawn: &DrawnPlan| {
        let limit = drawn.proof.binding().unwrap();
        assert_eq!(drawn.proof.last_arrival, limit.last_arrival);
        limit.last_arrival.0
    };
    let answers: Vec<i32> = answers.map(binding).collect();
    std::iter::once(binding(&found.as_is)).chain(answers).collect()
}

fn planned(answer: &mut Answer) -> &mut super::super::Planned {
    match answer {
        Answer::Planned(planned) => planned,
        other => panic!("{other:?}"),
    }
}

const BUS: Change = Change::VehiclesAdded {
    like: VehicleIx(0),
    place: samples::by_hand::CAMP,
    count: 1,
};
const DRIVERS: Change = Change::DriversPerVehicle { drivers: 2 };
const LOST: Change = Change::VehicleLost {
    vehicle: VehicleIx(1),
    from: Moment(0),
};
const WITHDREW: Change = Change::HouseholdWithdrew {
    household: HouseholdIx(1),
};

#[test]
fn what_more_rules_out_less_rules_out_too() {
    // As it is; a bus more; a bus and drivers more; a bus fewer.
    let scenarios: [&[Change]; 3] = [&[BUS], &[BUS, DRIVERS], &[LOST]];
    assert_eq!(raised(&scenarios, &[300, 310, 320, 290]), [320, 320, 320, 320]);
    assert_eq!(raised(&scenarios, &[300, 310, 200, 290]), [310, 310, 200, 310]);
}

#[test]
fn neither_less_nor_something_else_says_anything_of_it() {
    assert_eq!(raised(&[&[LOST], &[BUS]], &[300, 400, 200]), [300, 400, 200]);
    // Drivers leave no room for a bus, nor a bus for drivers.
    assert_eq!(raised(&[&[DRIVERS], &[BUS]], &[300, 290, 280]), [300, 290, 280]);
}

#[test]
fn a_bound_for_more_people_says_nothing_of_fewer() {
    // One of two families has withdrawn: the bound for both is none for the other alone.
    assert_eq!(raised(&[&[WITHDREW]], &[400, 300]), [400, 300]);
}
