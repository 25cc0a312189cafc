//! What holds the bound, and what would hold it next: each resource that holds it is eased, and the bound looked at again.

use super::Bounds;
use movement::access::PersonsPerHour;
use movement::operation::Operation;
use movement::operation::change::{Change, apply};
use movement::plan::{Limit, Resource};
use movement::registry::{CorridorIx, EscortPoolIx, ShelterIx, VehicleIx};
use movement::units::{Moment, Persons};
use std::collections::BTreeMap;

/// Links looked at.
const LONGEST: usize = 4;
/// As good as without a limit, and inside what an operation takes.
const PLENTY: u32 = 10_000_000;
const MANY_ESCORTS: u32 = 10_000;
const MANY_DRIVERS: u32 = 100;

/// One resource that holds the bound once those before it are eased.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What holds it, where, and when.
    pub limit: Limit,
    /// How it was eased to see the next one, in words; `None` at the end: nothing that could be asked for eases it, or it was
    /// eased before.
    pub eased: Option<&'static str>,
}

/// Returns what holds the bound first, and what would next, as far as it goes or until told to stop.
pub fn chain(operation: &Operation, bounds: &Bounds, stop: &(dyn Fn() -> bool + Sync)) -> Vec<Link> {
    let mut links: Vec<Link> = Vec::new();
    let mut eased = operation.clone();
    let mut next = bounds.proof.binding().cloned();
    while let Some(limit) = next.take() {
        let known = links
            .iter()
            .any(|link| (link.limit.resource, &link.limit.place) == (limit.resource, &limit.place));
        let ease = ease(&eased, &limit).filter(|_| !known && links.len() + 1 < LONGEST);
        let ease = ease.and_then(|(changes, words)| Some((apply(&eased, &changes).ok()?, words)));
        links.push(Link {
            limit: limit.clone(),
            eased: ease.as_ref().map(|(_, words)| *words),
        });
        let Some((easier, _)) = ease else { break };
        eased = easier;
        let Some(worth) = bounds.with(&eased, stop) else { break };
        // Never later than with less, however far each search got.
        next = worth.proof.binding().map(|next| Limit {
            last_arrival: next.last_arrival.min(limit.last_arrival),
            ..next.clone()
        });
        next = next.filter(|next| next.last_arrival > Moment(0));
    }
    links
}

fn ease(operation: &Operation, limit: &Limit) -> Option<(Vec<Change>, &'static str)> {
    let (changes, words) = match limit.resource {
        Resource::Road => return None,
        Resource::Drivers => (
            vec![Change::DriversPerVehicle { drivers: MANY_DRIVERS }],
            "with drivers for the whole day",
        ),
        Resource::Vehicles => (twice(operation, |_| true), "with twice as many vehicles"),
        Resource::Stretchers => {
            let lying = |like: usize| operation.vehicle_types[operation.vehicles[like].kind.at()].stretchers.0 > 0;
            (
                twice(operation, lying),
                "with twice as many vehicles that have stretcher places",
            )
        }
        Resource::Wheelchairs => {
            let bays = |like: usize| {
                operation.vehicle_types[operation.vehicles[like].kind.at()]
                    .wheelchairs
                    .0
                    > 0
            };
            (
                twice(operation, bays),
                "with twice as many vehicles that have wheelchair bays",
            )
        }
        Resource::Checkpoint => (
            checkpoints(operation, &limit.place),
            "with a checkpoint that holds nobody up",
        ),
        Resource::Escorts => (escorts(operation), "with an escort for every convoy"),
        Resource::Intake => (intakes(operation), "with shelters that take in everybody at once"),
    };
    (!changes.is_empty()).then_some((changes, words))
}

/// Returns as many vehicles again, of those that are wanted.
fn twice(operation: &Operation, wanted: impl Fn(usize) -> bool) -> Vec<Change> {
    let mut alike: BTreeMap<_, (usize, u32)> = BTreeMap::new();
    for (row, vehicle) in operation.vehicles.iter().enumerate().filter(|(_, v)| !v.spare) {
        if wanted(row) {
            let key = (vehicle.kind, vehicle.place, &vehicle.corridors, vehicle.free_from);
            alike.entry(key).or_insert((row, 0)).1 += 1;
        }
    }
    let added = alike.into_values().map(|(row, count)| Change::VehiclesAdded {
        like: VehicleIx::from_position(row),
        place: operation.vehicles[row].place,
        count,
    });
    added.collect()
}

/// Returns a change of the checkpoint with that name, of all of them where none has it.
fn checkpoints(operation: &Operation, place: &str) -> Vec<Change> {
    let slow = |c: &movement::access::Corridor| c.checkpoint.is_some_and(|rate| rate.0 < PLENTY);
    let corridors = operation.corridors.iter().enumerate().filter(|(_, c)| slow(c));
    let named = operation.corridors.iter().any(|c| c.name == place && slow(c));
    let meant = corridors.filter(|(_, c)| !named || c.name == place);
    let change = |(row, _): (usize, _)| Change::CheckpointRate {
        corridor: CorridorIx::from_position(row),
        rate: PersonsPerHour(PLENTY),
    };
    meant.map(change).collect()
}

fn escorts(operation: &Operation) -> Vec<Change> {
    let pools = operation.rules.escort_pools.iter().enumerate();
    let few = pools.filter(|(_, pool)| pool.escorts < MANY_ESCORTS);
    let change = |(row, _)| Change::Escorts {
        pool: EscortPoolIx::from_position(row),
        escorts: MANY_ESCORTS,
    };
    few.map(change).collect()
}

fn intakes(operation: &Operation) -> Vec<Change> {
    let shelters = operation.shelters.iter().enumerate();
    let change = |(row, shelter): (usize, &movement::registry::Shelter)| {
        let few = shelter.intake_per_day.is_some_and(|people| people.0 < PLENTY);
        few.then(|| Change::ShelterIntake {
            shelter: ShelterIx::from_position(row),
            people: Persons(PLENTY),
        })
    };
    shelters.filter_map(change).collect()
}
