//! Planted faults in what aid convoys are given, and between them and people's convoys.

use super::faults::Fault;
use super::world::{self, CAMP, DAY, NEAR};
use movement::registry::AidIx;
use movement::units::{Minutes, Moment};

pub const FAULTS: &[Fault] = &[
    ("known-ids", "an unknown aid convoy", "aid convoys", |_, p| {
        p.aid.push(world::passage(3, 0));
    }),
    ("aid-listed", "forgotten", "aid convoy aid-1", |_, p| {
        p.aid.retain(|passage| passage.aid != AidIx(0));
    }),
    (
        "aid-listed",
        "listed although it has an hour",
        "aid convoy aid-2",
        |_, p| {
            p.aid_waiting[0].aid = AidIx(1);
            p.aid_waiting.push(p.aid_waiting[0]);
            p.aid_waiting[1].aid = AidIx(2);
        },
    ),
    (
        "aid-hour",
        "a minute after what was agreed",
        "aid convoy aid-1",
        |_, p| {
            p.aid[0].gate = Moment(3 * DAY + 481);
        },
    ),
    ("aid-hour", "after the hours of its day", "aid convoy aid-2", |_, p| {
        p.aid[1].gate = Moment(3 * DAY + 901);
    }),
    ("window", "aid leaves after it closes", "aid convoy aid-2", |o, _| {
        o.corridors[0].windows[3].closes = Moment(3 * DAY + 729);
    }),
    (
        "checkpoint",
        "people come while aid is inspected",
        "convoy 5",
        |o, p| {
            o.rules.escort_pools[0].escorts = 5;
            p.convoys[4].start = Moment(3 * DAY + 539);
        },
    ),
    (
        "checkpoint",
        "inspections take longer than planned",
        "aid convoy aid-2",
        |o, _| {
            o.rules.escort_pools[0].escorts = 5;
            o.rules.aid_duration_percent = 267;
        },
    ),
    ("headway", "aid too close behind aid", "aid convoy aid-2", |o, _| {
        o.corridors[0].headway = Minutes(161);
    }),
    (
        "escorts",
        "people leave before the escort is back with aid",
        "convoy 5",
        |_, p| {
            p.convoys[4].start = Moment(3 * DAY + 380);
        },
    ),
    (
        "escorts",
        "two escorts leave to meet aid and there is one",
        "aid convoy aid-2",
        |o, p| {
            // It comes in too: its escort leaves at 660 - 270, while the other's is away until 570.
            (o.aid[1].from, o.aid[1].to, o.aid[1].inbound) = (NEAR, CAMP, true);
            p.aid[1].gate = Moment(3 * DAY + 660);
        },
    ),
    (
        "night-roads",
        "escorted aid sets out on a dangerous road before it is light",
        "aid convoy aid-1",
        |o, _| {
            // It sets out at 345.
            world::dangers(o, (NEAR, CAMP), (0, 10), false);
            o.rules.daylight = world::light(346);
        },
    ),
];
