//! Whether it is light. The local clock counts, also on days when it changes.

use super::Facts;
use crate::operation::Daylight;
use jiff::Zoned;

impl Facts<'_> {
    /// Tells whether a span of time lies within the daylight of one local day.
    pub fn is_by_day(&self, daylight: Daylight, from: i64, until: i64) -> bool {
        let [from, until] = [from, until].map(|minute| self.moment(minute));
        let calendar = &self.operation.calendar;
        let next_midnight = calendar.start_of(calendar.day_of(from).saturating_add(1));
        let ends = if until == next_midnight {
            24 * 60
        } else {
            clock(&calendar.local(until))
        };
        clock(&calendar.local(from)) >= daylight.from.0 && ends <= daylight.to.0 && until <= next_midnight
    }
}

/// Returns the minute the local clock shows.
fn clock(local: &Zoned) -> i32 {
    i32::from(local.hour()) * 60 + i32::from(local.minute())
}
