//! An operation as checked: everything a plan needs, with nothing left to doubt.

mod calendar;
pub mod change;
mod check;
pub mod draft;
mod room;
mod rules;
mod travel;

pub use calendar::{Calendar, NoDay};
pub use check::{check, hour_of_day};
pub use rules::{Daylight, EscortPool, HouseholdSplit, LuggageRules, Rules};
pub use travel::{Hazard, Journey, NightRoads, Passages, Stage, Stretch, Travel};

use crate::access::{AidConvoy, Corridor};
use crate::registry::{Consent, Household, Shelter, ShelterIx, Site, SiteIx, Vehicle, VehicleType};
use crate::units::Persons;

/// A checked operation. Indexes are valid, tables sorted as written, every number in its range.
#[derive(Clone, Debug)]
pub struct Operation {
    /// Name for people.
    pub name: String,
    /// Days and the local clock.
    pub calendar: Calendar,
    /// Places.
    pub sites: Vec<Site>,
    /// Driving times and distances between all sites.
    pub travel: Travel,
    /// Agreed ways.
    pub corridors: Vec<Corridor>,
    /// Which corridor a loaded run from one site to another uses.
    pub passages: Passages,
    /// Kinds of vehicle.
    pub vehicle_types: Vec<VehicleType>,
    /// Vehicles.
    pub vehicles: Vec<Vehicle>,
    /// Shelters.
    pub shelters: Vec<Shelter>,
    /// Households, those that said no included.
    pub households: Vec<Household>,
    /// Convoys of aid, which share corridors with people's and nothing else.
    pub aid: Vec<AidConvoy>,
    /// Limits that hold for every convoy.
    pub rules: Rules,
}

impl Operation {
    /// Returns the shelter that stands at a site, if one does.
    pub fn find_shelter_at(&self, site: SiteIx) -> Option<ShelterIx> {
        self.shelters
            .iter()
            .position(|s| s.site == site)
            .map(ShelterIx::from_position)
    }

    /// Returns the stages by which a household at `from` reaches a shelter: direct if a corridor goes there, else
    /// the quickest way over one crossing, where people change vehicles. `None` when no corridor leads there.
    pub fn find_journey(&self, from: SiteIx, shelter: ShelterIx) -> Option<Journey> {
        travel::find_journey(self, from, self.shelters[shelter.at()].site)
    }

    /// Returns how many people belong to households that said yes.
    pub fn said_yes(&self) -> Persons {
        self.households
            .iter()
            .filter(|h| h.consent == Consent::Yes)
            .map(|h| h.members)
            .sum()
    }
}
