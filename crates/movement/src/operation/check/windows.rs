//! `windows.csv`: hours in which corridors are open.

use super::cells::Cells;
use super::corridors::Corridors;
use super::index::Found;
use super::settings::Days;
use super::time::{self, DAY};
use crate::access::Window;
use crate::operation::Calendar;
use crate::operation::draft::{ColumnIx, Row, Table};
use crate::problem::{Place, Problems, code};
use crate::units::Minutes;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// Most days on which windows stand, over all rows.
const MOST_DAYS: usize = 1_000_000;

struct Columns {
    corridor: ColumnIx,
    first: ColumnIx,
    last: ColumnIx,
    opens: ColumnIx,
    closes: ColumnIx,
}

/// A window of one local day, before clock changes are thought of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct DayWindow {
    corridor: usize,
    date: Date,
    opens: Minutes,
    closes: Minutes,
    line: u64,
}

/// A row in which everything could be read.
struct Written {
    corridor: usize,
    days: (Date, Date),
    hours: (Minutes, Minutes),
}

/// Returns the windows of each corridor, sorted; windows that touch are one.
pub(super) fn check(
    table: &Table,
    corridors: &Corridors<'_>,
    days: &Days,
    problems: &mut Problems,
) -> Vec<Vec<Window>> {
    let columns = Columns {
        corridor: table.column("corridor_id"),
        first: table.column("first_day"),
        last: table.column("last_day"),
        opens: table.column("opens"),
        closes: table.column("closes"),
    };
    let mut all = Vec::new();
    for row in table.list_rows() {
        let written = read(row, &columns, corridors, days, problems);
        if let Some(written) = written
            && !spread(&written, row.line(), &mut all)
        {
            problems.add(
                code::TOO_MANY_ROWS,
                Place::file(table.name().file()),
                format!("The windows stand on more than {MOST_DAYS} days in all."),
                "Split the movement into several operations.",
            );
            break;
        }
    }
    all.sort_unstable();
    check_overlap(&all, table, &columns, problems);
    let mut windows = vec![Vec::new(); corridors.len()];
    if let Some(calendar) = &days.calendar {
        for window in &all {
            windows[window.corridor].extend(on_clock(calendar, window));
        }
    }
    windows.into_iter().map(Window::joined).collect()
}

fn read(
    row: Row<'_>,
    columns: &Columns,
    corridors: &Corridors<'_>,
    days: &Days,
    problems: &mut Problems,
) -> Option<Written> {
    let mut cells = Cells { row, problems };
    let corridor = cells
        .filled(columns.corridor)
        .map(|cell| corridors.index.refer(cell.text, &cell, cells.problems));
    let (first, last) = (cells.date(columns.first), cells.date(columns.last));
    let (opens, closes) = (cells.hour(columns.opens), cells.hour(columns.closes));
    let days = first
        .zip(last)
        .filter(|(first, last)| check_days(*first, *last, &mut cells, columns, days));
    let hours = opens
        .zip(closes)
        .filter(|(opens, closes)| check_hours(*opens, *closes, &mut cells, columns));
    match corridor? {
        Found::Row(corridor) => Some(Written {
            corridor,
            days: days?,
            hours: hours?,
        }),
        Found::Unclear => None,
    }
}

fn check_days(first: Date, last: Date, cells: &mut Cells<'_, '_>, columns: &Columns, days: &Days) -> bool {
    if last < first {
        cells.problems.add(
            code::DAYS_REVERSED,
            cells.row.place(columns.last),
            format!("The last day {last} is before the first day {first}."),
            "Exchange or correct the two days.",
        );
        return false;
    }
    let inside = days.contain(first, cells.row.place(columns.first), cells.problems);
    inside && days.contain(last, cells.row.place(columns.last), cells.problems)
}

fn check_hours(opens: Minutes, closes: Minutes, cells: &mut Cells<'_, '_>, columns: &Columns) -> bool {
    if closes <= opens {
        cells.problems.add(
            code::HOURS_REVERSED,
            cells.row.place(columns.closes),
            "The window closes before it opens, or at once.",
            "Exchange or correct the hours; a window over midnight is written as two rows, until 24:00 and from 00:00.",
        );
    }
    closes > opens
}

/// Adds the days of a row; `false` when they are too many.
fn spread(written: &Written, line: u64, all: &mut Vec<DayWindow>) -> bool {
    let mut date = written.days.0;
    while date <= written.days.1 {
        if all.len() == MOST_DAYS {
            return false;
        }
        all.push(DayWindow {
            corridor: written.corridor,
            date,
            opens: written.hours.0,
            closes: written.hours.1,
            line,
        });
        let Ok(next) = date.tomorrow() else { break };
        date = next;
    }
    true
}

fn check_overlap(sorted: &[DayWindow], table: &Table, columns: &Columns, problems: &mut Problems) {
    let mut pairs = BTreeSet::new();
    let mut latest: Option<&DayWindow> = None;
    for window in sorted {
        let before = latest.filter(|l| (l.corridor, l.date) == (window.corridor, window.date));
        if let Some(before) = before.filter(|before| window.opens < before.closes) {
            pairs.insert((before.line.max(window.line), before.line.min(window.line)));
        }
        if before.is_none_or(|before| before.closes < window.closes) {
            latest = Some(window);
        }
    }
    let mut reported = 0;
    for (line, other) in pairs {
        // A row that overlaps several others is one mistake.
        if line == reported {
            continue;
        }
        reported = line;
        let mut place = table.place(columns.opens);
        place.row = Some(line);
        problems.add(
            code::WINDOWS_OVERLAP,
            place,
            format!("The window overlaps the one in line {other} of the same corridor."),
            "Change the days or hours of one of the two; windows may touch but not overlap.",
        );
    }
}

/// Returns the moments of a window; none if it lies in an hour that a clock change skips.
fn on_clock(calendar: &Calendar, window: &DayWindow) -> Option<Window> {
    let moment = |minutes| {
        let (date, time) = time::at(window.date, minutes)?;
        calendar.moment(date, time)
    };
    debug_assert!(window.closes.0 <= DAY);
    let (opens, closes) = (moment(window.opens)?, moment(window.closes)?);
    (opens < closes).then_some(Window { opens, closes })
}
