//! Planted faults of single vehicles: what they carry, where they may go, where they are, how long they drive.

use super::faults::Fault;
use super::world::{self, CAMP, DAY, YARD};
use movement::registry::*;
use movement::units::{Minutes, Moment, Persons};

pub const FAULTS: &[Fault] = &[
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
