//! Positions in the tables of an operation, a type for each table so that they cannot be mixed.

macro_rules! indexes {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// Returns the position as an array index.
            pub fn at(self) -> usize {
                self.0 as usize
            }

            /// Returns the index for an array position.
            #[allow(clippy::cast_possible_truncation, reason = "tables are limited far below 2^32 rows by the reader")]
            pub fn from_position(position: usize) -> Self {
                Self(position as u32)
            }
        }
    )*};
}

indexes! {
    /// Row of [`Operation::sites`](crate::operation::Operation::sites).
    SiteIx,
    /// Row of [`Operation::corridors`](crate::operation::Operation::corridors).
    CorridorIx,
    /// Row of [`Rules::escort_pools`](crate::operation::Rules::escort_pools).
    EscortPoolIx,
    /// Row of [`Operation::vehicle_types`](crate::operation::Operation::vehicle_types).
    VehicleTypeIx,
    /// Row of [`Operation::vehicles`](crate::operation::Operation::vehicles).
    VehicleIx,
    /// Row of [`Operation::shelters`](crate::operation::Operation::shelters).
    ShelterIx,
    /// Row of [`Operation::aid`](crate::operation::Operation::aid).
    AidIx,
    /// Row of [`Operation::households`](crate::operation::Operation::households).
    HouseholdIx,
    /// Local day of the operation, counted from 0.
    DayIx,
}
