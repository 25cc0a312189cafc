//! No plan makes the judge fall, however wrong: random changes to a clean plan, with the wildest numbers.

use super::world;
use movement::plan::rules::judge;
use movement::plan::{Bag, Plan, Trip};
use movement::registry::{CorridorIx, HouseholdIx, SiteIx, VehicleIx};
use movement::units::{Kilograms, Moment, Persons};
use proptest::prelude::*;

/// One change: what, at which convoy, trip and load (taken round), and the new number.
type Change = (u8, usize, usize, usize, u32);

fn number() -> impl Strategy<Value = u32> {
    prop_oneof![4 => 0_u32..12, 2 => 0_u32..4000, 1 => Just(u32::MAX), 1 => Just(1 << 31), 1 => any::<u32>()]
}

fn apply(plan: &mut Plan, (what, c, t, l, number): Change) {
    let moment = Moment(number.cast_signed());
    let convoys = plan.convoys.len();
    if convoys == 0 {
        return;
    }
    let convoy = &mut plan.convoys[c % convoys];
    match what {
        0 => convoy.corridor = CorridorIx(number),
        1 => convoy.from = SiteIx(number),
        2 => convoy.to = SiteIx(number),
        3 => convoy.start = moment,
        4 => plan.waiting.push(world::waiting(number)),
        5 => drop(plan.waiting.pop()),
        6 => plan.convoys.push(plan.convoys[c % convoys].clone()),
        7 => drop(plan.convoys.remove(c % convoys)),
        17 => plan.aid.push(world::passage(number % 5, moment.0)),
        18 => plan.aid.push(world::passage(number, 0)),
        19 => drop(plan.aid_waiting.pop()),
        _ => {
            let trips = convoy.trips.len();
            if trips > 0 {
                change_trip(&mut convoy.trips[t % trips], what, l, number);
            }
        }
    }
}

fn change_trip(trip: &mut Trip, what: u8, l: usize, number: u32) {
    match what {
        8 => trip.vehicle = VehicleIx(number),
        9 => trip.empty_at = Some(Moment(number.cast_signed())),
        16 => trip.luggage.push(Bag {
            household: HouseholdIx(number),
            weight: Kilograms(number),
        }),
        10 => trip.load.push(world::load(number, number, number, number)),
        _ if trip.load.is_empty() => {}
        what => {
            let at = l % trip.load.len();
            let load = &mut trip.load[at];
            match what {
                11 => load.household = HouseholdIx(number),
                12 => load.seated = Persons(number),
                13 => load.wheelchairs = Persons(number),
                14 => load.stretchers = Persons(number),
                _ => drop(trip.load.remove(at)),
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn any_plan_can_be_judged_and_twice_the_same(
        changes in prop::collection::vec((0_u8..20, 0_usize..8, 0_usize..4, 0_usize..4, number()), 1..12),
    ) {
        let operation = world::operation();
        let mut plan = world::plan();
        for change in changes {
            apply(&mut plan, change);
        }
        let violations = judge(&operation, &plan);
        prop_assert_eq!(&violations, &judge(&operation, &plan));
    }

    #[test]
    fn a_load_of_another_size_is_never_overlooked(
        c in 0_usize..5, t in 0_usize..2, l in 0_usize..2, what in 12_u8..16, number in number(),
    ) {
        let operation = world::operation();
        let mut plan = world::plan();
        apply(&mut plan, (what, c, t, l, number));
        prop_assert_eq!(judge(&operation, &plan).is_empty(), plan == world::plan());
    }
}
