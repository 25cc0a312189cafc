//! `sites.csv`: places and where they are.

use super::cells::Cells;
use super::index::{Found, Index, shown};
use crate::operation::draft::{Cell, ColumnIx, Table};
use crate::problem::{Place, Problems, code};
use crate::registry::{Coordinates, Site, SiteIx, SiteKind};

/// The sites as checked, with what other tables ask about them.
#[derive(Debug)]
pub(super) struct Sites<'a> {
    pub(super) sites: Vec<Site>,
    pub(super) index: Index<'a>,
    /// The kind of each site; `None` after a problem.
    pub(super) kinds: Vec<Option<SiteKind>>,
    /// Where each site is; `None` after a problem.
    pub(super) points: Vec<Option<Coordinates>>,
    /// Where the latitude of each site is written.
    pub(super) places: Vec<Place>,
}

const KINDS: [(&str, SiteKind); 5] = [
    ("camp", SiteKind::Camp),
    ("crossing", SiteKind::Crossing),
    ("shelter", SiteKind::Shelter),
    ("depot", SiteKind::Depot),
    ("waypoint", SiteKind::Waypoint),
];

/// Returns the word for a kind.
pub(super) fn word(kind: SiteKind) -> &'static str {
    KINDS
        .iter()
        .find(|(_, known)| *known == kind)
        .map_or("", |(word, _)| word)
}

impl Sites<'_> {
    /// Finds the site a cell refers to, which must be of one of these kinds.
    pub(super) fn refer(
        &self,
        id: &str,
        cell: &Cell<'_>,
        kinds: &[SiteKind],
        problems: &mut Problems,
    ) -> Option<SiteIx> {
        let Found::Row(row) = self.index.refer(id, cell, problems) else {
            return None;
        };
        match self.kinds[row] {
            Some(kind) if !kinds.is_empty() && !kinds.contains(&kind) => {
                let wanted: Vec<&str> = kinds.iter().map(|kind| word(*kind)).collect();
                problems.add(
                    code::WRONG_KIND,
                    cell.place(),
                    format!(
                        "The site {} is a {}; here a {} is meant.",
                        shown(id),
                        word(kind),
                        wanted.join(" or ")
                    ),
                    "Correct the id here, or the kind of the site in sites.csv.",
                );
                None
            }
            _ => Some(SiteIx::from_position(row)),
        }
    }
}

struct Columns {
    id: ColumnIx,
    name: ColumnIx,
    name_local: ColumnIx,
    kind: ColumnIx,
    latitude: ColumnIx,
    longitude: ColumnIx,
}

pub(super) fn check<'a>(table: &'a Table, problems: &mut Problems) -> Sites<'a> {
    let columns = Columns {
        id: table.column("site_id"),
        name: table.column("name"),
        name_local: table.column("name_local"),
        kind: table.column("kind"),
        latitude: table.column("latitude"),
        longitude: table.column("longitude"),
    };
    let mut all = Sites {
        sites: Vec::new(),
        index: Index::new(table, "site_id"),
        kinds: Vec::new(),
        points: Vec::new(),
        places: Vec::new(),
    };
    for (at, row) in table.list_rows().enumerate() {
        let id = all.index.add(row.find(columns.id), at, problems);
        let mut cells = Cells { row, problems };
        let kind = cells.choice(columns.kind, &KINDS, false);
        let point = coordinates(&mut cells, &columns);
        all.sites.push(Site {
            id,
            name: cells.name(columns.name),
            name_local: cells.find_name(columns.name_local),
            kind: kind.unwrap_or(SiteKind::Waypoint),
            coordinates: point,
        });
        all.kinds.push(kind);
        all.points.push(point);
        all.places.push(row.place(columns.latitude));
    }
    all
}

fn coordinates(cells: &mut Cells<'_, '_>, columns: &Columns) -> Option<Coordinates> {
    let (latitude, longitude) = (cells.degrees(columns.latitude), cells.degrees(columns.longitude));
    let is_latitude = |degrees: f64| (-90.0..=90.0).contains(&degrees);
    let is_longitude = |degrees: f64| (-180.0..=180.0).contains(&degrees);
    if let (Some(latitude), Some(longitude)) = (latitude, longitude)
        && !is_latitude(latitude)
        && is_latitude(longitude)
        && is_longitude(latitude)
    {
        let cause = format!("No latitude is {latitude}; exchanged with the longitude it would be a place.");
        let place = cells.row.place(columns.latitude);
        report_swapped(place, cause, cells.problems);
        return None;
    }
    let mut in_range = |degrees: Option<f64>, fits: bool, column, most: &str| {
        if !fits {
            cells.problems.add(
                code::OUT_OF_RANGE,
                cells.row.place(column),
                format!(
                    "{} degrees is not between -{most} and {most}.",
                    degrees.unwrap_or_default()
                ),
                "Write decimal degrees, WGS 84, such as 33.31.",
            );
        }
    };
    let (north, east) = (latitude.is_none_or(is_latitude), longitude.is_none_or(is_longitude));
    in_range(latitude, north, columns.latitude, "90");
    in_range(longitude, east, columns.longitude, "180");
    if !(north && east) {
        return None;
    }
    Some(Coordinates {
        latitude: latitude?,
        longitude: longitude?,
    })
}

pub(super) fn report_swapped(place: Place, cause: String, problems: &mut Problems) {
    problems.add(
        code::COORDINATES_SWAPPED,
        place,
        cause,
        "Exchange the latitude and the longitude of the site; latitude is degrees north.",
    );
}
