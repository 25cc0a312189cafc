//! Reads a "movement-1" instance into an operation: places, roads, rules. The long lists are in `lists`.

use super::instance::Instance;
use super::{FORMAT, lists};
use crate::json;
use crate::problems::{FileProblems, LAST_MINUTE};
use movement::operation::{Calendar, EscortPool, HouseholdSplit, Operation, Rules, Travel};
use movement::problem::{Problem, code};
use movement::registry::{Shelter, Site, SiteIx, SiteKind};
use movement::units::{Metres, Minutes, Persons};
use std::collections::BTreeSet;

/// Reads an instance, or returns every problem found in it. Origins become camps, destinations shelters; travel
/// tables are taken as given, not closed under shortest paths; there is no map, no daylight limit, no spare vehicle.
pub fn read(bytes: &[u8], file: &str) -> Result<Operation, Vec<Problem>> {
    let instance: Instance = json::parse(bytes, file, FORMAT)?;
    let mut problems = FileProblems::of(file);
    let corridors = lists::corridors(&instance, &mut problems);
    let operation = Operation {
        name: instance.name.clone(),
        calendar: calendar(&corridors),
        sites: sites(&instance, &mut problems),
        travel: travel(&instance, &mut problems),
        corridors,
        passages: lists::passages(&instance, &mut problems),
        vehicle_types: lists::vehicle_types(&instance, &mut problems),
        vehicles: lists::vehicles(&instance, &mut problems),
        shelters: shelters(&instance, &mut problems),
        households: lists::households(&instance, &mut problems),
        aid: Vec::new(),
        rules: rules(&instance, &mut problems),
    };
    problems.finish(operation)
}

/// Whole days up to the end of the last window.
fn calendar(corridors: &[movement::access::Corridor]) -> Calendar {
    let last = corridors.iter().flat_map(|c| &c.windows).map(|w| w.closes.0).max();
    let days = last.map_or(1, |minute| minute / (24 * 60) + 1);
    Calendar::plain(u32::try_from(days).unwrap_or(1))
}

fn sites(instance: &Instance, problems: &mut FileProblems) -> Vec<Site> {
    let origins = instance.origins.iter().map(|o| (&o.id, SiteKind::Camp));
    let destinations = instance.destinations.iter().map(|d| (&d.id, SiteKind::Shelter));
    let depots = instance.depots.iter().map(|y| (&y.id, SiteKind::Depot));
    let all: Vec<_> = origins.chain(destinations).chain(depots).collect();
    for (list, length) in [
        ("origins", instance.origins.len()),
        ("destinations", instance.destinations.len()),
    ] {
        if length == 0 {
            problems.add(list, code::EMPTY_TABLE, "The list is empty.", "Write at least one.");
        }
    }
    let mut seen = BTreeSet::new();
    for (id, _) in &all {
        if !seen.insert(*id) {
            let cause = format!("The id \"{}\" is used twice.", json::shortened(id));
            problems.add(
                "origins, destinations, depots",
                code::DOUBLED_ID,
                cause,
                "Give each place its own id.",
            );
        }
    }
    let site = |(id, kind): (&String, SiteKind)| Site {
        id: id.clone(),
        name: id.clone(),
        name_local: None,
        kind,
        coordinates: None,
    };
    all.into_iter().map(site).collect()
}

fn travel(instance: &Instance, problems: &mut FileProblems) -> Travel {
    let sites = instance.origins.len() + instance.destinations.len() + instance.depots.len();
    let square = problems.is_table("travel_min", &instance.travel_min, (sites, sites))
        & problems.is_table("travel_km", &instance.travel_km, (sites, sites));
    if !square {
        return Travel::default();
    }
    let mut minutes = Vec::with_capacity(sites * sites);
    let mut metres = Vec::with_capacity(sites * sites);
    for (from, (times, lengths)) in instance.travel_min.iter().zip(&instance.travel_km).enumerate() {
        for (to, (time, km)) in times.iter().zip(lengths).enumerate() {
            let at = format_args!("travel_min[{from}][{to}]");
            minutes.push(Some(Minutes(problems.number(at, *time, 0..=LAST_MINUTE))));
            metres.push(road(*km, (from, to), problems));
        }
    }
    Travel::new(sites, minutes, metres)
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the range is checked first"
)]
fn road(km: f64, (from, to): (usize, usize), problems: &mut FileProblems) -> Metres {
    if (0.0..=100_000.0).contains(&km) {
        return Metres((km * 1000.0).round() as u64);
    }
    let at = format!("travel_km[{from}][{to}]");
    let cause = format!("{km} is not between 0 and 100000.");
    problems.add(at, code::OUT_OF_RANGE, cause, "Write the road's length in kilometres.");
    Metres(0)
}

fn shelters(instance: &Instance, problems: &mut FileProblems) -> Vec<Shelter> {
    let first = instance.origins.len();
    let shelter = |(row, destination): (usize, &super::instance::Destination)| {
        let at = format_args!("destinations[{row}].capacity");
        Shelter {
            site: SiteIx::from_position(first + row),
            places: Persons(problems.number(at, destination.capacity, 0..=10_000_000)),
            intake_per_day: None,
            stay: None,
        }
    };
    let shelters: Vec<_> = instance.destinations.iter().enumerate().map(shelter).collect();
    problems.limit_people("destinations", shelters.iter().map(|s| s.places));
    shelters
}

fn rules(instance: &Instance, problems: &mut FileProblems) -> Rules {
    let escorts = problems.number(format_args!("convoy.escorts"), instance.convoy.escorts, 0..=1_000_000);
    let pool = EscortPool {
        name: "escorts".to_owned(),
        escorts,
    };
    let escorted = instance.corridors.iter().any(|way| way.escort);
    let day = 24 * 60;
    let driving = instance.driver.max_drive_min_per_day;
    Rules {
        max_vehicles: problems.number(
            format_args!("convoy.max_vehicles"),
            instance.convoy.max_vehicles,
            1..=1_000_000,
        ),
        escort_pools: if escorted { vec![pool] } else { Vec::new() },
        loading: Minutes(problems.number(format_args!("load_min"), instance.load_min, 0..=day)),
        unloading: Minutes(problems.number(format_args!("unload_min"), instance.unload_min, 0..=day)),
        longest_transfer_wait: None,
        driving_per_day: Minutes(problems.number(format_args!("driver.max_drive_min_per_day"), driving, 0..=day)),
        drivers_per_vehicle: problems.number(format_args!("driver.crews"), instance.driver.crews, 1..=100),
        daylight: None,
        aid_duration_percent: 100,
        household_split: household_split(instance, problems),
        luggage: None,
    }
}

fn household_split(instance: &Instance, problems: &mut FileProblems) -> HouseholdSplit {
    match instance.household_split.as_str() {
        "stretcher_only" => HouseholdSplit::StretcherOnly,
        "never" => HouseholdSplit::Never,
        other => {
            let cause = format!("\"{}\" is not a way to split households.", json::shortened(other));
            let remedy = "Write \"stretcher_only\" or \"never\".";
            problems.add("household_split", code::NOT_A_CHOICE, cause, remedy);
            HouseholdSplit::Never
        }
    }
}
