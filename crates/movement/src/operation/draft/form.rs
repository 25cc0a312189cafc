//! The eight tables of an operation folder and their columns, as `docs/concepts/operation-folder.md` lists them.

/// One of the eight tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TableName {
    /// Places.
    Sites,
    /// Roads between sites.
    Legs,
    /// Agreed ways.
    Corridors,
    /// Hours in which a corridor is open.
    Windows,
    /// Kinds of vehicle.
    VehicleTypes,
    /// Vehicles.
    Vehicles,
    /// Days on which vehicles are not there.
    VehicleAbsences,
    /// Shelters.
    Shelters,
    /// Households.
    Households,
    /// Convoys of aid.
    AidConvoys,
}

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name, in small letters.
    pub name: &'static str,
    /// Whether a table without it is refused.
    pub required: bool,
}

const fn must(name: &'static str) -> Column {
    Column { name, required: true }
}

const fn may(name: &'static str) -> Column {
    Column { name, required: false }
}

const SITES: &[Column] = &[
    must("site_id"),
    must("name"),
    may("name_local"),
    must("kind"),
    must("latitude"),
    must("longitude"),
];
const LEGS: &[Column] = &[
    must("from"),
    must("to"),
    must("km"),
    must("minutes"),
    may("one_way"),
    may("hazards"),
];
const CORRIDORS: &[Column] = &[
    must("corridor_id"),
    must("name"),
    must("from"),
    must("to"),
    must("headway_minutes"),
    may("persons_per_hour"),
    may("escort_pool"),
];
const WINDOWS: &[Column] = &[
    must("corridor_id"),
    must("first_day"),
    must("last_day"),
    must("opens"),
    must("closes"),
];
const VEHICLE_TYPES: &[Column] = &[
    must("type_id"),
    must("name"),
    must("seats"),
    may("wheelchair_places"),
    may("stretcher_places"),
    may("luggage_kg"),
];
const VEHICLES: &[Column] = &[
    must("vehicle_id"),
    must("type_id"),
    must("place"),
    may("first_day"),
    may("corridors"),
];
const VEHICLE_ABSENCES: &[Column] = &[must("vehicle_id"), must("first_day"), may("last_day"), may("reason")];
const SHELTERS: &[Column] = &[
    must("site_id"),
    must("places"),
    may("intake_per_day"),
    may("stay_median_hours"),
    may("stay_spread"),
];
const HOUSEHOLDS: &[Column] = &[
    must("household_id"),
    must("site_id"),
    must("members"),
    may("wheelchairs"),
    may("stretchers"),
    may("tier"),
    may("luggage_kg"),
    must("said_yes"),
    may("accepts"),
];

const AID_CONVOYS: &[Column] = &[
    must("aid_id"),
    must("corridor_id"),
    must("from"),
    must("to"),
    must("first_day"),
    may("last_day"),
    must("earliest"),
    may("latest"),
    must("trucks"),
    must("checkpoint_minutes"),
    may("escort"),
];

impl TableName {
    /// Every table, in the order of the page.
    pub const ALL: [Self; 10] = [
        Self::Sites,
        Self::Legs,
        Self::Corridors,
        Self::Windows,
        Self::VehicleTypes,
        Self::Vehicles,
        Self::VehicleAbsences,
        Self::Shelters,
        Self::Households,
        Self::AidConvoys,
    ];

    /// Returns the name of its file.
    pub const fn file(self) -> &'static str {
        match self {
            Self::Sites => "sites.csv",
            Self::Legs => "legs.csv",
            Self::Corridors => "corridors.csv",
            Self::Windows => "windows.csv",
            Self::VehicleTypes => "vehicle_types.csv",
            Self::Vehicles => "vehicles.csv",
            Self::VehicleAbsences => "vehicle_absences.csv",
            Self::Shelters => "shelters.csv",
            Self::Households => "households.csv",
            Self::AidConvoys => "aid_convoys.csv",
        }
    }

    /// Returns its columns.
    pub fn columns(self) -> &'static [Column] {
        match self {
            Self::Sites => SITES,
            Self::Legs => LEGS,
            Self::Corridors => CORRIDORS,
            Self::Windows => WINDOWS,
            Self::VehicleTypes => VEHICLE_TYPES,
            Self::Vehicles => VEHICLES,
            Self::VehicleAbsences => VEHICLE_ABSENCES,
            Self::Shelters => SHELTERS,
            Self::Households => HOUSEHOLDS,
            Self::AidConvoys => AID_CONVOYS,
        }
    }

    /// Returns the most rows it may have. Sites and legs are few because times between all sites are tabled.
    pub fn most_rows(self) -> usize {
        match self {
            Self::Sites | Self::Shelters => 2_000,
            Self::Legs => 20_000,
            Self::Corridors | Self::VehicleTypes | Self::AidConvoys => 1_000,
            Self::Windows | Self::Vehicles => 100_000,
            Self::VehicleAbsences => 1_000_000,
            Self::Households => 5_000_000,
        }
    }

    /// Tells whether a folder may be without it.
    pub const fn is_optional(self) -> bool {
        matches!(self, Self::VehicleAbsences | Self::AidConvoys)
    }

    /// Tells whether an operation without any row of it is refused: then nobody could go anywhere.
    pub fn needs_rows(self) -> bool {
        matches!(self, Self::Sites | Self::Corridors | Self::Shelters | Self::Households)
    }
}
