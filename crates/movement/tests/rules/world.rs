//! A small operation built by hand, and a plan for it that keeps every rule: two households go direct, two over the
//! crossing (one with a stretcher case, spread over a bus and an ambulance), two more on the second day.

use jiff::civil::date;
use movement::access::{AidConvoy, Corridor, PersonsPerHour, Window};
use movement::operation::{
    Calendar, Daylight, EscortPool, HouseholdSplit, NightRoads, Operation, Passages, Rules, Stretch, Travel,
};
use movement::plan::{AidPassage, AidReason, AidWaiting, Convoy, Load, Plan, Reason, Trip, Waiting};
use movement::registry::*;
use movement::units::{Kilograms, Metres, Minutes, Moment, Persons};

pub const CAMP: SiteIx = SiteIx(0);
pub const CROSSING: SiteIx = SiteIx(1);
pub const NEAR: SiteIx = SiteIx(2);
pub const FAR: SiteIx = SiteIx(3);
pub const YARD: SiteIx = SiteIx(4);

/// Driving minutes between the sites above.
const MINUTES: [[i32; 5]; 5] = [
    [0, 60, 90, 180, 30],
    [60, 0, 100, 120, 40],
    [90, 100, 0, 50, 60],
    [180, 120, 50, 0, 100],
    [30, 40, 60, 100, 0],
];

pub const DAY: i32 = 1440;

pub fn operation() -> Operation {
    let names = [
        ("camp", SiteKind::Camp),
        ("crossing", SiteKind::Crossing),
        ("near", SiteKind::Shelter),
        ("far", SiteKind::Shelter),
        ("yard", SiteKind::Depot),
    ];
    let shelter = |site, intake: Option<u32>| Shelter {
        site,
        places: Persons(20),
        intake_per_day: intake.map(Persons),
        stay: None,
    };
    Operation {
        name: "By hand".into(),
        calendar: Calendar::new("Etc/UTC", date(2019, 4, 1), 4).unwrap(),
        sites: names.into_iter().map(|(id, kind)| site(id, kind)).collect(),
        travel: travel(|_, _| true),
        corridors: vec![
            corridor("direct", 20, Some(600), Some(0)),
            corridor("zone", 10, None, None),
            corridor("road", 20, Some(600), Some(0)),
        ],
        passages: Passages::from([
            ((CAMP, NEAR), CorridorIx(0)),
            ((CAMP, CROSSING), CorridorIx(1)),
            ((CROSSING, FAR), CorridorIx(2)),
        ]),
        vehicle_types: vec![vehicle_type("bus", 10, 1, 0), vehicle_type("ambulance", 2, 1, 1)],
        vehicles: vehicles(),
        shelters: vec![shelter(NEAR, Some(12)), shelter(FAR, None)],
        households: households(),
        aid: aid(),
        rules: rules(),
    }
}

/// Builds the tables of roads, without the pairs that are not kept.
pub fn travel(keep: impl Fn(SiteIx, SiteIx) -> bool) -> Travel {
    let sites = || (0..5).map(SiteIx);
    let pairs = || sites().flat_map(|from| sites().map(move |to| (from, to)));
    let minutes = |(from, to): (SiteIx, SiteIx)| MINUTES[from.at()][to.at()];
    Travel::new(
        5,
        pairs()
            .map(|(from, to)| keep(from, to).then_some(Minutes(minutes((from, to)))))
            .collect(),
        pairs().map(|pair| Metres(minutes(pair) as u64 * 1000)).collect(),
    )
}

/// Window of each day, 06:00 to 18:00.
pub fn window(day: i32) -> Window {
    Window {
        opens: Moment(day * DAY + 360),
        closes: Moment(day * DAY + 1080),
    }
}

fn site(id: &str, kind: SiteKind) -> Site {
    Site {
        id: id.into(),
        name: id.into(),
        name_local: None,
        kind,
        coordinates: None,
    }
}

