//! Changes to the windows of a corridor, and to the days of the operation.

use super::Refusal;
use super::refusal::within;
use crate::access::Window;
use crate::operation::check::{MOST_DAYS, MOST_MINUTES};
use crate::operation::{Calendar, Operation};
use crate::problem::code;
use crate::registry::{CorridorIx, DayIx};
use crate::units::{Minutes, Moment};

const DAY: i32 = 24 * 60;

pub(super) fn shut(operation: &mut Operation, corridor: CorridorIx, day: DayIx) -> Result<(), Refusal> {
    let left = without(operation, corridor, day)?;
    operation.corridors[corridor.at()].windows = left;
    Ok(())
}

pub(super) fn set_hours(
    operation: &mut Operation,
    corridor: CorridorIx,
    day: DayIx,
    (from, to): (Minutes, Minutes),
) -> Result<(), Refusal> {
    let mut windows = without(operation, corridor, day)?;
    within("from", i64::from(from.0), 0, DAY as u32)?;
    within("to", i64::from(to.0), 0, DAY as u32)?;
    let day = i32::try_from(day.0).unwrap_or(i32::MAX);
    let moment = |minute| operation.calendar.on_clock(day, minute);
    let window = Window {
        opens: moment(from),
        closes: moment(to),
    };
    if to <= from || window.closes <= window.opens {
        return Err(Refusal::new(
            "to",
            code::HOURS_REVERSED,
            "The window closes before it opens, or at once.",
            "Exchange or correct the two hours; where there is to be no window, shut it.",
        ));
    }
    windows.push(window);
    let windows = Window::joined(windows);
    let before = &mut operation.corridors[corridor.at()].windows;
    if *before == windows {
        return Err(Refusal::nothing("from", "The window stands at these hours already."));
    }
    *before = windows;
    Ok(())
}

pub(super) fn lengthen(operation: &mut Operation, corridor: CorridorIx, by: Minutes) -> Result<(), Refusal> {
    within("minutes", i64::from(by.0), 1, DAY as u32)?;
    let end = end(&operation.calendar);
    let before = windows(operation, corridor)?;
    let longer = before.iter().map(|window| Window {
        opens: window.opens,
        closes: window.closes.max((window.closes + by).min(end)),
    });
    let longer = Window::joined(longer.collect());
    if longer == Window::joined(before.clone()) {
        return Err(Refusal::nothing(
            "corridor",
            "No window of the corridor can close later.",
        ));
    }
    operation.corridors[corridor.at()].windows = longer;
    Ok(())
}

pub(super) fn add_day(operation: &mut Operation, corridor: CorridorIx) -> Result<(), Refusal> {
    let windows = windows(operation, corridor)?;
    let Some(last) = windows.last() else {
        return Err(Refusal::new(
            "corridor",
            code::OUT_OF_RANGE,
            "The corridor has no window whose hours the next day could have.",
            "Write a window in windows.csv first.",
        ));
    };
    let calendar = &operation.calendar;
    let day = calendar.day_of(last.closes - Minutes(1));
    let days = usize::try_from(day).map_or(0, |day| day + 2).max(calendar.days());
    if days > MOST_DAYS as usize {
        return Err(Refusal::out_of_range("corridor", days as i64, 1, MOST_DAYS as u32));
    }
    let Some(calendar) = calendar.with_days(u32::try_from(days).unwrap_or(u32::MAX)) else {
        return Err(Refusal::new(
            "corridor",
            code::OUT_OF_RANGE,
            "The next day lies outside the years the calendar knows.",
            "Delete the change.",
        ));
    };
    let (start, next) = (calendar.start_of(day), calendar.start_of(day + 1));
    let of_day = windows.iter().filter(|w| w.closes > start && w.opens < next);
    let copies = of_day.filter_map(|window| {
        let opens = minute_of_day(&calendar, window.opens.max(start));
        let closes = match window.closes >= next {
            true => Minutes(DAY),
            false => minute_of_day(&calendar, window.closes),
        };
        let copy = Window {
            opens: calendar.on_clock(day + 1, opens),
            closes: calendar.on_clock(day + 1, closes),
        };
        // An hour that a clock change skips on the next day has no window there.
        (copy.opens < copy.closes).then_some(copy)
    });
    let copies: Vec<Window> = copies.collect();
    if copies.is_empty() {
        return Err(Refusal::nothing(
            "corridor",
            "A clock change skips these hours on the next day.",
        ));
    }
    let windows = Window::joined(windows.iter().copied().chain(copies).collect());
    operation.corridors[corridor.at()].windows = windows;
    operation.calendar = calendar;
    Ok(())
}

/// Returns the windows without those of a day.
fn without(operation: &Operation, corridor: CorridorIx, day: DayIx) -> Result<Vec<Window>, Refusal> {
    let windows = windows(operation, corridor)?;
    let calendar = &operation.calendar;
    if day.at() >= calendar.days() {
        return Err(Refusal::new(
            "date",
            code::OUTSIDE_OPERATION,
            format!(
                "Day {} is not among the {} of the operation.",
                day.at() + 1,
                calendar.days()
            ),
            "Correct the day.",
        ));
    }
    let (start, next) = (calendar.day_starts()[day.at()], calendar.day_starts()[day.at() + 1]);
    if !windows.iter().any(|w| w.opens < next && start < w.closes) {
        return Err(Refusal::nothing(
            "date",
            format!(
                "The corridor {} has no window on that day.",
                operation.corridors[corridor.at()].id
            ),
        ));
    }
    let parts = windows.iter().flat_map(|w| {
        let cut = |opens: Moment, closes: Moment| (opens < closes).then_some(Window { opens, closes });
        [cut(w.opens, w.closes.min(start)), cut(w.opens.max(next), w.closes)]
    });
    Ok(parts.flatten().collect())
}

fn windows(operation: &Operation, corridor: CorridorIx) -> Result<&Vec<Window>, Refusal> {
    let corridor = operation.corridors.get(corridor.at());
    corridor
        .map(|corridor| &corridor.windows)
        .ok_or_else(|| Refusal::unknown("corridor"))
}

/// Returns the end of the last day.
fn end(calendar: &Calendar) -> Moment {
    calendar
        .day_starts()
        .last()
        .copied()
        .unwrap_or_default()
        .min(Moment(MOST_MINUTES as i32))
}

/// Returns what the local clock shows.
fn minute_of_day(calendar: &Calendar, moment: Moment) -> Minutes {
    let at = calendar.local(moment);
    Minutes(i32::from(at.hour()) * 60 + i32::from(at.minute()))
}
