//! A convoy: vehicles with one start, one pace and one arrival.

use crate::operation::Operation;
use crate::registry::{CorridorIx, HouseholdIx, SiteIx, VehicleIx};
use crate::units::{Kilograms, Minutes, Moment, Persons};

/// Part or all of a household in one vehicle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Load {
    /// Which household.
    pub household: HouseholdIx,
    /// Members in ordinary seats.
    pub seated: Persons,
    /// Members in wheelchair bays.
    pub wheelchairs: Persons,
    /// Members on stretchers.
    pub stretchers: Persons,
}

impl Load {
    /// Returns the people in this load.
    pub fn people(&self) -> Persons {
        self.seated + self.wheelchairs + self.stretchers
    }
}

/// The luggage of a household in one vehicle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Bag {
    /// Whose it is.
    pub household: HouseholdIx,
    /// What it weighs.
    pub weight: Kilograms,
}

/// One vehicle in one convoy, with the empty run that brings it there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trip {
    /// Which vehicle.
    pub vehicle: VehicleIx,
    /// When the vehicle sets out empty towards the convoy's start; `None` means just in time.
    pub empty_at: Option<Moment>,
    /// Who rides in it.
    pub load: Vec<Load>,
    /// Whose luggage it carries.
    pub luggage: Vec<Bag>,
}

/// Vehicles that load, pass the checkpoint, drive and arrive together, on one corridor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Convoy {
    /// The agreed way.
    pub corridor: CorridorIx,
    /// Where people board.
    pub from: SiteIx,
    /// Where they get off: a shelter, or a crossing where they change vehicles.
    pub to: SiteIx,
    /// When loading starts.
    pub start: Moment,
    /// The vehicles.
    pub trips: Vec<Trip>,
}

/// The hours of a convoy, all from its start and the operation's rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timing {
    /// Loading starts.
    pub start: Moment,
    /// The first person reaches the checkpoint.
    pub gate: Moment,
    /// The last person has passed and the convoy leaves.
    pub departure: Moment,
    /// The convoy arrives.
    pub arrival: Moment,
    /// Vehicles are empty and free, people are off.
    pub unloaded: Moment,
}

/// Returns the id by which every file of a plan names a convoy, from its position in the order of start: `c001`, `c002`.
pub fn convoy_id(position: usize) -> String {
    format!("c{:03}", position + 1)
}

impl Convoy {
    /// Returns the people aboard.
    pub fn people(&self) -> Persons {
        self.trips.iter().flat_map(|t| &t.load).map(Load::people).sum()
    }

    /// Returns the weight of the luggage aboard.
    pub fn luggage(&self) -> Kilograms {
        self.trips.iter().flat_map(|t| &t.luggage).map(|b| b.weight).sum()
    }

    /// Returns the convoy's hours; without a road, travel counts as zero (the rules report it).
    pub fn timing(&self, operation: &Operation) -> Timing {
        let travel = operation.travel.minutes(self.from, self.to).unwrap_or(Minutes(0));
        let gate = self.start + operation.rules.loading;
        let processing = operation.corridors[self.corridor.at()].processing(gate, self.people());
        let departure = gate + processing;
        let arrival = departure + travel;
        Timing {
            start: self.start,
            gate,
            departure,
            arrival,
            unloaded: arrival + operation.rules.unloading,
        }
    }
}
