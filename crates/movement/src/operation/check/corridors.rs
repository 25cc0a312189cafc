//! `corridors.csv`: agreed ways, and which pairs of sites they join.

use super::cells::{Cells, MOST_PEOPLE};
use super::index::Index;
use super::settings::Settings;
use super::sites::Sites;
use crate::access::{Corridor, PersonsPerHour, Window};
use crate::operation::draft::{Cell, ColumnIx, Table, is_blank};
use crate::operation::{Passages, Travel};
use crate::problem::{Problems, code};
use crate::registry::{CorridorIx, EscortPoolIx, SiteIx, SiteKind};
use crate::units::Minutes;

/// The corridors as checked.
#[derive(Debug)]
pub(super) struct Corridors<'a> {
    corridors: Vec<Corridor>,
    pub(super) index: Index<'a>,
    pub(super) passages: Passages,
    /// Whether every end of every corridor could be read.
    pub(super) complete: bool,
}

impl Corridors<'_> {
    /// Returns the corridors, still without windows.
    pub(super) fn list(&self) -> &[Corridor] {
        &self.corridors
    }

    /// Returns the number of corridors.
    pub(super) fn len(&self) -> usize {
        self.corridors.len()
    }

    /// Returns the corridors with their windows, which are in the same order.
    pub(super) fn with_windows(&self, windows: Vec<Vec<Window>>) -> Vec<Corridor> {
        let joined = self.corridors.iter().zip(windows);
        joined
            .map(|(corridor, windows)| Corridor {
                windows,
                ..corridor.clone()
            })
            .collect()
    }
}

struct Columns {
    id: ColumnIx,
    name: ColumnIx,
    from: ColumnIx,
    to: ColumnIx,
    headway: ColumnIx,
    rate: ColumnIx,
    escort: ColumnIx,
}

pub(super) fn check<'a>(
    table: &'a Table,
    sites: &Sites<'_>,
    settings: &Settings,
    travel: Option<&Travel>,
    problems: &mut Problems,
) -> Corridors<'a> {
    let columns = Columns {
        id: table.column("corridor_id"),
        name: table.column("name"),
        from: table.column("from"),
        to: table.column("to"),
        headway: table.column("headway_minutes"),
        rate: table.column("persons_per_hour"),
        escort: table.column("escort_pool"),
    };
    let mut all = Corridors {
        corridors: Vec::new(),
        index: Index::new(table, "corridor_id"),
        passages: Passages::new(),
        complete: table.is_written() && sites.index.is_known(),
    };
    for (at, row) in table.list_rows().enumerate() {
        let id = all.index.add(row.find(columns.id), at, problems);
        let mut cells = Cells { row, problems };
        let from = ends(&mut cells, columns.from, sites, &[SiteKind::Camp, SiteKind::Crossing]);
        let to = ends(&mut cells, columns.to, sites, &[SiteKind::Crossing, SiteKind::Shelter]);
        let headway = cells.minutes(columns.headway, 0).unwrap_or(Minutes(0));
        let rate = cells.find_whole(columns.rate, 1..=MOST_PEOPLE).unwrap_or(None);
        all.corridors.push(Corridor {
            id,
            name: cells.name(columns.name),
            windows: Vec::new(),
            headway,
            checkpoint: rate.map(PersonsPerHour),
            earlier: None,
            escort: escort(&mut cells, columns.escort, settings),
        });
        match (from, to) {
            (Some(from), Some(to)) => all.join(at, &from, &to, &mut cells, &columns, travel),
            _ => all.complete = false,
        }
    }
    all
}

/// Reads the ends in a cell; `None` after a problem with any of them.
fn ends(
    cells: &mut Cells<'_, '_>,
    column: ColumnIx,
    sites: &Sites<'_>,
    kinds: &[SiteKind],
) -> Option<Vec<(SiteIx, String)>> {
    let cell = cells.filled(column)?;
    let ends = list(&cell, cells.problems, |id, problems| {
        sites
            .refer(id, &cell, kinds, problems)
            .map(|site| (site, id.to_owned()))
    });
    ends.into_iter().collect()
}

/// Reads the ids in a cell; one that stands twice becomes a problem.
pub(super) fn list<'a, T>(
    cell: &Cell<'a>,
    problems: &mut Problems,
    mut read: impl FnMut(&'a str, &mut Problems) -> T,
) -> Vec<T> {
    let mut seen = std::collections::BTreeSet::new();
    let mut all = Vec::new();
    for id in cell.text.split(is_blank).filter(|id| !id.is_empty()) {
        if seen.insert(id) {
            all.push(read(id, problems));
        } else {
            problems.add(
                code::DOUBLED_ID,
                cell.place(),
                format!("The id {} stands twice in the cell.", super::index::shown(id)),
                "Delete one of the two.",
            );
        }
    }
    all
}

fn escort(cells: &mut Cells<'_, '_>, column: ColumnIx, settings: &Settings) -> Option<EscortPoolIx> {
    let cell = cells.find(column)?;
    match settings.find_pool(cell.text) {
        Ok(None) => {
            cells.problems.add(
                code::UNKNOWN_ID,
                cell.place(),
                format!("operation.toml has no escort pool {}.", super::index::shown(cell.text)),
                "Correct the name, or add the pool below [escorts] in operation.toml.",
            );
            None
        }
        Ok(pool) => pool,
        Err(()) => None,
    }
}

impl Corridors<'_> {
    /// Joins every `from` to every `to`. The first doubled way and the first without a road are enough for a row.
    fn join(
        &mut self,
        at: usize,
        from: &[(SiteIx, String)],
        to: &[(SiteIx, String)],
        cells: &mut Cells<'_, '_>,
        columns: &Columns,
        travel: Option<&Travel>,
    ) {
        let corridor = CorridorIx::from_position(at);
        let place = cells.row.place(columns.to);
        let mut roadless = false;
        for ((a, a_id), (b, b_id)) in from.iter().flat_map(|a| to.iter().map(move |b| (a, b))) {
            if a == b {
                cells.problems.add(
                    code::SAME_SITE,
                    place,
                    format!("The corridor leads from {a_id} to itself."),
                    "Take the site away from one of the two cells, or make two corridors.",
                );
                self.complete = false;
                return;
            }
            if let Some(other) = self.passages.insert((*a, *b), corridor) {
                self.passages.insert((*a, *b), other);
                cells.problems.add(
                    code::DOUBLED_PASSAGE,
                    place,
                    format!(
                        "From {a_id} to {b_id} the corridor {} leads already.",
                        self.corridors[other.at()].id
                    ),
                    "Take the site away from one of the two corridors.",
                );
                self.complete = false;
                return;
            }
            if !roadless && travel.is_some_and(|travel| travel.minutes(*a, *b).is_none()) {
                roadless = true;
                cells.problems.add(
                    code::NO_ROAD,
                    place.clone(),
                    format!("No road leads from {a_id} to {b_id}."),
                    "Add the missing legs to legs.csv, or take the site away from the corridor.",
                );
            }
        }
    }
}
