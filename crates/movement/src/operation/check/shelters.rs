//! `shelters.csv`: how many people a shelter takes, in all and a day.

use super::cells::{Cells, MOST_PEOPLE};
use super::index::Index;
use super::sites::Sites;
use crate::operation::draft::Table;
use crate::problem::{Place, Problems, code};
use crate::registry::{Shelter, SiteKind};
use crate::units::Persons;

/// Most places of all shelters together.
const MOST_PLACES: u64 = 1_000_000_000;

/// The shelters as checked.
#[derive(Debug)]
pub(super) struct Shelters<'a> {
    pub(super) shelters: Vec<Shelter>,
    /// Shelters by the id of their site.
    pub(super) index: Index<'a>,
    /// Whether the site of each shelter is known.
    pub(super) placed: Vec<bool>,
}

pub(super) fn check<'a>(table: &'a Table, sites: &Sites<'_>, problems: &mut Problems) -> Shelters<'a> {
    let (site, places) = (table.column("site_id"), table.column("places"));
    let intake = table.column("intake_per_day");
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
