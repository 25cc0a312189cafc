//! `aid_convoys.csv`: convoys of aid that pass corridors.

use super::cells::Cells;
use super::corridors::Corridors;
use super::index::{Found, Index};
use super::settings::Days;
use super::sites::Sites;
use super::time;
use crate::access::{AidConvoy, Corridor, Window};
use crate::operation::Travel;
use crate::operation::draft::{ColumnIx, SETTINGS_FILE, Table, TableName};
use crate::problem::{Problems, code};
use crate::registry::{CorridorIx, SiteIx};
use crate::units::Minutes;
use jiff::civil::Date;

/// Most trucks of an aid convoy.
const MOST_TRUCKS: u32 = 10_000;

struct Columns {
    id: ColumnIx,
    corridor: ColumnIx,
    from: ColumnIx,
    to: ColumnIx,
    first: ColumnIx,
    last: ColumnIx,
    earliest: ColumnIx,
    latest: ColumnIx,
    trucks: ColumnIx,
    inspection: ColumnIx,
    escort: ColumnIx,
}

/// What an aid convoy refers to.
pub(super) struct Context<'c, 'a> {
    pub(super) sites: &'c Sites<'a>,
    pub(super) corridors: &'c Corridors<'a>,
    pub(super) travel: Option<&'c Travel>,
    pub(super) days: &'c Days,
}

pub(super) fn check(table: &Table, context: &Context<'_, '_>, problems: &mut Problems) -> Vec<AidConvoy> {
    let columns = Columns {
        id: table.column("aid_id"),
        corridor: table.column("corridor_id"),
        from: table.column("from"),
        to: table.column("to"),
        first: table.column("first_day"),
        last: table.column("last_day"),
        earliest: table.column("earliest"),
        latest: table.column("latest"),
        trucks: table.column("trucks"),
        inspection: table.column("checkpoint_minutes"),
        escort: table.column("escort"),
    };
    let mut index = Index::new(table, "aid_id");
    let mut all = Vec::new();
    for (at, row) in table.list_rows().enumerate() {
        let id = index.add(row.find(columns.id), at, problems);
        let mut cells = Cells { row, problems };
        let way = context.way(&mut cells, &columns);
        let corridor = way.map(|way| &context.corridors.list()[way.corridor.at()]);
        let escort = escort(&mut cells, &columns, corridor);
        let entries = context.entries(&mut cells, &columns);
        let trucks = cells.whole(columns.trucks, 1..=MOST_TRUCKS);
        let inspection = cells.minutes(columns.inspection, 0);
        if let (Some(way), Some(escort), Some(entries)) = (way, escort, entries)
            && let (Some(trucks), Some(inspection)) = (trucks, inspection)
        {
            all.push(AidConvoy {
                id,
                corridor: way.corridor,
                from: way.ends.0,
                to: way.ends.1,
                inbound: way.inbound,
                trucks,
                inspection,
                escort,
                entries,
            });
        }
    }
    all
}

/// A way over a corridor, in one of its directions.
#[derive(Clone, Copy)]
struct Way {
    corridor: CorridorIx,
    ends: (SiteIx, SiteIx),
    inbound: bool,
}

impl Context<'_, '_> {
    fn way(&self, cells: &mut Cells<'_, '_>, columns: &Columns) -> Option<Way> {
        let mut site = |column: ColumnIx| {
            let cell = cells.filled(column)?;
            self.sites.refer(cell.text, &cell, &[], cells.problems)
        };
        let (from, to) = (site(columns.from), site(columns.to));
        let cell = cells.filled(columns.corridor)?;
        let Found::Row(corridor) = self.corridors.index.refer(cell.text, &cell, cells.problems) else {
            return None;
        };
        let (ends, corridor) = ((from?, to?), CorridorIx::from_position(corridor));
        let joins = |ends: (SiteIx, SiteIx)| self.corridors.passages.get(&ends) == Some(&corridor);
        let inbound = match (joins(ends), joins((ends.1, ends.0))) {
            (true, _) => false,
            (false, true) => true,
            (false, false) => {
                if self.corridors.complete {
                    self.report_way(cells, columns, ends);
                }
                return None;
            }
        };
        // Without a road in the corridor's own direction the corridor has that problem already.
        let road = |from, to| self.travel.is_none_or(|travel| travel.minutes(from, to).is_some());
        if inbound && road(ends.1, ends.0) && !road(ends.0, ends.1) {
            let (from, to) = (&self.sites.sites[ends.0.at()].id, &self.sites.sites[ends.1.at()].id);
            cells.problems.add(
                code::NO_ROAD,
                cells.row.place(columns.to),
                format!("No road leads from {from} to {to}."),
                "Add the missing legs to legs.csv; a leg may be one way only.",
            );
        }
        Some(Way {
            corridor,
            ends,
            inbound,
        })
    }

