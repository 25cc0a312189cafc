//! `vehicle_types.csv` and `vehicles.csv`.

use super::cells::Cells;
use super::corridors::{self, Corridors};
use super::index::{Found, Index};
use super::settings::Settings;
use super::sites::Sites;
use crate::operation::draft::{ColumnIx, Table};
use crate::problem::{Problems, code};
use crate::registry::{CorridorIx, SiteIx, Vehicle, VehicleType, VehicleTypeIx};
use crate::units::{Kilograms, Moment, Persons};
use jiff::civil::Time;

/// Most seats, wheelchair places or stretcher places of one vehicle; a ferry is a vehicle too.
const MOST_SEATS: u32 = 10_000;
/// Most luggage of one vehicle: a ship is one too.
const MOST_LUGGAGE: u32 = 1_000_000;

/// The vehicle types as checked.
#[derive(Debug)]
pub(super) struct Types<'a> {
    pub(super) types: Vec<VehicleType>,
    index: Index<'a>,
}

pub(super) fn check_types<'a>(table: &'a Table, problems: &mut Problems) -> Types<'a> {
    let (id, name) = (table.column("type_id"), table.column("name"));
    let seats = table.column("seats");
    let (bays, stretchers) = (table.column("wheelchair_places"), table.column("stretcher_places"));
    let luggage = table.column("luggage_kg");
    let mut all = Types {
        types: Vec::new(),
        index: Index::new(table, "type_id"),
    };
    for (at, row) in table.list_rows().enumerate() {
        let id = all.index.add(row.find(id), at, problems);
        let mut cells = Cells { row, problems };
        let name = cells.name(name);
        let written = (
            cells.whole(seats, 0..=MOST_SEATS),
            cells.find_whole(bays, 0..=MOST_SEATS),
            cells.find_whole(stretchers, 0..=MOST_SEATS),
        );
        let luggage = cells.find_whole(luggage, 0..=MOST_LUGGAGE);
        if let (Some(0), Ok(None | Some(0)), Ok(None | Some(0)), Ok(None | Some(0))) =
            (written.0, written.1, written.2, luggage)
        {
            problems.add(
                code::NO_CAPACITY,
                row.place(seats),
                "A vehicle of this type carries nobody and nothing.",
                "Write how many seats, wheelchair places or stretcher places it has, or how much luggage it carries.",
            );
        }
        let places = |written: Result<Option<u32>, ()>| Persons(written.ok().flatten().unwrap_or(0));
        all.types.push(VehicleType {
            id,
            name,
            seats: Persons(written.0.unwrap_or(0)),
            wheelchairs: places(written.1),
            stretchers: places(written.2),
            luggage: Kilograms(luggage.ok().flatten().unwrap_or(0)),
        });
    }
    all
}

struct Columns {
    id: ColumnIx,
    kind: ColumnIx,
    place: ColumnIx,
    first_day: ColumnIx,
    corridors: ColumnIx,
}

/// The vehicles as checked.
#[derive(Debug)]
pub(super) struct Vehicles<'a> {
    pub(super) vehicles: Vec<Vehicle>,
    pub(super) index: Index<'a>,
}

/// What a vehicle refers to.
struct Context<'c, 'a> {
    types: &'c Types<'a>,
    sites: &'c Sites<'a>,
    corridors: &'c Corridors<'a>,
    settings: &'c Settings,
}

pub(super) fn check<'a>(
    table: &'a Table,
    types: &Types<'a>,
    sites: &Sites<'a>,
    corridors: &Corridors<'a>,
    settings: &Settings,
    problems: &mut Problems,
) -> Vehicles<'a> {
    let columns = Columns {
        id: table.column("vehicle_id"),
        kind: table.column("type_id"),
        place: table.column("place"),
        first_day: table.column("first_day"),
        corridors: table.column("corridors"),
    };
    let context = Context {
        types,
        sites,
        corridors,
        settings,
    };
    let mut index = Index::new(table, "vehicle_id");
    let mut vehicles = Vec::new();
    for (at, row) in table.list_rows().enumerate() {
        let id = index.add(row.find(columns.id), at, problems);
        let mut cells = Cells { row, problems };
        vehicles.push(Vehicle {
            id,
            kind: context.kind(&mut cells, columns.kind),
            place: context.place(&mut cells, columns.place),
            free_from: context.free_from(&mut cells, columns.first_day),
            corridors: context.corridors(&mut cells, columns.corridors),
            absences: Vec::new(),
            spare: false,
        });
    }
    hold_spares(&mut vehicles, types.types.len(), settings.spare_percent);
    Vehicles { vehicles, index }
}

impl Context<'_, '_> {
    fn kind(&self, cells: &mut Cells<'_, '_>, column: ColumnIx) -> VehicleTypeIx {
        let cell = cells.filled(column);
        match cell.map(|cell| self.types.index.refer(cell.text, &cell, cells.problems)) {
            Some(Found::Row(row)) => VehicleTypeIx::from_position(row),
            _ => VehicleTypeIx(0),
        }
    }

    fn place(&self, cells: &mut Cells<'_, '_>, column: ColumnIx) -> SiteIx {
        let cell = cells.filled(column);
        cell.and_then(|cell| self.sites.refer(cell.text, &cell, &[], cells.problems))
            .unwrap_or_default()
    }

    fn free_from(&self, cells: &mut Cells<'_, '_>, column: ColumnIx) -> Moment {
        if cells.find(column).is_none() {
            return Moment(0);
        }
        let days = &self.settings.days;
        let moment = cells.date(column).and_then(|date| {
            let inside = days.contain(date, cells.row.place(column), cells.problems);
            days.calendar
                .as_ref()
                .filter(|_| inside)?
                .moment(date, Time::midnight())
        });
        moment.unwrap_or_default()
    }

    fn corridors(&self, cells: &mut Cells<'_, '_>, column: ColumnIx) -> Option<Vec<CorridorIx>> {
        let cell = cells.find(column)?;
        let found = corridors::list(&cell, cells.problems, |id, problems| {
            self.corridors.index.refer(id, &cell, problems)
        });
        let rows = found.into_iter().filter_map(|found| match found {
            Found::Row(row) => Some(CorridorIx::from_position(row)),
            Found::Unclear => None,
        });
        let mut rows: Vec<CorridorIx> = rows.collect();
        rows.sort_unstable();
        rows.dedup();
        Some(rows)
    }
}

/// Holds back the last vehicles of each type: the percentage rounded half up, but never all of a type.
fn hold_spares(vehicles: &mut [Vehicle], types: usize, percent: u32) {
    let mut left = vec![0_u64; types];
    for vehicle in vehicles.iter() {
        if let Some(count) = left.get_mut(vehicle.kind.at()) {
            *count += 1;
        }
    }
    for count in &mut left {
        *count = ((*count * u64::from(percent) + 50) / 100).min(count.saturating_sub(1));
    }
    for vehicle in vehicles.iter_mut().rev() {
        if let Some(count) = left.get_mut(vehicle.kind.at())
            && *count > 0
        {
            *count -= 1;
            vehicle.spare = true;
        }
    }
}
