//! Places: camps and assembly points, crossings, shelters, vehicle yards.

use super::{SiteIx, Stay};
use crate::units::Persons;

/// A point on the map in degrees, WGS 84.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Coordinates {
    /// Degrees north, -90 to 90.
    pub latitude: f64,
    /// Degrees east, -180 to 180.
    pub longitude: f64,
}

impl Coordinates {
    /// Returns the great-circle distance in kilometres on a sphere of radius 6,371 km (haversine).
    pub fn great_circle_km(self, other: Self) -> f64 {
        let (a, b) = (self.latitude.to_radians(), other.latitude.to_radians());
        let (dlat, dlon) = (b - a, (other.longitude - self.longitude).to_radians());
        let h = (dlat / 2.0).sin().powi(2) + a.cos() * b.cos() * (dlon / 2.0).sin().powi(2);
        2.0 * 6371.0 * h.sqrt().min(1.0).asin()
    }
}

/// What a site is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SiteKind {
    /// Camp or assembly point: households wait here.
    Camp,
    /// Where people change from one vehicle to another.
    Crossing,
    /// Where people are received.
    Shelter,
    /// Where vehicles start.
    Depot,
    /// A point on the road only.
    Waypoint,
}

/// A named place.
#[derive(Clone, Debug, PartialEq)]
pub struct Site {
    /// Id as written, unique in the operation.
    pub id: String,
    /// Name in Latin letters.
    pub name: String,
    /// Name in the local script, when given.
    pub name_local: Option<String>,
    /// What it is for.
    pub kind: SiteKind,
    /// Where it is; benchmark instances have no map.
    pub coordinates: Option<Coordinates>,
}

/// The receiving side of a site: how many it can take, in all and a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shelter {
    /// The site it stands at.
    pub site: SiteIx,
    /// People it can take in all, or at any one time where people go onward; a hard limit.
    pub places: Persons,
    /// People it can process a local day; `None` means no limit.
    pub intake_per_day: Option<Persons>,
    /// How long people stay before they go onward and free their places; `None` means until the end.
    pub stay: Option<Stay>,
}
