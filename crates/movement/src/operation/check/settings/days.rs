//! The days of the operation, its local clock, and its hours of daylight.

use super::Reader;
use crate::operation::check::cells;
use crate::operation::check::index::shown;
use crate::operation::{Calendar, Daylight};
use crate::problem::{Place, Problems, code};
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// Whether daylight holds on all roads, by the word for it.
const ROADS: [(&str, bool); 2] = [("all", true), ("dangerous", false)];

/// Most days of an operation.
pub(in crate::operation) const MOST_DAYS: i32 = 400;

/// The days as far as they could be read.
#[derive(Debug)]
pub(in super::super) struct Days {
    pub(in super::super) first: Option<Date>,
    pub(in super::super) last: Option<Date>,
    pub(in super::super) calendar: Option<Calendar>,
}

impl Days {
    /// Reports a date outside the days of the operation.
    pub(in super::super) fn contain(&self, date: Date, place: Place, problems: &mut Problems) -> bool {
        let (Some(first), Some(last)) = (self.first, self.last) else {
            return true;
        };
        let inside = first <= date && date <= last;
        if !inside {
            problems.add(
                code::OUTSIDE_OPERATION,
                place,
                format!("{date} is not a day of the operation, {first} to {last}."),
                "Correct the day, or the days of the operation in operation.toml.",
            );
        }
        inside
    }
}

pub(super) fn check(reader: &mut Reader<'_, '_>) -> Days {
    let zone = reader
        .text(&["time_zone"])
        .and_then(|(name, place)| zone(&name, place, reader.problems));
    let first = reader.text(&["first_day"]);
    let last = reader.text(&["last_day"]);
    let mut date = |written: Option<(String, Place)>| {
        let (text, place) = written?;
        Some((cells::date(&text, place.clone(), reader.problems)?, place))
    };
    let (first, last) = (date(first), date(last));
    let count = match (&first, &last) {
        (Some((first, _)), Some((last, place))) => count(*first, *last, place, reader.problems),
        _ => None,
    };
    let calendar = match (zone, &first, count) {
        (Some(zone), Some((first, place)), Some(count)) => {
            let calendar = Calendar::new(&zone, *first, count);
            if calendar.is_none() {
                report_years(place, reader.problems);
            }
            calendar
        }
        _ => None,
    };
    Days {
        first: count.and(first).map(|(date, _)| date),
        last: count.and(last).map(|(date, _)| date),
        calendar,
    }
}

fn zone(name: &str, place: Place, problems: &mut Problems) -> Option<String> {
    let zone = TimeZone::get(name)
        .ok()
        .and_then(|zone| zone.iana_name().map(str::to_owned));
    if zone.is_none() {
        problems.add(
            code::UNKNOWN_TIME_ZONE,
            place,
            format!("{} is not a time zone of the IANA database.", shown(name)),
            "Write a region and a city, such as Asia/Damascus.",
        );
    }
    zone
}

fn count(first: Date, last: Date, place: &Place, problems: &mut Problems) -> Option<u32> {
    if last < first {
        problems.add(
            code::DAYS_REVERSED,
            place.clone(),
            format!("The last day {last} is before the first day {first}."),
            "Exchange or correct the two days.",
        );
        return None;
    }
    let count = first
        .until(last)
        .ok()
        .map_or(i32::MAX, |span| span.get_days().saturating_add(1));
    if count > MOST_DAYS {
        problems.add(
            code::OUT_OF_RANGE,
            place.clone(),
            format!("From {first} to {last} it is more than {MOST_DAYS} days."),
            "Plan the movement in several operations, one after the other.",
        );
        return None;
    }
    u32::try_from(count).ok()
}

fn report_years(place: &Place, problems: &mut Problems) {
    problems.add(
        code::OUT_OF_RANGE,
        place.clone(),
        "The days lie outside the years the calendar knows.",
        "Correct the year.",
    );
}

/// Reads the hours of daylight; `None` when any hour will do, or after a problem.
pub(super) fn daylight(reader: &mut Reader<'_, '_>) -> Option<Daylight> {
    reader.settings.find(&["daylight"])?;
    let from = reader.text(&["daylight", "from"]);
    let to = reader.text(&["daylight", "to"]);
    let mut hour = |written: Option<(String, Place)>| {
        let (text, place) = written?;
        Some((cells::hour(&text, place.clone(), reader.problems)?, place))
    };
    let (from, to) = (hour(from), hour(to));
    let everywhere = reader
        .find_text(&["daylight", "roads"])
        .and_then(|(word, place)| cells::choice(&word, || place.clone(), &ROADS, reader.problems))
        .unwrap_or(true);
    let ((from, _), (to, place)) = (from?, to?);
    if to <= from {
        reader.problems.add(
            code::HOURS_REVERSED,
            place,
            "Daylight ends before it starts.",
            "Exchange or correct the two hours.",
        );
    }
    Some(Daylight { from, to, everywhere })
}
