//! `shelters.csv`: how many people a shelter takes, at once or in all, and a day.

use super::cells::{Cells, MOST_PEOPLE};
use super::index::Index;
use super::settings::Settings;
use super::sites::Sites;
use crate::operation::draft::{ColumnIx, Table};
use crate::problem::{Place, Problems, code};
use crate::registry::{Shelter, SiteKind, Stay};
use crate::units::{Minutes, Persons};

/// Most places of all shelters together.
pub(in crate::operation) const MOST_PLACES: u64 = 1_000_000_000;
/// The longest median stay: a year.
const MOST_HOURS: u32 = 8_760;

/// The shelters as checked.
#[derive(Debug)]
pub(super) struct Shelters<'a> {
    pub(super) shelters: Vec<Shelter>,
    /// Shelters by the id of their site.
    pub(super) index: Index<'a>,
    /// Whether the site of each shelter is known.
    pub(super) placed: Vec<bool>,
}

struct StayColumns {
    median: ColumnIx,
    spread: ColumnIx,
}

pub(super) fn check<'a>(
    table: &'a Table,
    sites: &Sites<'_>,
    settings: &Settings,
    problems: &mut Problems,
) -> Shelters<'a> {
    let (site, places) = (table.column("site_id"), table.column("places"));
    let intake = table.column("intake_per_day");
    let stays = StayColumns {
        median: table.column("stay_median_hours"),
        spread: table.column("stay_spread"),
    };
    let mut all = Shelters {
        shelters: Vec::new(),
        index: Index::new(table, "site_id"),
        placed: Vec::new(),
    };
    for (at, row) in table.list_rows().enumerate() {
        let cell = row.find(site);
        all.index.add(cell, at, problems);
        let found = cell
            .filter(|cell| !cell.text.is_empty())
            .and_then(|cell| sites.refer(cell.text, &cell, &[SiteKind::Shelter], problems));
        let mut cells = Cells { row, problems };
        all.placed.push(found.is_some());
        all.shelters.push(Shelter {
            site: found.unwrap_or_default(),
            places: Persons(cells.whole(places, 1..=MOST_PEOPLE).unwrap_or(1)),
            intake_per_day: cells.find_whole(intake, 1..=MOST_PEOPLE).unwrap_or(None).map(Persons),
            stay: stay(&mut cells, &stays, settings.stay_safety),
        });
    }
    let total: u64 = all.shelters.iter().map(|shelter| u64::from(shelter.places.0)).sum();
    if total > MOST_PLACES {
        problems.add(
            code::TOTAL_TOO_LARGE,
            Place::file(table.name().file()),
            format!("The shelters have {total} places in all; at most {MOST_PLACES} are taken."),
            "Correct the places.",
        );
    }
    all
}

/// Reads how long people stay; `None` when they stay to the end, or after a problem.
fn stay(cells: &mut Cells<'_, '_>, columns: &StayColumns, safety: u32) -> Option<Stay> {
    let (median, spread) = (cells.find(columns.median), cells.find(columns.spread));
    let missing = match (median, spread) {
        (Some(_), None) => Some((
            columns.spread,
            "how many times the median it takes until nine of ten have left",
        )),
        (None, Some(_)) => Some((columns.median, "after how many hours half of the people have left")),
        _ => None,
    };
    if let Some((column, what)) = missing {
        cells.problems.add(
            code::STAY_INCOMPLETE,
            cells.row.place(column),
            "Of stay_median_hours and stay_spread only one is filled in.",
            format!("Write here {what}, or empty both: then nobody leaves."),
        );
    }
    let median = cells.find_whole(columns.median, 1..=MOST_HOURS).ok()??;
    let spread = cells.spread(columns.spread)?;
    Some(Stay::new(Minutes(i32::try_from(median * 60).ok()?), spread, safety))
}
