//! Plans written are plans read.

use super::operation;
use documents::movement_1;
use movement::plan::{Convoy, Limit, Load, Plan, Proof, Reason, Resource, Trip, Waiting};
use movement::registry::{CorridorIx, HouseholdIx, SiteIx, VehicleIx};
use movement::units::{Moment, Persons};
use proptest::prelude::*;

pub fn load(household: u32, seated: u32, wheelchairs: u32, stretchers: u32) -> Load {
    Load {
        household: HouseholdIx(household),
        seated: Persons(seated),
        wheelchairs: Persons(wheelchairs),
        stretchers: Persons(stretchers),
    }
}

pub fn trip(vehicle: u32, empty_at: Option<i32>, load: Vec<Load>) -> Trip {
    Trip {
        vehicle: VehicleIx(vehicle),
        empty_at: empty_at.map(Moment),
        load,
        luggage: Vec::new(),
    }
}

/// Everyone but the household that said no, in three convoys; a bus returns for a second trip.
pub fn plan() -> Plan {
    let convoy = |corridor, from, to, start, trips| Convoy {
        corridor: CorridorIx(corridor),
        from: SiteIx(from),
        to: SiteIx(to),
        start: Moment(start),
        trips,
    };
    Plan {
        convoys: vec![
            convoy(
                0,
                0,
                2,
                340,
                vec![trip(0, Some(300), vec![load(0, 4, 1, 0), load(1, 4, 0, 0)])],
            ),
            convoy(1, 1, 2, 400, vec![trip(2, None, vec![load(2, 2, 0, 1)])]),
            convoy(0, 1, 3, 510, vec![trip(0, None, vec![load(3, 6, 0, 0)])]),
        ],
        waiting: Vec::new(),
        ..Plan::default()
    }
}

pub fn proof() -> Proof {
    Proof {
        most_people: Persons(18),
        last_arrival: Moment(613),
        limits: vec![Limit {
            resource: Resource::Escorts,
            place: "c0".to_owned(),
            last_arrival: Moment(613),
        }],
    }
}

pub fn written() -> Vec<u8> {
    movement_1::write_plan(&operation(), &plan(), &proof(), 1.5, 0.25)
}

#[test]
fn a_written_plan_carries_the_proof_and_the_times() {
    let plan: serde_json::Value = serde_json::from_slice(&written()).unwrap();
    assert_eq!(plan["format"], "movement-plan-1");
    assert_eq!(plan["lower_bound"], 613);
    assert_eq!(plan["first_plan_seconds"], 0.25);
    assert_eq!(plan["proof"]["limits"][0]["resource"], "escorts");
}

#[test]
fn plans_of_other_programs_may_name_convoys_by_text_and_list_nobody_waiting() {
    let theirs = br#"{"format":"movement-plan-1","convoys":[{"id":"b","origin":0,"dest":1,"start":500},
        {"id":7,"origin":1,"dest":0,"start":400}],"trips":[{"convoy":"b","vehicle":1,"load":[[1,4,0,0]]}]}"#;
    let plan = movement_1::read_plan(&operation(), theirs, "theirs.json").unwrap();
    assert_eq!(plan.convoys[0].start, Moment(400));
    assert_eq!(plan.convoys[1].trips[0].load, [load(1, 4, 0, 0)]);
}

#[test]
fn a_plan_with_unknown_numbers_gives_every_problem() {
    let bad = br#"{"format":"movement-plan-1","convoys":[{"id":1,"origin":5,"dest":1,"start":500},{"id":1,"origin":0,"dest":1,
        "start":99999999999}],"trips":[{"convoy":2,"vehicle":-1,"load":[[99,-4,0,0]]}],"unmoved":[[0,"rain"]]}"#;
    let problems = movement_1::read_plan(&operation(), bad, "bad.json").unwrap_err();
    assert_eq!(problems.len(), 8, "{problems:#?}");
}

/// Any plan that names what there is, whether or not it keeps the rules.
fn any_plan() -> impl Strategy<Value = Plan> {
    let load = (0..5u32, 0..9u32, 0..3u32, 0..3u32).prop_map(|(h, a, b, c)| load(h, a, b, c));
    let trip = (
        0..3u32,
        proptest::option::of(-50..3000i32),
        proptest::collection::vec(load, 0..4),
    )
        .prop_map(|(vehicle, at, load)| trip(vehicle, at, load));
    let convoy = (0..2u32, 2..4u32, -50..3000i32, proptest::collection::vec(trip, 0..3));
    let waiting = (0..5u32, 0..4usize).prop_map(|(household, reason)| Waiting {
        household: HouseholdIx(household),
        reason: Reason::ALL[reason],
    });
    let lists = (
        proptest::collection::vec(convoy, 0..6),
        proptest::collection::vec(waiting, 0..4),
    );
    lists.prop_map(|(convoys, waiting)| {
        let passages = operation().passages;
        let mut convoys: Vec<_> = convoys
            .into_iter()
            .map(|(from, to, start, trips)| Convoy {
                corridor: passages[&(SiteIx(from), SiteIx(to))],
                from: SiteIx(from),
                to: SiteIx(to),
                start: Moment(start),
                trips,
            })
            .collect();
        convoys.sort_by_key(|c| c.start);
        Plan {
            convoys,
            waiting,
            ..Plan::default()
        }
    })
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(plan in any_plan()) {
        let operation = operation();
        let bytes = movement_1::write_plan(&operation, &plan, &proof(), 0.0, 0.0);
        prop_assert_eq!(movement_1::read_plan(&operation, &bytes, "plan.json"), Ok(plan));
    }
}
