//! The list of what can be asked for, one more of each.

use movement::access::{Corridor, PersonsPerHour};
use movement::operation::change::{Change, apply};
use movement::operation::{EscortPool, Operation};
use movement::registry::{CorridorIx, EscortPoolIx, ShelterIx, SiteIx, SiteKind, Vehicle, VehicleIx, VehicleTypeIx};
use movement::units::{Minutes, Persons};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Corridors up to which each has a row of its own for its windows, beside the one for all of them.
const MOST_CORRIDORS: usize = 4;

/// What a row asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Asked {
    /// One more vehicle of a type.
    Vehicle,
    /// One more vehicle that serves the first leg alone.
    LocalVehicle,
    /// One more driver on each vehicle.
    Driver,
    /// One more escort in a pool.
    Escort,
    /// One more lane at a checkpoint.
    Lane,
    /// Windows that are open an hour longer.
    WindowHour,
    /// One more day with windows.
    Day,
    /// A vehicle load of places more in a shelter.
    Places,
    /// A vehicle load of people more that a shelter takes in a day.
    Intake,
    /// A spare that is no longer held back.
    Spare,
    /// Two of these together.
    Both,
}

impl Asked {
    /// Returns the stable code, as written in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Vehicle => "vehicle",
            Self::LocalVehicle => "local-vehicle",
            Self::Driver => "driver",
            Self::Escort => "escort",
            Self::Lane => "checkpoint-lane",
            Self::WindowHour => "window-hour",
            Self::Day => "day",
            Self::Places => "shelter-places",
            Self::Intake => "shelter-intake",
            Self::Spare => "spare",
            Self::Both => "both",
        }
    }
}

/// How many people an hour one more lane checks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lane {
    /// As many as the whole checkpoint: an operation does not say how many lanes it has, so that it counts as one.
    AsToday,
    /// As somebody said.
    Checks(PersonsPerHour),
}

/// Something to ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// What kind of thing.
    pub asked: Asked,
    /// In words, e.g. `one more bus, at Homs`.
    pub words: String,
    /// The changes that it makes.
    pub changes: Vec<Change>,
}

impl Ask {
    /// Returns two asks as one.
    pub fn and(&self, other: &Self) -> Self {
        Self {
            asked: Asked::Both,
            words: format!("{}; and {}", self.words, other.words),
            changes: self.changes.iter().chain(&other.changes).copied().collect(),
        }
    }
}

/// Returns one more of everything that the operation has, as far as it takes the change.
pub fn list_asks(operation: &Operation, lane: Lane) -> Vec<Ask> {
    let mut asks = vehicles(operation);
    asks.push(Ask {
        asked: Asked::Driver,
        words: "one more driver on each vehicle".to_owned(),
        changes: vec![Change::DriversPerVehicle {
            drivers: operation.rules.drivers_per_vehicle.saturating_add(1),
        }],
    });
    asks.extend(escorts(operation));
    asks.extend(lanes(operation, lane));
    asks.extend(windows(operation));
    asks.extend(day(operation));
    asks.extend(shelters(operation));
    asks.extend(spares(operation));
    asks.retain(|ask| apply(operation, &ask.changes).is_ok());
    asks
}

/// Vehicles that differ in nothing that can be asked for: their type, and the corridors they may serve.
type Alike<'o> = (VehicleTypeIx, Option<&'o [CorridorIx]>);

fn alike(vehicle: &Vehicle) -> Alike<'_> {
    (vehicle.kind, vehicle.corridors.as_deref())
}

/// One more of each kind, at the place where most of them stand.
fn vehicles(operation: &Operation) -> Vec<Ask> {
    let mut kinds: BTreeMap<Alike<'_>, BTreeMap<SiteIx, Vec<usize>>> = BTreeMap::new();
    for (row, vehicle) in operation.vehicles.iter().enumerate().filter(|(_, v)| !v.spare) {
        let places = kinds.entry(alike(vehicle)).or_default();
        places.entry(vehicle.place).or_default().push(row);
    }
    let most = |places: BTreeMap<SiteIx, Vec<usize>>| {
        let places = places.into_iter();
        let (place, rows) = places.min_by_key(|(place, rows)| (Reverse(rows.len()), *place))?;
        Some((place, *rows.first()?))
    };
    let ask = |((kind, corridors), places): (Alike<'_>, _)| {
        let (place, row) = most(places)?;
        let local = is_local(operation, corridors);
        let (name, at) = (
            &operation.vehicle_types[kind.at()].name,
            &operation.sites[place.at()].name,
        );
        let leg = if local { ", for the first leg" } else { "" };
        Some(Ask {
            asked: if local { Asked::LocalVehicle } else { Asked::Vehicle },
            words: format!("one more vehicle: {name}, at {at}{leg}"),
            changes: vec![Change::VehiclesAdded {
                like: VehicleIx::from_position(row),
                place,
                count: 1,
            }],
        })
    };
    kinds.into_iter().filter_map(ask).collect()
}

