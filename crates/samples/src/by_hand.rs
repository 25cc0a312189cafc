//! Operations built by hand: one camp, one shelter an hour away, a yard beside the camp, and a corridor that is open from 06:00 to 18:00.

use movement::access::{Corridor, Window};
use movement::operation::{Calendar, HouseholdSplit, Operation, Passages, Rules, Travel};
use movement::registry::{
    Consent, CorridorIx, Household, Shelter, Site, SiteIx, SiteKind, Vehicle, VehicleType, VehicleTypeIx,
};
use movement::units::{Kilograms, Metres, Minutes, Moment, Persons};

/// Where everybody is.
pub const CAMP: SiteIx = SiteIx(0);
/// Where everybody goes.
pub const SHELTER: SiteIx = SiteIx(1);
/// Minutes of a day.
pub const DAY: i32 = 1440;

/// Builds an operation of some days with buses of ten seats and families of five.
pub fn operation(days: u32, buses: usize, families: usize) -> Operation {
    let site = |id: &str, kind| Site {
        id: id.into(),
        name: id.into(),
        name_local: None,
        kind,
        coordinates: None,
    };
    let window = |day: i32| Window {
        opens: Moment(day * DAY + 360),
        closes: Moment(day * DAY + 1080),
    };
    let minutes = [0, 60, 60, 0].map(|m| Some(Minutes(m)));
    Operation {
        name: "By hand".into(),
        calendar: Calendar::plain(days),
        sites: vec![site("camp", SiteKind::Camp), site("shelter", SiteKind::Shelter)],
        travel: Travel::new(
            2,
            minutes.to_vec(),
            vec![Metres(0), Metres(50_000), Metres(50_000), Metres(0)],
        ),
        corridors: vec![Corridor {
            id: "road".into(),
            name: "Road".into(),
            windows: (0..days.cast_signed()).map(window).collect(),
            headway: Minutes(10),
            checkpoint: None,
            earlier: None,
            escort: None,
        }],
        passages: Passages::from([((CAMP, SHELTER), CorridorIx(0))]),
        vehicle_types: vec![VehicleType {
            id: "bus".into(),
            name: "Bus".into(),
            seats: Persons(10),
            wheelchairs: Persons(0),
            stretchers: Persons(0),
            luggage: Kilograms(0),
        }],
        vehicles: (0..buses).map(bus).collect(),
        shelters: vec![Shelter {
            site: SHELTER,
            places: Persons(1000),
            intake_per_day: None,
            stay: None,
        }],
        households: (0..families).map(family).collect(),
        aid: Vec::new(),
        rules: Rules {
            max_vehicles: 10,
            escort_pools: Vec::new(),
            loading: Minutes(30),
            unloading: Minutes(30),
            longest_transfer_wait: None,
            driving_per_day: Minutes(600),
            drivers_per_vehicle: 1,
            daylight: None,
            aid_duration_percent: 100,
            household_split: HouseholdSplit::Never,
            luggage: None,
        },
    }
}

fn bus(number: usize) -> Vehicle {
    Vehicle {
        id: format!("bus-{number}"),
        kind: VehicleTypeIx(0),
        place: CAMP,
        free_from: Moment(0),
        corridors: None,
        absences: Vec::new(),
        spare: false,
    }
}

fn family(number: usize) -> Household {
    Household {
        token: format!("family-{number}"),
        site: CAMP,
        members: Persons(5),
        wheelchairs: Persons(0),
        stretchers: Persons(0),
        luggage: Kilograms(0),
        tier: 3,
        accepts: None,
        consent: Consent::Yes,
    }
}
