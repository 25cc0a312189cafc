//! `legs.csv`: roads between sites.

use super::cells::{self, Cells, MOST_MINUTES};
use super::coordinates;
use super::corridors;
use super::roads::{self, Road};
use super::settings::Settings;
use super::sites::Sites;
use crate::operation::draft::{Cell, ColumnIx, Table};
use crate::operation::{Hazard, Travel};
use crate::problem::{Place, Problems, code};
use crate::registry::{Coordinates, SiteIx};
use crate::units::Metres;

/// A leg whose ends and length could be read.
#[derive(Debug)]
pub(super) struct Leg {
    pub(super) from: SiteIx,
    pub(super) to: SiteIx,
    metres: Metres,
    place: Place,
}

impl Leg {
    /// Tells whether a road between these points can be as short as the leg says. One percent is granted, because
    /// the earth is not quite a sphere and coordinates are rounded.
    #[allow(clippy::cast_precision_loss, reason = "metres of a leg are at most 40 million")]
    pub(super) fn can_join(&self, a: Coordinates, b: Coordinates) -> bool {
        self.metres.0 as f64 >= 0.99 * 1000.0 * a.great_circle_km(b)
    }
}

struct Columns {
    from: ColumnIx,
    to: ColumnIx,
    km: ColumnIx,
    minutes: ColumnIx,
    one_way: ColumnIx,
    hazards: ColumnIx,
}

/// Checks the legs and closes them under shortest time; `None` when not every leg could be read. Coordinates that
/// look exchanged are reported and taken away.
pub(super) fn check(
    table: &Table,
    sites: &mut Sites<'_>,
    settings: &Settings,
    problems: &mut Problems,
) -> Option<Travel> {
    let columns = Columns {
        from: table.column("from"),
        to: table.column("to"),
        km: table.column("km"),
        minutes: table.column("minutes"),
        one_way: table.column("one_way"),
        hazards: table.column("hazards"),
    };
    let (mut legs, mut roads, mut complete) = (Vec::new(), Vec::new(), sites.index.is_known() && table.is_written());
    let mut dangerous = false;
    for row in table.list_rows() {
        let mut cells = Cells { row, problems };
        let ends = ends(&mut cells, &columns, sites);
        let metres = cells.kilometres(columns.km);
        let minutes = cells.minutes(columns.minutes, 1);
        let one_way = cells.choice(columns.one_way, &[("no", false), ("yes", true)], true);
        let hazard = hazard(&mut cells, &columns);
        dangerous |= hazard.is_some();
        let road = ends.zip(metres).zip(minutes).zip(one_way);
        complete &= road.is_some();
        if let Some((((ends, metres), minutes), one_way)) = road {
            roads.push(Road {
                ends,
                metres,
                minutes,
                one_way,
                hazard,
            });
        }
        if let Some(((from, to), metres)) = ends.zip(metres) {
            let place = row.place(columns.km);
            legs.push(Leg {
                from,
                to,
                metres,
                place,
            });
        }
    }
    if dangerous {
        settings.need_daylight("roads are dangerous at night", problems);
    }
    coordinates::check(&legs, sites, problems);
    for leg in &legs {
        check_length(leg, sites, problems);
    }
    let travel = roads::close(sites.sites.len(), &roads);
    if let Err((from, to)) = travel {
        report_far(&sites.sites[from].id, &sites.sites[to].id, problems);
    }
    travel.ok().filter(|_| complete)
}

/// Reads the hazards of a leg and returns the one that asks most.
fn hazard(cells: &mut Cells<'_, '_>, columns: &Columns) -> Option<Hazard> {
    let cell = cells.find(columns.hazards)?;
    let words = corridors::list(&cell, cells.problems, |word, problems| {
        cells::choice(word, || cell.place(), &Hazard::WORDS, problems)
    });
    words.into_iter().flatten().max()
}

fn ends(cells: &mut Cells<'_, '_>, columns: &Columns, sites: &Sites<'_>) -> Option<(SiteIx, SiteIx)> {
    let (from, to) = (cells.filled(columns.from), cells.filled(columns.to));
    let mut refer = |cell: Option<Cell<'_>>| cell.and_then(|cell| sites.refer(cell.text, &cell, &[], cells.problems));
    let (from, to) = (refer(from), refer(to));
    let (from, to) = (from?, to?);
    if from == to {
        cells.problems.add(
            code::SAME_SITE,
            cells.row.place(columns.to),
            "The leg leads from a site to itself.",
            "Correct one of its two ends, or delete the row.",
        );
        return None;
    }
    Some((from, to))
}

fn check_length(leg: &Leg, sites: &Sites<'_>, problems: &mut Problems) {
    let (Some(a), Some(b)) = (sites.points[leg.from.at()], sites.points[leg.to.at()]) else {
        return;
    };
    if leg.can_join(a, b) {
        return;
    }
    let (from, to) = (&sites.sites[leg.from.at()].id, &sites.sites[leg.to.at()].id);
    problems.add(
        code::LEG_TOO_SHORT,
        leg.place.clone(),
        format!(
            "The leg from {from} to {to} has {}.{:03} km; as the crow flies it is {:.1} km.",
            leg.metres.0 / 1000,
            leg.metres.0 % 1000,
            a.great_circle_km(b)
        ),
        "Correct the length of the leg, or the coordinates of one of its sites in sites.csv.",
    );
}

fn report_far(from: &str, to: &str, problems: &mut Problems) {
    problems.add(
        code::TOTAL_TOO_LARGE,
        Place::file("legs.csv"),
        format!("The quickest way from {from} to {to} takes more than {MOST_MINUTES} minutes."),
        "Correct the minutes of the legs between the two.",
    );
}
