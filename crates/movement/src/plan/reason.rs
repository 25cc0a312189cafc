//! Why a household that said yes has no seat, and what would have to change.

use crate::registry::HouseholdIx;

/// A household without a seat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Waiting {
    /// Which household.
    pub household: HouseholdIx,
    /// Why.
    pub reason: Reason,
}

/// Why a household has no seat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// No corridor leads from where it waits to a shelter it accepts.
    NoCorridor,
    /// No vehicle that may serve the way can carry the household together.
    NoVehicleFits,
    /// No vehicle that may serve the way can carry its luggage together.
    NoTruckFits,
    /// The shelters it accepts are full.
    SheltersFull,
    /// The windows end before it could be carried.
    WindowsEnd,
}

impl Reason {
    /// Every reason, in the order in which reports list them.
    pub const ALL: [Self; 5] = [
        Self::NoCorridor,
        Self::NoVehicleFits,
        Self::NoTruckFits,
        Self::SheltersFull,
        Self::WindowsEnd,
    ];

    /// Returns the stable code, as written in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::NoCorridor => "no-corridor",
            Self::NoVehicleFits => "no-vehicle-fits",
            Self::NoTruckFits => "no-truck-fits",
            Self::SheltersFull => "shelters-full",
            Self::WindowsEnd => "windows-end",
        }
    }

    /// Returns the cause in words.
    pub fn cause(self) -> &'static str {
        match self {
            Self::NoCorridor => "No agreed corridor leads to a shelter this household accepts.",
            Self::NoVehicleFits => "No vehicle allowed on the way can carry this household together.",
            Self::NoTruckFits => "No vehicle allowed on the way can carry the luggage of this household together.",
            Self::SheltersFull => "The shelters this household accepts have no place left.",
            Self::WindowsEnd => "The windows end before a convoy could carry this household.",
        }
    }

    /// Returns what would have to change.
    pub fn remedy(self) -> &'static str {
        match self {
            Self::NoCorridor => "Agree a corridor to one of its shelters, or ask the household about other places.",
            Self::NoVehicleFits => "Find a vehicle with enough seats, bays or stretcher places for it.",
            Self::NoTruckFits => "Find a truck with more room for luggage, or have this one cleared for the way.",
            Self::SheltersFull => "Open more places there, or ask the household about other places.",
            Self::WindowsEnd => "Ask for more window hours or days, vehicles, escorts or a faster checkpoint.",
        }
    }
}
