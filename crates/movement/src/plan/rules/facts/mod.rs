//! What a plan says, laid out so that each rule can read it. Nothing here judges; all sums are in 64 bits, so that
//! no plan, however wrong, can overflow them.

mod aid;
mod hours;
mod light;
mod luggage;
mod runs;
mod words;

pub(super) use aid::KnownAid;
pub(super) use hours::Hours;
pub(super) use luggage::Carried;
pub(super) use runs::Run;

use super::super::{Convoy, Load, Plan, Trip};
use crate::operation::Operation;
use crate::registry::{HouseholdIx, ShelterIx, SiteIx, VehicleIx};

/// A plan beside the operation it is for.
pub(super) struct Facts<'a> {
    pub operation: &'a Operation,
    pub plan: &'a Plan,
    /// Convoys whose corridor and sites are rows of the operation, in the order of the plan.
    pub convoys: Vec<Known<'a>>,
    rides: Vec<Ride<'a>>,
    carried: Vec<Carried>,
}

/// A convoy whose ids are known.
pub(super) struct Known<'a> {
    /// Its number in the plan, counted from 1.
    pub number: usize,
    pub convoy: &'a Convoy,
    /// People aboard.
    pub people: i64,
    /// Its times, from start, people and road alone.
    pub hours: Hours,
    /// The shelter at its end; `None` at a crossing.
    pub shelter: Option<ShelterIx>,
}

/// Part or all of a known household in one vehicle of one known convoy.
#[derive(Clone, Copy)]
pub(super) struct Ride<'a> {
    pub household: HouseholdIx,
    /// Position in [`Facts::convoys`].
    pub convoy: usize,
    pub vehicle: VehicleIx,
    pub load: &'a Load,
}

impl<'a> Facts<'a> {
    pub fn of(operation: &'a Operation, plan: &'a Plan) -> Self {
        let mut shelter_at = vec![None; operation.sites.len()];
        for (position, shelter) in operation.shelters.iter().enumerate() {
            if let Some(place) = shelter_at.get_mut(shelter.site.at()) {
                *place = Some(ShelterIx::from_position(position));
            }
        }
        let numbered = plan.convoys.iter().enumerate();
        let convoys: Vec<Known<'a>> = numbered
            .filter(|(_, convoy)| has_known_ids(operation, convoy))
            .map(|(position, convoy)| {
                let people = convoy.trips.iter().flat_map(|trip| &trip.load).map(people_in).sum();
                Known {
                    number: position + 1,
                    convoy,
                    people,
                    hours: Hours::of(operation, convoy, people),
                    shelter: shelter_at[convoy.to.at()],
                }
            })
            .collect();
        let rides = list_rides(operation, &convoys);
        let carried = luggage::list_carried(operation, &convoys);
        Self {
            operation,
            plan,
            convoys,
            rides,
            carried,
        }
    }

    /// Returns each household that rides, with its rides in the order of the plan.
    pub fn journeys(&self) -> impl Iterator<Item = (HouseholdIx, &[Ride<'a>])> {
        self.rides
            .chunk_by(|a, b| a.household == b.household)
            .map(|rides| (rides[0].household, rides))
    }

    /// Returns each household that rides with one convoy, with its rides there, one a vehicle or more.
    pub fn stages(&self) -> impl Iterator<Item = (HouseholdIx, &Known<'a>, &[Ride<'a>])> {
        self.rides
            .chunk_by(|a, b| (a.household, a.convoy) == (b.household, b.convoy))
            .map(|rides| (rides[0].household, &self.convoys[rides[0].convoy], rides))
    }

    /// Returns the trips of known convoys whose vehicle is known.
    pub fn trips(&self) -> impl Iterator<Item = (&Known<'a>, &'a Trip)> {
        let vehicles = self.operation.vehicles.len();
        self.convoys
            .iter()
            .flat_map(|known| known.convoy.trips.iter().map(move |trip| (known, trip)))
            .filter(move |(_, trip)| trip.vehicle.at() < vehicles)
    }

    /// Returns the driving minutes from one site to another; `None` without a road.
    pub fn drive(&self, from: SiteIx, to: SiteIx) -> Option<i64> {
        self.operation
            .travel
            .minutes(from, to)
            .map(|minutes| i64::from(minutes.0))
    }
}

/// Returns the people in one load.
pub(super) fn people_in(load: &Load) -> i64 {
    i64::from(load.seated.0) + i64::from(load.wheelchairs.0) + i64::from(load.stretchers.0)
}

fn has_known_ids(operation: &Operation, convoy: &Convoy) -> bool {
    let sites = operation.sites.len();
    convoy.corridor.at() < operation.corridors.len() && convoy.from.at() < sites && convoy.to.at() < sites
}

fn list_rides<'a>(operation: &Operation, convoys: &[Known<'a>]) -> Vec<Ride<'a>> {
    let mut rides = Vec::new();
    for (position, known) in convoys.iter().enumerate() {
        for trip in &known.convoy.trips {
            let listed = trip
                .load
                .iter()
                .filter(|l| l.household.at() < operation.households.len());
            rides.extend(listed.map(|load| Ride {
                household: load.household,
                convoy: position,
                vehicle: trip.vehicle,
                load,
            }));
        }
    }
    rides.sort_by_key(|ride| ride.household);
    rides
}
