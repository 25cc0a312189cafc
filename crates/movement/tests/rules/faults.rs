//! Planted faults: each breaks one rule and no other, and is caught by it.

use super::world::{self, CAMP, CROSSING, DAY, FAR, NEAR, YARD};
use movement::access::PersonsPerHour;
use movement::operation::{Daylight, HouseholdSplit, Operation};
use movement::plan::Plan;
use movement::plan::rules::judge;
use movement::registry::*;
use movement::units::{Minutes, Moment, Persons};

/// Rule, what is wrong, where it is reported, and how it is planted.
pub type Fault = (&'static str, &'static str, &'static str, fn(&mut Operation, &mut Plan));

/// Every fault.
pub fn all() -> impl Iterator<Item = &'static Fault> {
    FAULTS
        .iter()
        .chain(super::vehicle_faults::FAULTS)
        .chain(super::shelter_faults::FAULTS)
        .chain(super::luggage_faults::FAULTS)
        .chain(super::aid_faults::FAULTS)
}

const FAULTS: &[Fault] = &[
    (
        "known-ids",
        "an unknown household on the list",
        "waiting list",
        |_, p| {
            p.waiting.push(world::waiting(u32::MAX));
        },
    ),
    ("known-ids", "an unknown vehicle", "convoy 5", |_, p| {
        p.convoys[4].trips[0].vehicle = VehicleIx(6);
    }),
    ("consent", "a household that said no rides", "household h0", |o, _| {
        o.households[0].consent = Consent::No;
    }),
    (
        "accepted-place",
        "brought where it did not want to go",
        "household h0",
        |o, _| {
            o.households[0].accepts = Some(vec![ShelterIx(1)]);
        },
    ),
    (
        "accepted-place",
        "one of the last brought where it did not want to go",
        "household h7",
        |o, _| {
            o.households[7].accepts = Some(vec![ShelterIx(1)]);
        },
    ),
    (
        "whole-journey",
        "left at the yard after the crossing",
        "household h3",
        |o, p| {
            o.passages.insert((CROSSING, YARD), CorridorIx(2));
            p.convoys[2].to = YARD;
        },
    ),
    ("household-whole", "a member too many", "household h0", |_, p| {
        p.convoys[0].trips[0].load[0].seated = Persons(6);
    }),
    ("whole-journey", "left at the crossing", "household h3", |_, p| {
        p.convoys[2].trips[0].load.remove(0);
    }),
    ("whole-journey", "carried twice", "household h0", |_, p| {
        p.convoys[3].trips[0].load.push(world::load(0, 5, 0, 0));
    }),
    (
        "whole-journey",
        "fetched where it does not wait",
        "household h6",
        |o, _| {
            o.households[6].site = CROSSING;
        },
    ),
    (
        "whole-journey",
        "changes vehicle at a place that is no crossing",
        "household h2",
        |o, _| {
            o.sites[CROSSING.at()].kind = SiteKind::Waypoint;
        },
    ),
    ("household-whole", "a member is missing", "household h0", |_, p| {
        p.convoys[0].trips[0].load[0].seated = Persons(4);
    }),
    ("household-whole", "split over two convoys", "household h0", |_, p| {
        p.convoys[0].trips[0].load[0].seated = Persons(2);
        p.convoys[3].trips[0].load.push(world::load(0, 3, 0, 0));
    }),
    (
        "household-whole",
        "a wheelchair user without a bay",
        "household h1",
        |_, p| {
            p.convoys[0].trips[0].load[1] = world::load(1, 4, 0, 0);
        },
    ),
    (
        "household-whole",
        "a stretcher case in a seat on the second stage only",
        "household h2",
        |o, p| {
            o.vehicle_types[1].seats = Persons(3);
            p.convoys[2].trips[1].load[0] = world::load(2, 3, 0, 0);
        },
    ),
    (
        "household-whole",
        "spread without a stretcher case",
        "household h3",
        |o, p| {
            o.vehicle_types[1].seats = Persons(3);
            p.convoys[1].trips[0].load[0].seated = Persons(2);
            p.convoys[1].trips[1].load.push(world::load(3, 1, 0, 0));
        },
    ),
    (
        "household-whole",
        "spread where that is never allowed",
        "household h2",
        |o, _| {
            o.rules.household_split = HouseholdSplit::Never;
        },
    ),
    (
        "transfer-wait",
        "waits too long at the crossing",
        "household h2",
        |o, _| {
            o.rules.longest_transfer_wait = Some(Minutes(54));
        },
    ),
    (
        "transfer-wait",
        "boards before it is unloaded",
        "household h2",
        |o, p| {
            o.rules.escort_pools[0].escorts = 2;
            p.convoys[2].start = Moment(519);
        },
    ),
    ("waiting-listed", "forgotten", "household h5", |_, p| p.waiting.clear()),
    ("waiting-listed", "listed although it rides", "household h0", |_, p| {
        p.waiting.push(world::waiting(0));
    }),
    (
        "waiting-listed",
        "listed although it said no",
        "household h4",
        |_, p| {
            p.waiting.push(world::waiting(4));
        },
    ),
    ("waiting-listed", "listed twice", "household h5", |_, p| {
        p.waiting.push(world::waiting(5))
    }),
    (
        "agreed-way",
        "on a corridor that does not lead there",
        "convoy 4",
        |_, p| {
            p.convoys[3].corridor = CorridorIx(1);
        },
    ),
    ("agreed-way", "between places nobody agreed on", "convoy 3", |o, _| {
        o.passages.remove(&(CROSSING, FAR));
    }),
    ("agreed-way", "without a road", "convoy 1", |o, _| {
        o.travel = world::travel(|from, to| (from, to) != (CAMP, NEAR));
    }),
    ("window", "enters before it opens", "convoy 4", |o, _| {
        o.corridors[0].windows[1].opens = Moment(DAY + 421);
    }),
    ("window", "leaves after it closes", "convoy 1", |o, _| {
        o.corridors[0].windows[0].closes = Moment(420);
    }),
    ("window", "on a day that is not open", "convoy 4", |o, _| {
        o.corridors[0].windows.remove(1);
    }),
    ("daylight", "departs in the dark", "convoy 1", |o, _| {
        o.rules.daylight = Some(Daylight {
            from: Minutes(422),
            to: Minutes(1140),
            everywhere: true,
        });
    }),
    ("daylight", "arrives in the dark", "convoy 3", |o, _| {
        o.rules.daylight = Some(Daylight {
            from: Minutes(360),
            to: Minutes(725),
            everywhere: true,
        });
    }),
    (
        "night-roads",
        "a convoy reaches a dangerous road before it is light",
        "convoy 1",
        |o, _| {
            // It departs at 421.
            world::dangers(o, (CAMP, NEAR), (10, 20), false);
            o.rules.daylight = world::light(432);
        },
    ),
    (
        "night-roads",
        "a convoy is still on a dangerous road when it gets dark",
        "convoy 3",
        |o, _| {
            // It departs at 606.
            world::dangers(o, (CROSSING, FAR), (0, 120), true);
            o.rules.daylight = world::light(360).map(|light| Daylight {
                to: Minutes(725),
                ..light
            });
        },
    ),
    (
        "night-roads",
        "an empty vehicle is on a closed road at night",
        "vehicle bus-1",
        |o, _| {
            // On the second day it sets out empty at 200.
            world::dangers(o, (NEAR, CAMP), (30, 60), true);
            o.rules.daylight = world::light(231);
        },
    ),
    ("checkpoint", "two convoys at once", "convoy 5", |o, p| {
        o.rules.escort_pools[0].escorts = 5;
        o.corridors[0].checkpoint = Some(PersonsPerHour(6));
        p.convoys[4].start = p.convoys[3].start + Minutes(29);
    }),
    ("headway", "too close behind", "convoy 5", |o, p| {
        o.rules.escort_pools[0].escorts = 5;
        p.convoys[4].start = p.convoys[3].start + Minutes(19);
    }),
    (
        "escorts",
        "more convoys than escorts on one corridor",
        "convoy 5",
        |_, p| {
            p.convoys[4].start = p.convoys[3].start + Minutes(179);
        },
    ),
    ("escorts", "two corridors draw on one pool", "convoy 3", |_, p| {
        p.convoys[2].start = Moment(569);
    }),
    ("convoy-size", "too long", "convoy 2", |o, _| o.rules.max_vehicles = 1),
    ("convoy-size", "a vehicle named twice", "convoy 1", |_, p| {
        p.convoys[0].trips.push(world::trip(0, vec![]));
    }),
    ("convoy-size", "no vehicle", "convoy 6", |_, p| {
        p.convoys.push(world::convoy(0, CAMP, NEAR, 2 * DAY + 400, vec![]));
    }),
    ("convoy-size", "nobody aboard", "convoy 6", |_, p| {
        p.convoys.push(world::convoy(
            0,
            CAMP,
            NEAR,
            2 * DAY + 400,
            vec![world::trip(0, vec![])],
        ));
    }),
];

