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
    FAULTS.iter().chain(super::shelter_faults::FAULTS)
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
        });
    }),
    ("daylight", "arrives in the dark", "convoy 3", |o, _| {
        o.rules.daylight = Some(Daylight {
            from: Minutes(360),
            to: Minutes(725),
        });
    }),
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
    ("vehicle-capacity", "too few seats", "vehicle bus-1", |o, _| {
        o.vehicle_types[0].seats = Persons(7);
    }),
    ("vehicle-capacity", "no wheelchair bay", "vehicle bus-1", |o, _| {
        o.vehicle_types[0].wheelchairs = Persons(0);
    }),
    (
        "vehicle-capacity",
        "no stretcher place",
        "vehicle ambulance-1",
        |o, _| {
            o.vehicle_types[1].stretchers = Persons(0);
        },
    ),
    (
        "vehicle-allowed",
        "on a corridor it may not use",
        "vehicle bus-1",
        |o, _| {
            o.vehicles[0].corridors = Some(vec![CorridorIx(1), CorridorIx(2)]);
        },
    ),
    ("spare-held-back", "a spare is planned", "vehicle bus-2", |o, _| {
        o.vehicles[1].spare = true
    }),
    ("vehicle-position", "not yet free", "vehicle bus-1", |o, _| {
        o.vehicles[0].free_from = Moment(361)
    }),
    ("vehicle-position", "still on its way back", "vehicle bus-1", |o, p| {
        // Unloaded at 541, back at the camp at 631.
        o.rules.escort_pools[0].escorts = 5;
        p.convoys[3].start = Moment(630);
        p.convoys[3].trips[0].empty_at = None;
    }),
    ("vehicle-position", "sets out too late", "vehicle bus-1", |_, p| {
        p.convoys[3].trips[0].empty_at = Some(Moment(DAY + 301));
    }),
    (
        "vehicle-position",
        "sets out while people are getting off",
        "vehicle bus-1",
        |_, p| {
            p.convoys[3].trips[0].empty_at = Some(Moment(540));
        },
    ),
    (
        "vehicle-position",
        "no road to the convoy's start",
        "vehicle bus-1",
        |o, _| {
            o.travel = world::travel(|from, to| (from, to) != (YARD, CAMP));
        },
    ),
    (
        "vehicle-present",
        "loads in the last minute before it is back",
        "vehicle bus-1",
        |o, _| o.vehicles[0].absences = vec![world::absence(0, 391), world::absence(2000, 2100)],
    ),
    (
        "vehicle-present",
        "unloads when it should have gone",
        "vehicle bus-1",
        |o, _| o.vehicles[0].absences = vec![world::absence(540, 1000)],
    ),
    (
        "vehicle-present",
        "drives empty while it is not there",
        "vehicle bus-1",
        |o, _| o.vehicles[0].absences = vec![world::absence(DAY + 100, DAY + 201)],
    ),
    (
        "vehicle-present",
        "sets out just in time and too late",
        "vehicle bus-2",
        |o, _| o.vehicles[1].absences = vec![world::absence(371, 372)],
    ),
    (
        "vehicle-present",
        "away until further notice",
        "vehicle bus-2",
        |o, _| {
            let gone = world::absence(DAY + 700, 0);
            o.vehicles[1].absences = vec![Absence { until: None, ..gone }];
        },
    ),
    ("driver-hours", "too long in one day", "vehicle bus-1", |o, _| {
        o.rules.driving_per_day = Minutes(179);
    }),
    (
        "driver-hours",
        "the empty drive on the evening before counts",
        "vehicle bus-1",
        |o, p| {
            o.rules.driving_per_day = Minutes(209);
            p.convoys[3].trips[0].empty_at = Some(Moment(DAY - 1));
        },
    ),
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
