//! How rules name convoys, households, vehicles, places and times.

use super::{Facts, Known};
use crate::registry::{HouseholdIx, ShelterIx, SiteIx, VehicleIx};
use crate::units::Moment;

/// Beyond these minutes (1,900 years) a time is cut off, so that calendars can hold it.
const FAR: i64 = 1_000_000_000;

impl Known<'_> {
    /// Returns the convoy's name.
    pub fn name(&self) -> String {
        format!("convoy {}", self.number)
    }
}

impl Facts<'_> {
    /// Returns a household's name: its token.
    pub fn household(&self, household: HouseholdIx) -> String {
        format!("household {}", self.operation.households[household.at()].token)
    }

    /// Returns a vehicle's name.
    pub fn vehicle(&self, vehicle: VehicleIx) -> String {
        format!("vehicle {}", self.operation.vehicles[vehicle.at()].id)
    }

    /// Returns a shelter's name: the id of its site.
    pub fn shelter(&self, shelter: ShelterIx) -> String {
        format!("shelter {}", self.site(self.operation.shelters[shelter.at()].site))
    }

    /// Returns the id of a site.
    pub fn site(&self, site: SiteIx) -> &str {
        &self.operation.sites[site.at()].id
    }

    /// Returns the point in time for a minute count.
    pub fn moment(&self, minute: i64) -> Moment {
        Moment(i32::try_from(minute.clamp(-FAR, FAR)).unwrap_or(0))
    }

    /// Returns the local day of a minute, counted from 0.
    pub fn day(&self, minute: i64) -> i32 {
        self.operation.calendar.day_of(self.moment(minute))
    }

    /// Returns a minute as local date and hour.
    pub fn when(&self, minute: i64) -> String {
        let local = self.operation.calendar.local(self.moment(minute));
        local.strftime("%Y-%m-%d %H:%M").to_string()
    }

    /// Returns a local day as its date.
    pub fn date(&self, day: i32) -> String {
        let noon = self.operation.calendar.start_of(day).0.saturating_add(12 * 60);
        let local = self.operation.calendar.local(Moment(noon));
        local.strftime("%Y-%m-%d").to_string()
    }
}
