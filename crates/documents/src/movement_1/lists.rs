//! The long lists of a "movement-1" instance: corridors, vehicles, households.

use super::instance::{Instance, Row, Way};
use crate::problems::{FileProblems, LAST_MINUTE, json_code};
use movement::access::{Corridor, PersonsPerHour, Window};
use movement::operation::Passages;
use movement::problem::code;
use movement::registry::{
    Consent, CorridorIx, EscortPoolIx, Household, ShelterIx, SiteIx, Vehicle, VehicleIx, VehicleType, VehicleTypeIx,
};
use movement::units::{Kilograms, Minutes, Moment, Persons};

pub(super) fn corridors(instance: &Instance, problems: &mut FileProblems) -> Vec<Corridor> {
    let corridor = |(row, way): (usize, &Way)| Corridor {
        id: way.id.clone(),
        name: way.id.clone(),
        windows: windows(row, way, problems),
        headway: Minutes(problems.number(
            format_args!("corridors[{row}].headway_min"),
            way.headway_min,
            0..=LAST_MINUTE,
        )),
        checkpoint: way.persons_per_hour.map(|rate| {
            let at = format_args!("corridors[{row}].persons_per_hour");
            PersonsPerHour(problems.number(at, rate, 1..=10_000_000))
        }),
        earlier: None,
        escort: way.escort.then_some(EscortPoolIx(0)),
    };
    instance.corridors.iter().enumerate().map(corridor).collect()
}

fn windows(row: usize, way: &Way, problems: &mut FileProblems) -> Vec<Window> {
    let mut windows = Vec::with_capacity(way.windows.len());
    for (number, (opens, closes)) in way.windows.iter().enumerate() {
        let at = format_args!("corridors[{row}].windows[{number}]");
        let opens = problems.number(at, *opens, 0..=LAST_MINUTE);
        windows.push(Window {
            opens: Moment(opens),
            closes: Moment(problems.number(at, *closes, i64::from(opens)..=LAST_MINUTE)),
        });
    }
    windows.sort_unstable();
    if windows.windows(2).any(|pair| pair[1].opens < pair[0].closes) {
        let at = format!("corridors[{row}].windows");
        problems.add(
            at,
            code::WINDOWS_OVERLAP,
            "Two windows overlap.",
            "Write them as one window.",
        );
    }
    windows
}

pub(super) fn passages(instance: &Instance, problems: &mut FileProblems) -> Passages {
    let (origins, destinations) = (instance.origins.len(), instance.destinations.len());
    if !problems.is_table("corridor_of", &instance.corridor_of, (origins, destinations)) {
        return Passages::new();
    }
    let mut passages = Passages::new();
    for (from, row) in instance.corridor_of.iter().enumerate() {
        for (to, corridor) in row.iter().enumerate() {
            let at = format_args!("corridor_of[{from}][{to}]");
            let corridor = problems.position(at, *corridor, "corridors", instance.corridors.len());
            let pair = (SiteIx::from_position(from), SiteIx::from_position(origins + to));
            passages.insert(pair, CorridorIx::from_position(corridor));
        }
    }
    passages
}

pub(super) fn vehicle_types(instance: &Instance, problems: &mut FileProblems) -> Vec<VehicleType> {
    let mut types = Vec::with_capacity(instance.vehicle_types.len());
    for (row, kind) in instance.vehicle_types.iter().enumerate() {
        let mut places = |column: &str, value| {
            let at = format_args!("vehicle_types[{row}].{column}");
            Persons(problems.number(at, value, 0..=10_000))
        };
        let (seats, wheelchairs) = (places("seats", kind.seats), places("wheelchair", kind.wheelchair));
        types.push(VehicleType {
            id: kind.id.clone(),
            name: kind.id.clone(),
            seats,
            wheelchairs,
            stretchers: places("stretcher", kind.stretcher),
            luggage: Kilograms(0),
        });
        if kind.seats == 0 && kind.wheelchair == 0 && kind.stretcher == 0 {
            let at = format!("vehicle_types[{row}]");
            problems.add(at, code::NO_CAPACITY, "It carries nobody.", "Write the places it has.");
        }
    }
    types
}

pub(super) fn vehicles(instance: &Instance, problems: &mut FileProblems) -> Vec<Vehicle> {
    let depots = instance.origins.len() + instance.destinations.len();
    let mut vehicles = Vec::with_capacity(instance.fleet.len());
    for (row, written) in instance.fleet.iter().enumerate() {
        let (kind, depot, free_from) = match written[..] {
            [kind, depot] => (kind, depot, 0),
            [kind, depot, free_from] => (kind, depot, free_from),
            _ => {
                let cause = format!("A vehicle has {} numbers, not 2 or 3.", written.len());
                problems.add(
                    format!("fleet[{row}]"),
                    json_code::WRONG_LENGTH,
                    cause,
                    "Write type, depot, free from.",
                );
                continue;
            }
        };
        let at = format_args!("fleet[{row}]");
        let kind = problems.position(at, kind, "vehicle_types", instance.vehicle_types.len());
        let depot = problems.position(at, depot, "depots", instance.depots.len());
        vehicles.push(Vehicle {
            id: format!("v{}", VehicleIx::from_position(row).0),
            kind: VehicleTypeIx::from_position(kind),
            place: SiteIx::from_position(depots + depot),
            free_from: Moment(problems.number(at, free_from, 0..=LAST_MINUTE)),
            corridors: None,
            absences: Vec::new(),
            spare: false,
        });
    }
    vehicles
}

pub(super) fn households(instance: &Instance, problems: &mut FileProblems) -> Vec<Household> {
    if instance.households.is_empty() {
        problems.add(
            "households",
            code::EMPTY_TABLE,
            "The list is empty.",
            "Write at least one.",
        );
    }
    let rows = instance.households.iter().enumerate();
    let households: Vec<_> = rows
        .map(|(number, row)| household(instance, number, row, problems))
        .collect();
    problems.limit_people("households", households.iter().map(|h| h.members));
    households
}

fn household(instance: &Instance, number: usize, row: &Row, problems: &mut FileProblems) -> Household {
    let Row(origin, members, wheelchairs, stretchers, tier, accepts, consent) = row;
    let at = format_args!("households[{number}]");
    let members: u32 = problems.number(at, *members, 1..=10_000);
    let wheelchairs: u32 = problems.number(at, *wheelchairs, 0..=10_000);
    let stretchers: u32 = problems.number(at, *stretchers, 0..=10_000);
    if wheelchairs + stretchers > members {
        let cause = format!("{wheelchairs} wheelchairs and {stretchers} stretchers are more than {members} members.");
        problems.add(at, code::NEEDS_EXCEED_MEMBERS, cause, "Count every person once.");
    }
    let accepts = accepts.as_ref().map(|list| {
        let shelter = |d: &i64| problems.position(at, *d, "destinations", instance.destinations.len());
        let mut list: Vec<_> = list.iter().map(shelter).map(ShelterIx::from_position).collect();
        list.sort_unstable();
        list.dedup();
        list
    });
    Household {
        token: format!("h{number}"),
        site: SiteIx::from_position(problems.position(at, *origin, "origins", instance.origins.len())),
        members: Persons(members),
        wheelchairs: Persons(wheelchairs),
        stretchers: Persons(stretchers),
        luggage: Kilograms(0),
        tier: problems.number(at, *tier, 1..=255),
        accepts,
        consent: if *consent { Consent::Yes } else { Consent::No },
    }
}
