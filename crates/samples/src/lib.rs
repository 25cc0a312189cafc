//! Generated operations for tests: many shapes, all of them checked, as the planner and the rules may expect.
//!
//! A crate of its own so that the tests of every room can draw on it; only ever a dev-dependency. Nothing here stands
//! for real people or places.

mod aid;
pub mod by_hand;
mod changes;
mod days;
mod fleet;
mod households;
mod limits;
mod places;
mod tiny;
mod ways;
pub mod workbook;

pub use changes::change;
use days::Days;
use fleet::Fleet;
use households::Draw;
use limits::Limits;
use movement::operation::Operation;
use movement::registry::Vehicle;
use movement::units::Kilograms;
use places::Places;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use std::ops::RangeInclusive;
pub use tiny::tiny_operations;
use ways::Ways;

/// How much there is to move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// Up to 30 households and 8 vehicles: a failing one can be read.
    Small,
    /// 200 to 400 households and 6 to 30 vehicles.
    Middle,
}

impl Size {
    fn households(self) -> RangeInclusive<usize> {
        match self {
            Self::Small => 0..=30,
            Self::Middle => 200..=400,
        }
    }

    fn vehicles(self) -> RangeInclusive<usize> {
        match self {
            Self::Small => 1..=8,
            Self::Middle => 6..=30,
        }
    }

    /// Factor on the places of shelters.
    fn scale(self) -> u32 {
        match self {
            Self::Small => 1,
            Self::Middle => 8,
        }
    }
}

/// Returns a strategy for small operations of every shape; see [`operations_of`].
pub fn operations() -> impl Strategy<Value = Operation> {
    operations_of(Size::Small)
}

/// Returns a strategy for operations of every shape: 1 to 4 camps, 0 to 2 crossings, 1 to 5 shelters, 1 to 3 corridors,
/// pools and vehicle types, all kinds of windows and limits, zones in which clocks change, households with needs.
/// What nobody can reach or nobody can carry is part of it.
pub fn operations_of(size: Size) -> impl Strategy<Value = Operation> {
    (
        days::days(),
        places::places(size),
        ways::ways(),
        fleet::fleet(size),
        households::households(size),
        limits::limits(),
        aid::aid(),
    )
        .prop_map(|(days, places, ways, fleet, households, limits, aid)| {
            build(&days, &places, &ways, &fleet, &households, limits, &aid)
        })
}

/// Returns one operation: the same for the same seed and size, on every machine.
pub fn operation(seed: u64, size: Size) -> Operation {
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    match operations_of(size).new_tree(&mut runner) {
        Ok(tree) => tree.current(),
        Err(reason) => unreachable!("no strategy here refuses what it drew: {reason}"),
    }
}

fn build(
    days: &Days,
    places: &Places,
    ways: &Ways,
    fleet: &Fleet,
    draws: &[Draw],
    limits: Limits,
    aid: &[aid::Draw],
) -> Operation {
    let calendar = days.calendar();
    let travel = places.travel();
    let passages = ways.passages(places, &travel);
    let travel = if limits.has_daylight() {
        places.with_dangers(travel)
    } else {
        travel
    };
    let corridors = ways.corridors(&calendar, limits.escort_pools.len());
    let per_person = limits.luggage.map_or(0, |(kilograms, _)| kilograms);
    let mut operation = Operation {
        name: "Generated".to_owned(),
        sites: places.sites(),
        shelters: places.shelters(),
        vehicle_types: fleet.types(),
        vehicles: fleet.vehicles(&calendar, places, corridors.len()),
        households: households::build(draws, places),
        aid: aid::build(aid, &calendar, &passages, &corridors),
        rules: limits.rules(),
        calendar,
        travel,
        corridors,
        passages,
    };
    pack(&mut operation, per_person);
    operation
}

/// Gives everybody luggage, as far as one vehicle carries it in one go; where none carries any, luggage is not planned.
fn pack(operation: &mut Operation, per_person: u32) {
    let room = |vehicle: &Vehicle| operation.vehicle_types[vehicle.kind.at()].luggage.0;
    let most = operation
        .vehicles
        .iter()
        .filter(|vehicle| !vehicle.spare)
        .map(room)
        .max();
    let most = most.unwrap_or(0);
    if most == 0 {
        operation.rules.luggage = None;
    }
    if operation.rules.luggage.is_some() {
        for household in &mut operation.households {
            household.luggage = Kilograms((household.members.0 * per_person).min(most));
        }
    }
}
