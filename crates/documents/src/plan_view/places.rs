//! What an operation has: sites, corridors, shelters, vehicles.

use movement::operation::Operation;
use movement::plan::{Plan, occupancy};
use movement::registry::{EscortPoolIx, ShelterIx, Site, SiteKind, VehicleTypeIx};
use movement::units::{Moment, Persons};
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct Place<'a> {
    id: &'a str,
    name: &'a str,
    name_local: Option<&'a str>,
    kind: &'static str,
    lat: Option<f64>,
    lon: Option<f64>,
}

#[derive(Serialize)]
pub(super) struct Way<'a> {
    id: &'a str,
    name: &'a str,
    persons_per_hour: Option<u32>,
    headway: i32,
    windows: Vec<(i32, i32)>,
    escort_pool: Option<u32>,
}

#[derive(Serialize)]
pub(super) struct Pool<'a> {
    name: &'a str,
    escorts: u32,
}

#[derive(Serialize)]
pub(super) struct Reception {
    site: u32,
    places: u32,
    intake_per_day: Option<u32>,
    /// Where people go onward: from which minute on how many people count.
    #[serde(skip_serializing_if = "Option::is_none")]
    occupancy: Option<Vec<(i32, u32)>>,
}

#[derive(Serialize)]
pub(super) struct Kind<'a> {
    id: &'a str,
    name: &'a str,
    seats: u32,
    wheelchairs: u32,
    stretchers: u32,
    /// Where it carries any.
    #[serde(skip_serializing_if = "Option::is_none")]
    luggage_kg: Option<u32>,
    /// All vehicles of the type, spares included.
    count: usize,
    spare: usize,
}

pub(super) fn sites(operation: &Operation) -> impl Iterator<Item = Place<'_>> {
    operation.sites.iter().map(|site: &Site| Place {
        id: &site.id,
        name: &site.name,
        name_local: site.name_local.as_deref(),
        kind: kind(site.kind),
        lat: site.coordinates.map(|c| c.latitude),
        lon: site.coordinates.map(|c| c.longitude),
    })
}

/// The words of `sites.csv`.
fn kind(kind: SiteKind) -> &'static str {
    match kind {
        SiteKind::Camp => "camp",
        SiteKind::Crossing => "crossing",
        SiteKind::Shelter => "shelter",
        SiteKind::Depot => "depot",
        SiteKind::Waypoint => "waypoint",
    }
}

pub(super) fn corridors(operation: &Operation) -> impl Iterator<Item = Way<'_>> {
    operation.corridors.iter().map(|corridor| Way {
        id: &corridor.id,
        name: &corridor.name,
        persons_per_hour: corridor.checkpoint.map(|rate| rate.0),
        headway: corridor.headway.0,
        windows: corridor.windows.iter().map(|w| (w.opens.0, w.closes.0)).collect(),
        escort_pool: corridor.escort.map(|EscortPoolIx(pool)| pool),
    })
}

pub(super) fn escort_pools(operation: &Operation) -> impl Iterator<Item = Pool<'_>> {
    operation.rules.escort_pools.iter().map(|pool| Pool {
        name: &pool.name,
        escorts: pool.escorts,
    })
}

pub(super) fn shelters(operation: &Operation, plan: &Plan) -> impl Iterator<Item = Reception> {
    let steps = |steps: Vec<(Moment, Persons)>| steps.into_iter().map(|(at, people)| (at.0, people.0)).collect();
    let numbered = operation.shelters.iter().enumerate();
    numbered.map(move |(row, shelter)| Reception {
        site: shelter.site.0,
        places: shelter.places.0,
        intake_per_day: shelter.intake_per_day.map(|people| people.0),
        occupancy: occupancy(operation, plan, ShelterIx::from_position(row)).map(steps),
    })
}

pub(super) fn vehicle_types(operation: &Operation) -> impl Iterator<Item = Kind<'_>> {
    operation.vehicle_types.iter().enumerate().map(|(row, kind)| {
        let of_kind = || {
            let kind = VehicleTypeIx::from_position(row);
            operation.vehicles.iter().filter(move |vehicle| vehicle.kind == kind)
        };
        Kind {
            id: &kind.id,
            name: &kind.name,
            seats: kind.seats.0,
            wheelchairs: kind.wheelchairs.0,
            stretchers: kind.stretchers.0,
            luggage_kg: Some(kind.luggage.0).filter(|kilograms| *kilograms > 0),
            count: of_kind().count(),
            spare: of_kind().filter(|vehicle| vehicle.spare).count(),
        }
    })
}
