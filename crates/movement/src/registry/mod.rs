//! Who and what there is: households, sites, shelters, vehicles.
//!
//! A household here is a token and counts. Names, origins, ages and sexes have no field.

mod forbidden;
mod household;
mod index;
mod site;
mod stay;
mod vehicle;

pub(crate) use forbidden::bare;
pub use forbidden::{Forbidden, forbidden};
pub use household::{Consent, Household};
pub use index::{AidIx, CorridorIx, DayIx, EscortPoolIx, HouseholdIx, ShelterIx, SiteIx, VehicleIx, VehicleTypeIx};
pub use site::{Coordinates, Shelter, Site, SiteKind};
pub use stay::{PARTS, Stay};
pub use vehicle::{Absence, AbsenceReason, Vehicle, VehicleType};
