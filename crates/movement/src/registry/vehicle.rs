//! Vehicles and their types.

use super::{CorridorIx, SiteIx, VehicleTypeIx};
use crate::units::{Kilograms, Moment, Persons};

/// Why a vehicle is not there for some days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AbsenceReason {
    /// Nobody wrote why.
    Unsaid,
    /// Something is broken.
    Repair,
    /// Planned upkeep.
    Service,
    /// No driver: leave, illness, training.
    Crew,
    /// A permit, insurance or inspection has run out.
    Permit,
    /// It works for somebody else.
    Elsewhere,
}

impl AbsenceReason {
    /// Every reason by the word that files have for it; one that nobody wrote has none.
    pub const WORDS: [(&str, Self); 5] = [
        ("repair", Self::Repair),
        ("service", Self::Service),
        ("crew", Self::Crew),
        ("permit", Self::Permit),
        ("elsewhere", Self::Elsewhere),
    ];

    /// Returns its word; `None` when nobody wrote why.
    pub fn word(self) -> Option<&'static str> {
        Self::WORDS
            .iter()
            .find(|(_, reason)| *reason == self)
            .map(|(word, _)| *word)
    }
}

/// A span in which a vehicle is not there: it neither drives nor loads nor unloads, and stays where it stood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Absence {
    /// First minute without it.
    pub from: Moment,
    /// First minute with it again; `None` means until further notice.
    pub until: Option<Moment>,
    /// Why.
    pub reason: AbsenceReason,
}

/// A kind of vehicle and what it carries at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VehicleType {
    /// Id as written.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// Ordinary seats for passengers (crew not counted).
    pub seats: Persons,
    /// Wheelchair bays, beside the seats.
    pub wheelchairs: Persons,
    /// Stretcher places, beside the seats.
    pub stretchers: Persons,
    /// Luggage it carries, beside the people; a type that carries nothing else is a truck for luggage.
    pub luggage: Kilograms,
}

impl VehicleType {
    /// Tells whether it carries luggage and nobody.
    pub fn is_truck(&self) -> bool {
        self.luggage.0 > 0 && self.seats.0 + self.wheelchairs.0 + self.stretchers.0 == 0
    }
}

/// One vehicle with its crew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vehicle {
    /// Fleet id as written; not a plate.
    pub id: String,
    /// Its type.
    pub kind: VehicleTypeIx,
    /// Where it stands at first.
    pub place: SiteIx,
    /// When it is first free to drive.
    pub free_from: Moment,
    /// Corridors it may carry people on, sorted; `None` means all.
    pub corridors: Option<Vec<CorridorIx>>,
    /// Spans in which it is not there, by their start; they may overlap.
    pub absences: Vec<Absence>,
    /// Held back as a spare: never planned (UNHCR: 10-20 % spare capacity).
    pub spare: bool,
}

impl Vehicle {
    /// Tells whether the vehicle may carry people on this corridor.
    pub fn serves(&self, corridor: CorridorIx) -> bool {
        self.corridors
            .as_ref()
            .is_none_or(|list| list.binary_search(&corridor).is_ok())
    }
}