/// Tells whether these corridors lead to crossings only, where people change vehicles.
fn is_local(operation: &Operation, corridors: Option<&[CorridorIx]>) -> bool {
    let Some(corridors) = corridors else { return false };
    let ends = operation
        .passages
        .iter()
        .filter(|(_, corridor)| corridors.contains(corridor));
    let mut ends = ends.map(|((_, to), _)| operation.sites[to.at()].kind).peekable();
    ends.peek().is_some() && ends.all(|kind| kind == SiteKind::Crossing)
}

fn escorts(operation: &Operation) -> Vec<Ask> {
    let pools = operation.rules.escort_pools.iter().enumerate();
    let ask = |(row, pool): (usize, &EscortPool)| Ask {
        asked: Asked::Escort,
        words: format!("one more escort ({})", pool.name),
        changes: vec![Change::Escorts {
            pool: EscortPoolIx::from_position(row),
            escorts: pool.escorts.saturating_add(1),
        }],
    };
    pools.map(ask).collect()
}

fn lanes(operation: &Operation, lane: Lane) -> Vec<Ask> {
    let corridors = operation.corridors.iter().enumerate();
    let ask = |(row, corridor): (usize, &Corridor)| {
        let today = corridor.checkpoint?;
        let more = match lane {
            Lane::AsToday => today,
            Lane::Checks(people) => people,
        };
        Some(Ask {
            asked: Asked::Lane,
            words: format!(
                "one more checkpoint lane, {} people an hour ({})",
                more.0, corridor.name
            ),
            changes: vec![Change::CheckpointRate {
                corridor: CorridorIx::from_position(row),
                rate: PersonsPerHour(today.0.saturating_add(more.0)),
            }],
        })
    };
    corridors.filter_map(ask).collect()
}

fn windows(operation: &Operation) -> Vec<Ask> {
    let longer = |row: usize| Change::WindowsLonger {
        corridor: CorridorIx::from_position(row),
        by: Minutes(60),
    };
    let can = |row: &usize| apply(operation, &[longer(*row)]).is_ok();
    let rows: Vec<usize> = (0..operation.corridors.len()).filter(can).collect();
    let mut asks: Vec<Ask> = Vec::new();
    if rows.len() <= MOST_CORRIDORS {
        asks.extend(rows.iter().map(|row| Ask {
            asked: Asked::WindowHour,
            words: format!("one more window hour a day ({})", operation.corridors[*row].name),
            changes: vec![longer(*row)],
        }));
    }
    if rows.len() > 1 {
        asks.push(Ask {
            asked: Asked::WindowHour,
            words: "one more window hour a day on every corridor".to_owned(),
            changes: rows.iter().map(|row| longer(*row)).collect(),
        });
    }
    asks
}

fn day(operation: &Operation) -> Option<Ask> {
    let added = |row: usize| Change::DayAdded {
        corridor: CorridorIx::from_position(row),
    };
    let can = |change: &Change| apply(operation, &[*change]).is_ok();
    let changes: Vec<Change> = (0..operation.corridors.len()).map(added).filter(can).collect();
    (!changes.is_empty()).then(|| Ask {
        asked: Asked::Day,
        words: "one more day, with the windows of the last one".to_owned(),
        changes,
    })
}

/// A vehicle load is what the largest vehicle that is planned carries.
fn shelters(operation: &Operation) -> Vec<Ask> {
    let planned = operation.vehicles.iter().filter(|v| !v.spare);
    let seats = planned.map(|v| operation.vehicle_types[v.kind.at()].seats.0);
    let load = seats.max().unwrap_or(0).max(1);
    let mut asks = Vec::new();
    for (row, shelter) in operation.shelters.iter().enumerate() {
        let name = &operation.sites[shelter.site.at()].name;
        let (ix, more) = (ShelterIx::from_position(row), |people: Persons| people + Persons(load));
        asks.push(Ask {
            asked: Asked::Places,
            words: format!("a vehicle load of places more: {load} ({name})"),
            changes: vec![Change::ShelterPlaces {
                shelter: ix,
                places: more(shelter.places),
            }],
        });
        asks.extend(shelter.intake_per_day.map(|people| Ask {
            asked: Asked::Intake,
            words: format!("a vehicle load more taken in a day: {load} ({name})"),
            changes: vec![Change::ShelterIntake {
                shelter: ix,
                people: more(people),
            }],
        }));
    }
    asks
}

/// The first spare of each kind.
fn spares(operation: &Operation) -> Vec<Ask> {
    let mut first: BTreeMap<Alike<'_>, usize> = BTreeMap::new();
    for (row, vehicle) in operation.vehicles.iter().enumerate().filter(|(_, v)| v.spare) {
        first.entry(alike(vehicle)).or_insert(row);
    }
    let ask = |((kind, _), row): (Alike<'_>, usize)| Ask {
        asked: Asked::Spare,
        words: format!("one spare released: {}", operation.vehicle_types[kind.at()].name),
        changes: vec![Change::SpareReleased {
            vehicle: VehicleIx::from_position(row),
        }],
    };
    first.into_iter().map(ask).collect()
}
