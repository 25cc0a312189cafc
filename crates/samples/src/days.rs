//! Days and zones: also those in which a night is an hour longer or shorter.

use jiff::civil::{Date, date};
use movement::operation::Calendar;
use proptest::prelude::*;

/// The days of an operation.
#[derive(Clone, Debug)]
pub struct Days {
    zone: &'static str,
    first: Date,
    days: u32,
}

impl Days {
    /// Returns the calendar of these days.
    pub fn calendar(&self) -> Calendar {
        Calendar::new(self.zone, self.first, self.days).unwrap_or_else(|| Calendar::plain(self.days))
    }
}

/// Returns a strategy for 1 to 6 days in one of several zones.
pub fn days() -> impl Strategy<Value = Days> {
    let starts = prop_oneof![
        Just(("Etc/UTC", date(2019, 4, 1))),
        // No change of clocks, and an offset that is no whole hour.
        Just(("Asia/Kathmandu", date(2015, 4, 26))),
        // Clocks go forward at midnight: a day that begins at 01:00.
        Just(("Asia/Damascus", date(2019, 3, 28))),
        Just(("Asia/Beirut", date(2022, 3, 25))),
        // Clocks go forward, and back, at night.
        Just(("Europe/Kyiv", date(2022, 3, 26))),
        Just(("Europe/Kyiv", date(2022, 10, 29))),
        Just(("America/Bogota", date(2022, 1, 5))),
    ];
    (starts, 1_u32..=6).prop_map(|((zone, first), days)| Days { zone, first, days })
}
