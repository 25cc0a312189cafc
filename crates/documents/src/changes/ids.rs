//! Ids as the folder has them, and the rows they stand for. Digits of three scripts mean the same.

use movement::operation::Operation;
use movement::registry::{CorridorIx, EscortPoolIx, HouseholdIx, ShelterIx, SiteIx, VehicleIx, VehicleTypeIx};

/// Something that an id can stand for.
pub(super) trait Named: Sized {
    /// The word for it in a sentence.
    const WORD: &'static str;
    /// Returns what a row of its table is called; `None` behind the last one.
    fn id(operation: &Operation, row: usize) -> Option<&str>;
    fn from_row(row: usize) -> Self;
}

macro_rules! named {
    ($($kind:ident, $word:literal, |$operation:ident, $row:ident| $id:expr;)*) => {$(
        impl Named for $kind {
            const WORD: &'static str = $word;
            fn id($operation: &Operation, $row: usize) -> Option<&str> {
                $id
            }
            fn from_row(row: usize) -> Self {
                Self::from_position(row)
            }
        }
    )*};
}

named! {
    CorridorIx, "corridor", |operation, row| Some(&operation.corridors.get(row)?.id);
    EscortPoolIx, "escort pool", |operation, row| Some(&operation.rules.escort_pools.get(row)?.name);
    HouseholdIx, "household", |operation, row| Some(&operation.households.get(row)?.token);
    ShelterIx, "shelter", |operation, row| Some(&operation.sites[operation.shelters.get(row)?.site.at()].id);
    SiteIx, "site", |operation, row| Some(&operation.sites.get(row)?.id);
    VehicleIx, "vehicle", |operation, row| Some(&operation.vehicles.get(row)?.id);
    VehicleTypeIx, "vehicle type", |operation, row| Some(&operation.vehicle_types.get(row)?.id);
}

/// Finds the row with this id.
pub(super) fn find<T: Named>(operation: &Operation, id: &str) -> Option<T> {
    let id = european(id);
    let mut rows = (0..).map_while(|row| Some((row, T::id(operation, row)?)));
    rows.find(|(_, known)| european(known) == id)
        .map(|(row, _)| T::from_row(row))
}

/// Returns a text with European digits.
pub(super) fn european(text: &str) -> String {
    let digit = |letter: char| match letter {
        '\u{660}'..='\u{669}' => char::from_digit(u32::from(letter) - 0x660, 10),
        '\u{6f0}'..='\u{6f9}' => char::from_digit(u32::from(letter) - 0x6f0, 10),
        _ => None,
    };
    text.chars().map(|letter| digit(letter).unwrap_or(letter)).collect()
}
