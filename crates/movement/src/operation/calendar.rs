//! The operation's days and its local clock. Moments are elapsed minutes, so a night in which clocks change is simply
//! an hour longer or shorter.

use super::check;
use crate::ledger::Timestamp;
use crate::registry::DayIx;
use crate::units::{Minutes, Moment};
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{Span, Zoned};

/// The local days of an operation, in one IANA time zone.
#[derive(Clone, Debug)]
pub struct Calendar {
    zone: String,
    midnight: Zoned,
    day_starts: Vec<Moment>,
}

/// Why a text names no day of a calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoDay {
    /// It is no date.
    NotADate,
    /// It is one that lies outside the operation.
    Outside,
}

/// Days beyond the last one are taken as 24 hours each.
const DAY: i32 = 24 * 60;

impl Calendar {
    /// Builds the calendar of `days` local days from `first_day`; `None` when the zone is unknown or the days leave
    /// the range of the calendar.
    pub fn new(zone: &str, first_day: Date, days: u32) -> Option<Self> {
        let tz = TimeZone::get(zone).ok()?;
        let midnight = first_day.to_zoned(tz).ok()?;
        let mut day_starts = Vec::with_capacity(days as usize + 1);
        for day in 0..=days {
            let start = first_day
                .checked_add(Span::new().days(day))
                .ok()?
                .to_zoned(midnight.time_zone().clone())
                .ok()?;
            day_starts.push(Moment(minutes_between(&midnight, &start)?));
        }
        Some(Self {
            zone: zone.to_owned(),
            midnight,
            day_starts,
        })
    }

    /// Builds a calendar of 24-hour days in UTC, for benchmark instances that know no dates.
    pub fn plain(days: u32) -> Self {
        let starts = (0..=days).map(|d| Moment(i32::try_from(d).unwrap_or(i32::MAX / DAY).saturating_mul(DAY)));
        Self {
            zone: "UTC".to_owned(),
            midnight: Zoned::default(),
            day_starts: starts.collect(),
        }
    }

    /// Finds a local day by its date, such as `2019-04-03`; where days have no dates, by its number, counted from 1.
    ///
    /// # Errors
    /// The text is not such a date or number, or the day lies outside the operation.
    pub fn find_day(&self, text: &str) -> Result<DayIx, NoDay> {
        let day = if self.has_dates() {
            let date = check::date(text).ok_or(NoDay::NotADate)?;
            let since = self.midnight.date().until(date).map_err(|_| NoDay::Outside)?;
            i64::from(since.get_days())
        } else {
            let number: i64 = text.parse().map_err(|_| NoDay::NotADate)?;
            number.saturating_sub(1)
        };
        let row = usize::try_from(day).ok().filter(|day| *day < self.days());
        row.map(DayIx::from_position).ok_or(NoDay::Outside)
    }

    /// Returns the calendar with another number of days; `None` when they leave the range of the calendar.
    pub fn with_days(&self, days: u32) -> Option<Self> {
        if self.has_dates() {
            return Self::new(&self.zone, self.midnight.date(), days);
        }
        Some(Self::plain(days))
    }

    /// Tells whether days have dates; those of a benchmark instance have not, and nobody should read 1970 there.
    pub fn has_dates(&self) -> bool {
        self.midnight.timestamp().as_second() != 0
    }

    /// Returns the IANA name of the zone.
    pub fn zone(&self) -> &str {
        &self.zone
    }

    /// Returns the number of days of the operation.
    pub fn days(&self) -> usize {
        self.day_starts.len() - 1
    }

    /// Returns the first minute of each day, and of the day after the last.
    pub fn day_starts(&self) -> &[Moment] {
        &self.day_starts
    }

    /// Returns the local day a moment falls on, counted from 0; days after the last count on in steps of 24 hours.
    pub fn day_of(&self, moment: Moment) -> i32 {
        let after = self.day_starts.partition_point(|start| *start <= moment);
        let last = self.day_starts.len() - 1;
        let index = |n: usize| i32::try_from(n).unwrap_or(i32::MAX);
        match after {
            0 => (moment.0 - self.day_starts[0].0).div_euclid(DAY),
            n if n <= last => index(n - 1),
            _ => index(last) + (moment.0 - self.day_starts[last].0) / DAY,
        }
    }

    /// Returns the first minute of a local day, also of one before the first or after the last.
    pub fn start_of(&self, day: i32) -> Moment {
        let last = self.day_starts.len() - 1;
        match usize::try_from(day) {
            Ok(d) if d <= last => self.day_starts[d],
            Ok(d) => self.day_starts[last] + Minutes(i32::try_from(d - last).unwrap_or(i32::MAX).saturating_mul(DAY)),
            Err(_) => self.day_starts[0] + Minutes(day.saturating_mul(DAY)),
        }
    }

    /// Returns the first whole minute at or after a time; none where days have no dates, or no calendar has it.
    pub fn first_minute(&self, at: Timestamp) -> Option<Moment> {
        self.minute(at.0.checked_add(59_999)?)
    }

    /// Returns the last whole minute at or before a time; none where days have no dates, or no calendar has it.
    pub fn last_minute(&self, at: Timestamp) -> Option<Moment> {
        self.minute(at.0)
    }

    fn minute(&self, milliseconds: i64) -> Option<Moment> {
        let since = milliseconds.checked_sub(self.midnight.timestamp().as_millisecond())?;
        let minute = i32::try_from(since.div_euclid(60_000)).ok()?;
        self.has_dates().then_some(Moment(minute))
    }

    /// Returns the moment of a local date and time; a time that a clock change skips moves forward by the gap.
    pub fn moment(&self, date: Date, time: Time) -> Option<Moment> {
        let at = date
            .to_datetime(time)
            .to_zoned(self.midnight.time_zone().clone())
            .ok()?;
        Some(Moment(minutes_between(&self.midnight, &at)?))
    }

    /// Returns when the local clock shows a minute of a local day; from 24 hours on, the start of the next day. A time
    /// that a clock change skips moves forward by the gap. Not the same as [`start_of`](Self::start_of) plus minutes
    /// on a day on which clocks change.
    pub fn on_clock(&self, day: i32, minute: Minutes) -> Moment {
        if minute.0 >= DAY {
            return self.start_of(day.saturating_add(1));
        }
        let at = || {
            let date = self.midnight.date().checked_add(Span::new().try_days(day).ok()?).ok()?;
            let (hour, minute) = (i8::try_from(minute.0 / 60).ok()?, i8::try_from(minute.0 % 60).ok()?);
            self.moment(date, Time::new(hour, minute, 0, 0).ok()?)
        };
        at().unwrap_or_else(|| self.start_of(day) + minute)
    }

    /// Returns the local date and time of a moment.
    pub fn local(&self, moment: Moment) -> Zoned {
        self.midnight
            .checked_add(Span::new().minutes(moment.0))
            .unwrap_or_else(|_| self.midnight.clone())
    }
}

fn minutes_between(from: &Zoned, to: &Zoned) -> Option<i32> {
    i32::try_from((to.timestamp().as_second() - from.timestamp().as_second()) / 60).ok()
}