    fn report_way(&self, cells: &mut Cells<'_, '_>, columns: &Columns, ends: (SiteIx, SiteIx)) {
        let (from, to) = (&self.sites.sites[ends.0.at()].id, &self.sites.sites[ends.1.at()].id);
        cells.problems.add(
            code::NOT_ON_CORRIDOR,
            cells.row.place(columns.corridor),
            format!("The corridor leads neither from {from} to {to} nor back."),
            "Write the two ends of one way of the corridor, in the direction of the trucks; one row a corridor.",
        );
    }

    /// Reads when the convoy may reach the checkpoint.
    fn entries(&self, cells: &mut Cells<'_, '_>, columns: &Columns) -> Option<Vec<Window>> {
        let first = cells.date(columns.first);
        let last = match cells.find(columns.last) {
            Some(_) => cells.date(columns.last),
            None => first,
        };
        let earliest = cells.hour(columns.earliest);
        let latest = match cells.find(columns.latest) {
            Some(_) => cells.hour(columns.latest),
            None => earliest,
        };
        let (first, last, earliest, latest) = (first?, last?, earliest?, latest?);
        if last < first {
            cells.problems.add(
                code::DAYS_REVERSED,
                cells.row.place(columns.last),
                format!("The last day {last} is before the first day {first}."),
                "Exchange or correct the two days.",
            );
            return None;
        }
        if latest < earliest {
            cells.problems.add(
                code::HOURS_REVERSED,
                cells.row.place(columns.latest),
                "The latest hour is before the earliest.",
                "Exchange or correct the two hours; hours over midnight need two rows.",
            );
            return None;
        }
        let inside = self.days.contain(first, cells.row.place(columns.first), cells.problems)
            && (last == first || self.days.contain(last, cells.row.place(columns.last), cells.problems));
        inside.then(|| self.spread((first, last), (earliest, latest)))
    }

    /// Returns the hours of each of the days; those that touch are one, and those that a clock change skips none.
    fn spread(&self, days: (Date, Date), hours: (Minutes, Minutes)) -> Vec<Window> {
        let Some(calendar) = &self.days.calendar else {
            return Vec::new();
        };
        let mut entries: Vec<Window> = Vec::new();
        let mut date = days.0;
        while date <= days.1 {
            let moment = |hour: Minutes| {
                let (date, time) = time::at(date, hour)?;
                calendar.moment(date, time)
            };
            if let (Some(opens), Some(closes)) = (moment(hours.0), moment(hours.1))
                && opens <= closes
            {
                match entries.last_mut().filter(|before| opens <= before.closes) {
                    Some(before) => before.closes = before.closes.max(closes),
                    None => entries.push(Window { opens, closes }),
                }
            }
            let Ok(next) = date.tomorrow() else { break };
            date = next;
        }
        entries
    }
}

/// Reads whether the convoy has an escort; where nothing is written, as people's convoys on the corridor have.
fn escort(cells: &mut Cells<'_, '_>, columns: &Columns, corridor: Option<&Corridor>) -> Option<bool> {
    let has_pool = corridor.is_none_or(|corridor| corridor.escort.is_some());
    if cells.find(columns.escort).is_none() {
        return Some(has_pool);
    }
    let escort = cells.choice(columns.escort, &[("no", false), ("yes", true)], true)?;
    // A pool that could not be read is a problem of its own.
    let read = !cells.problems.concern(TableName::Corridors.file()) && !cells.problems.concern(SETTINGS_FILE);
    if escort && !has_pool && read {
        cells.problems.add(
            code::NO_ESCORT_POOL,
            cells.row.place(columns.escort),
            "The corridor draws on no escort pool.",
            "Write the name of a pool in escort_pool of corridors.csv, or no here.",
        );
    }
    Some(escort && has_pool)
}
