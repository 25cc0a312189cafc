//! `households.csv`: who waits where, what they need and what they accept.

use super::cells::{Cells, MOST_PEOPLE};
use super::corridors;
use super::index::{Found, Index};
use super::luggage;
use super::settings::Settings;
use super::shelters::Shelters;
use super::sites::Sites;
use crate::operation::draft::{Cell, ColumnIx, Table};
use crate::problem::{Place, Problems, code};
use crate::registry::{Consent, Household, ShelterIx, SiteIx, SiteKind};
use crate::units::Persons;

/// Most members of a household.
const MOST_MEMBERS: u32 = 200;
/// The tier of a household whose cell is empty.
const USUAL_TIER: u32 = 3;

struct Columns {
    id: ColumnIx,
    site: ColumnIx,
    members: ColumnIx,
    wheelchairs: ColumnIx,
    stretchers: ColumnIx,
    tier: ColumnIx,
    luggage: ColumnIx,
    said_yes: ColumnIx,
    accepts: ColumnIx,
}

pub(super) fn check(
    table: &Table,
    sites: &Sites<'_>,
    shelters: &Shelters<'_>,
    settings: &Settings,
    problems: &mut Problems,
) -> Vec<Household> {
    let columns = Columns {
        id: table.column("household_id"),
        site: table.column("site_id"),
        members: table.column("members"),
        wheelchairs: table.column("wheelchairs"),
        stretchers: table.column("stretchers"),
        tier: table.column("tier"),
        luggage: table.column("luggage_kg"),
        said_yes: table.column("said_yes"),
        accepts: table.column("accepts"),
    };
    let mut index = Index::new(table, "household_id");
    let mut households = Vec::with_capacity(table.len());
    for (at, row) in table.list_rows().enumerate() {
        let token = index.add(row.find(columns.id), at, problems);
        let mut cells = Cells { row, problems };
        let site = site(&mut cells, columns.site, sites);
        let (members, wheelchairs, stretchers) = people(&mut cells, &columns);
        let tier = cells
            .find_whole(columns.tier, 1..=9)
            .unwrap_or(None)
            .unwrap_or(USUAL_TIER);
        let words = [("yes", Consent::Yes), ("no", Consent::No)];
        let consent = cells.choice(columns.said_yes, &words, false).unwrap_or(Consent::No);
        households.push(Household {
            token,
            site,
            members,
            wheelchairs,
            stretchers,
            luggage: luggage::of_household(&mut cells, columns.luggage, settings, members),
            tier: u8::try_from(tier).unwrap_or(u8::MAX),
            accepts: accepts(&mut cells, columns.accepts, sites, shelters),
            consent,
        });
    }
    check_total(&households, table, problems);
    households
}

fn site(cells: &mut Cells<'_, '_>, column: ColumnIx, sites: &Sites<'_>) -> SiteIx {
    let cell = cells.filled(column);
    cell.and_then(|cell| sites.refer(cell.text, &cell, &[SiteKind::Camp], cells.problems))
        .unwrap_or_default()
}

fn people(cells: &mut Cells<'_, '_>, columns: &Columns) -> (Persons, Persons, Persons) {
    let members = cells.whole(columns.members, 1..=MOST_MEMBERS);
    let wheelchairs = cells.find_whole(columns.wheelchairs, 0..=MOST_MEMBERS);
    let stretchers = cells.find_whole(columns.stretchers, 0..=MOST_MEMBERS);
    let (Some(members), Ok(wheelchairs), Ok(stretchers)) = (members, wheelchairs, stretchers) else {
        return (Persons(1), Persons(0), Persons(0));
    };
    let (wheelchairs, stretchers) = (wheelchairs.unwrap_or(0), stretchers.unwrap_or(0));
    if wheelchairs + stretchers > members {
        cells.problems.add(
            code::NEEDS_EXCEED_MEMBERS,
            cells.row.place(columns.members),
            format!(
                "The household has {members} members, and {} of them need a wheelchair or stretcher place.",
                wheelchairs + stretchers
            ),
            "Count everybody in members, also those with needs, and each person in one need only.",
        );
    }
    (Persons(members), Persons(wheelchairs), Persons(stretchers))
}

fn accepts(
    cells: &mut Cells<'_, '_>,
    column: ColumnIx,
    sites: &Sites<'_>,
    shelters: &Shelters<'_>,
) -> Option<Vec<ShelterIx>> {
    let cell = cells.find(column)?;
    let found = corridors::list(&cell, cells.problems, |id, problems| {
        refer(id, &cell, sites, shelters, problems)
    });
    let mut rows: Vec<ShelterIx> = found.into_iter().flatten().collect();
    rows.sort_unstable();
    rows.dedup();
    Some(rows)
}

fn refer(
    id: &str,
    cell: &Cell<'_>,
    sites: &Sites<'_>,
    shelters: &Shelters<'_>,
    problems: &mut Problems,
) -> Option<ShelterIx> {
    let other_kind = sites
        .index
        .find(id)
        .and_then(|row| sites.kinds[row])
        .is_some_and(|kind| kind != SiteKind::Shelter);
    if other_kind && shelters.index.find(id).is_none() {
        // Says more than that shelters.csv does not know the id.
        sites.refer(id, cell, &[SiteKind::Shelter], problems);
        return None;
    }
    match shelters.index.refer(id, cell, problems) {
        Found::Row(row) => Some(ShelterIx::from_position(row)),
        Found::Unclear => None,
    }
}

fn check_total(households: &[Household], table: &Table, problems: &mut Problems) {
    let total: u64 = households.iter().map(|household| u64::from(household.members.0)).sum();
    if total > u64::from(MOST_PEOPLE) {
        problems.add(
            code::TOTAL_TOO_LARGE,
            Place::file(table.name().file()),
            format!("The households have {total} members in all; at most {MOST_PEOPLE} are taken."),
            "Split the movement into several operations.",
        );
    }
}