fn corridor(id: &str, headway: i32, rate: Option<u32>, escort: Option<u32>) -> Corridor {
    Corridor {
        id: id.into(),
        name: id.into(),
        windows: (0..4).map(window).collect(),
        headway: Minutes(headway),
        checkpoint: rate.map(PersonsPerHour),
        earlier: None,
        escort: escort.map(EscortPoolIx),
    }
}

fn vehicle_type(id: &str, seats: u32, wheelchairs: u32, stretchers: u32) -> VehicleType {
    VehicleType {
        id: id.into(),
        name: id.into(),
        seats: Persons(seats),
        wheelchairs: Persons(wheelchairs),
        stretchers: Persons(stretchers),
        luggage: Kilograms(0),
    }
}

fn vehicles() -> Vec<Vehicle> {
    let vehicle = |id: &str, kind, place, spare| Vehicle {
        id: id.into(),
        kind: VehicleTypeIx(kind),
        place,
        free_from: Moment(0),
        corridors: None,
        absences: Vec::new(),
        spare,
    };
    let mut all = vec![
        vehicle("bus-1", 0, YARD, false),
        vehicle("bus-2", 0, YARD, false),
        vehicle("bus-3", 0, CROSSING, false),
        vehicle("ambulance-1", 1, CAMP, false),
        vehicle("ambulance-2", 1, CROSSING, false),
        vehicle("bus-4", 0, YARD, true),
    ];
    all[2].corridors = Some(vec![CorridorIx(2)]);
    all
}

fn households() -> Vec<Household> {
    let household = |token: &str, members, consent| Household {
        token: token.into(),
        site: CAMP,
        members: Persons(members),
        wheelchairs: Persons(0),
        stretchers: Persons(0),
        luggage: Kilograms(0),
        tier: 3,
        accepts: None,
        consent,
    };
    let mut all = vec![
        household("h0", 5, Consent::Yes),
        household("h1", 4, Consent::Yes),
        household("h2", 4, Consent::Yes),
        household("h3", 3, Consent::Yes),
        household("h4", 2, Consent::No),
        household("h5", 11, Consent::Yes),
        household("h6", 3, Consent::Yes),
        household("h7", 2, Consent::Yes),
    ];
    all[1].wheelchairs = Persons(1);
    all[2].stretchers = Persons(1);
    all[3].accepts = Some(vec![ShelterIx(1)]);
    all
}

/// One comes in at an agreed hour of the last day, one goes out within hours of that day, and one has no window. Times count
/// half as long again: the first has its escort from 210 to 570 and is through at 570, the second is through at 730.
fn aid() -> Vec<AidConvoy> {
    let aid = |number: u32, (from, to), (opens, closes)| AidConvoy {
        id: format!("aid-{number}"),
        corridor: CorridorIx(0),
        from,
        to,
        inbound: from == NEAR,
        trucks: 22,
        inspection: Minutes(60),
        escort: true,
        entries: vec![Window {
            opens: Moment(3 * DAY + opens),
            closes: Moment(3 * DAY + closes),
        }],
    };
    vec![
        aid(1, (NEAR, CAMP), (480, 480)),
        aid(2, (CAMP, NEAR), (600, 900)),
        aid(3, (NEAR, CAMP), (0, 200)),
    ]
}

/// Takes aid away from the operation and its plan.
pub fn drop_aid(operation: &mut Operation, plan: &mut Plan) {
    operation.aid.clear();
    plan.aid.clear();
    plan.aid_waiting.clear();
}

/// An aid convoy that reaches its checkpoint at a minute.
pub fn passage(aid: u32, gate: i32) -> AidPassage {
    AidPassage {
        gate: Moment(gate),
        aid: AidIx(aid),
    }
}

