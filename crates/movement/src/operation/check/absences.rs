//! `vehicle_absences.csv`: days on which vehicles are not there.

use super::cells::Cells;
use super::index::Found;
use super::settings::Days;
use super::vehicles::Vehicles;
use crate::operation::draft::{ColumnIx, Row, Table};
use crate::problem::{Problems, code};
use crate::registry::{Absence, AbsenceReason, Vehicle};
use crate::units::Moment;
use jiff::civil::{Date, Time};

struct Columns {
    vehicle: ColumnIx,
    first: ColumnIx,
    last: ColumnIx,
    reason: ColumnIx,
}

/// Returns the vehicles with the spans in which they are not there, each vehicle's by their start.
pub(super) fn check(table: &Table, vehicles: Vehicles<'_>, days: &Days, problems: &mut Problems) -> Vec<Vehicle> {
    let columns = Columns {
        vehicle: table.column("vehicle_id"),
        first: table.column("first_day"),
        last: table.column("last_day"),
        reason: table.column("reason"),
    };
    let Vehicles { mut vehicles, index } = vehicles;
    for row in table.list_rows() {
        let absence = read(row, &columns, days, problems);
        let found = Cells { row, problems }
            .filled(columns.vehicle)
            .map(|cell| index.refer(cell.text, &cell, problems));
        if let (Some(Found::Row(vehicle)), Some(absence)) = (found, absence)
            && let Some(vehicle) = vehicles.get_mut(vehicle)
        {
            vehicle.absences.push(absence);
        }
    }
    for vehicle in &mut vehicles {
        vehicle.absences.sort_unstable();
    }
    vehicles
}

fn read(row: Row<'_>, columns: &Columns, days: &Days, problems: &mut Problems) -> Option<Absence> {
    let mut cells = Cells { row, problems };
    let first = cells.date(columns.first);
    let last = cells.find(columns.last).map(|_| cells.date(columns.last));
    let reason = match cells.find(columns.reason) {
        Some(_) => cells.choice(columns.reason, &AbsenceReason::WORDS, false),
        None => Some(AbsenceReason::Unsaid),
    };
    let first = first?;
    let last = match last {
        Some(written) => Some(written?),
        None => None,
    };
    let touches = touch(first, last, &mut cells, columns, days);
    let calendar = days.calendar.as_ref().filter(|_| touches)?;
    let midnight = |date: Date| calendar.moment(date, Time::midnight());
    let from = if Some(first) < days.first {
        Some(Moment(0))
    } else {
        midnight(first)
    };
    Some(Absence {
        from: from?,
        until: last.and_then(|last| midnight(last.tomorrow().ok()?)),
        reason: reason?,
    })
}

/// Tells whether the days are in order and touch the operation. A repair may begin before it or end after it; one that
/// does neither nor lies within it has a wrong year or month.
fn touch(first: Date, last: Option<Date>, cells: &mut Cells<'_, '_>, columns: &Columns, days: &Days) -> bool {
    if last.is_some_and(|last| last < first) {
        cells.problems.add(
            code::DAYS_REVERSED,
            cells.row.place(columns.last),
            format!(
                "The last day {} is before the first day {first}.",
                last.unwrap_or(first)
            ),
            "Exchange or correct the two days.",
        );
        return false;
    }
    if days.last.is_some_and(|end| end < first) {
        return days.contain(first, cells.row.place(columns.first), cells.problems);
    }
    match last.filter(|last| days.first.is_some_and(|start| *last < start)) {
        Some(last) => days.contain(last, cells.row.place(columns.last), cells.problems),
        None => true,
    }
}