#[test]
fn every_planted_fault_is_caught_by_its_own_rule_and_no_other() {
    for (code, what, place, plant) in all() {
        let (mut operation, mut plan) = (world::operation(), world::plan());
        plant(&mut operation, &mut plan);
        let violations = judge(&operation, &plan);
        assert!(
            violations.iter().any(|v| v.rule == *code && v.place == *place),
            "{code}: {what}: not found at {place}, but {violations:#?}"
        );
        assert!(
            violations.iter().all(|v| v.rule == *code),
            "{code}: {what}: other rules speak too: {violations:#?}"
        );
    }
}

#[test]
fn the_order_of_convoys_in_a_plan_changes_no_verdict() {
    let rules = |operation: &Operation, plan: &Plan| -> Vec<&str> {
        judge(operation, plan)
            .into_iter()
            .map(|violation| violation.rule)
            .collect()
    };
    for (code, what, _, plant) in all() {
        let (mut operation, mut plan) = (world::operation(), world::plan());
        plant(&mut operation, &mut plan);
        let before = rules(&operation, &plan);
        plan.convoys.reverse();
        assert_eq!(rules(&operation, &plan), before, "{code}: {what}");
    }
    let mut plan = world::plan();
    plan.convoys.reverse();
    assert_eq!(judge(&world::operation(), &plan), []);
}

#[test]
fn every_violation_says_what_to_do() {
    for (code, what, _, plant) in all() {
        let (mut operation, mut plan) = (world::operation(), world::plan());
        plant(&mut operation, &mut plan);
        for violation in judge(&operation, &plan) {
            assert!(
                violation.cause.ends_with('.') && violation.remedy.ends_with('.'),
                "{code}: {what}: {violation}"
            );
        }
    }
}