fn rules() -> Rules {
    Rules {
        max_vehicles: 2,
        escort_pools: vec![EscortPool {
            name: "road".into(),
            escorts: 1,
        }],
        loading: Minutes(30),
        unloading: Minutes(30),
        longest_transfer_wait: Some(Minutes(60)),
        driving_per_day: Minutes(400),
        drivers_per_vehicle: 1,
        daylight: Some(Daylight {
            from: Minutes(360),
            to: Minutes(1140),
            everywhere: true,
        }),
        aid_duration_percent: 150,
        household_split: HouseholdSplit::StretcherOnly,
        luggage: None,
    }
}

pub fn load(household: u32, seated: u32, wheelchairs: u32, stretchers: u32) -> Load {
    Load {
        household: HouseholdIx(household),
        seated: Persons(seated),
        wheelchairs: Persons(wheelchairs),
        stretchers: Persons(stretchers),
    }
}

pub fn trip(vehicle: u32, load: Vec<Load>) -> Trip {
    Trip {
        vehicle: VehicleIx(vehicle),
        empty_at: None,
        load,
        luggage: Vec::new(),
    }
}

pub fn convoy(corridor: u32, from: SiteIx, to: SiteIx, start: i32, trips: Vec<Trip>) -> Convoy {
    Convoy {
        corridor: CorridorIx(corridor),
        from,
        to,
        start: Moment(start),
        trips,
    }
}

/// A plan without a fault. The first convoy's escort is back at 601, and the third departs at 606; people wait 55
/// minutes at the crossing.
pub fn plan() -> Plan {
    let mut convoys = vec![
        convoy(
            0,
            CAMP,
            NEAR,
            390,
            vec![trip(0, vec![load(0, 5, 0, 0), load(1, 3, 1, 0)])],
        ),
        convoy(
            1,
            CAMP,
            CROSSING,
            400,
            vec![
                trip(1, vec![load(3, 3, 0, 0), load(2, 1, 0, 0)]),
                trip(3, vec![load(2, 2, 0, 1)]),
            ],
        ),
        convoy(
            2,
            CROSSING,
            FAR,
            575,
            vec![
                trip(2, vec![load(3, 3, 0, 0), load(2, 1, 0, 0)]),
                trip(4, vec![load(2, 2, 0, 1)]),
            ],
        ),
        convoy(0, CAMP, NEAR, DAY + 390, vec![trip(0, vec![load(6, 3, 0, 0)])]),
        convoy(0, CAMP, NEAR, DAY + 700, vec![trip(1, vec![load(7, 2, 0, 0)])]),
    ];
    convoys[3].trips[0].empty_at = Some(Moment(DAY + 200));
    Plan {
        convoys,
        waiting: vec![waiting(5)],
        aid: vec![passage(0, 3 * DAY + 480), passage(1, 3 * DAY + 640)],
        aid_waiting: vec![AidWaiting {
            aid: AidIx(2),
            reason: AidReason::CorridorClosed,
        }],
    }
}

/// Makes a stretch of a way dangerous at night, and closes it for everybody.
pub fn dangers(operation: &mut Operation, (from, to): (SiteIx, SiteIx), minutes: (i32, i32), closed: bool) {
    let mut table = vec![None; 25];
    table[from.at() * 5 + to.at()] = Some(Stretch {
        from: Minutes(minutes.0),
        to: Minutes(minutes.1),
    });
    let night = NightRoads {
        empty: if closed { table.clone() } else { Vec::new() },
        convoys: table,
    };
    operation.travel = travel(|_, _| true).with_night_roads(night);
}

/// Daylight that counts on dangerous roads only.
pub fn light(from: i32) -> Option<Daylight> {
    Some(Daylight {
        from: Minutes(from),
        to: Minutes(1140),
        everywhere: false,
    })
}

/// A span without a vehicle, in minutes.
pub fn absence(from: i32, until: i32) -> Absence {
    Absence {
        from: Moment(from),
        until: Some(Moment(until)),
        reason: AbsenceReason::Repair,
    }
}

pub fn waiting(household: u32) -> Waiting {
    Waiting {
        household: HouseholdIx(household),
        reason: Reason::NoVehicleFits,
    }
}
