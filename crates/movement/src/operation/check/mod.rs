//! From a draft to an operation, or to every problem at once. One file a table or topic.

mod absences;
mod aid;
mod cells;
mod coordinates;
mod corridors;
mod households;
mod index;
mod legs;
mod luggage;
mod number;
mod reachability;
mod roads;
mod settings;
mod shelters;
mod sites;
mod tables;
mod time;
mod vehicles;
mod windows;

pub(super) use cells::{MOST_MINUTES, MOST_PEOPLE};
pub(super) use settings::{MOST_DAYS, MOST_ESCORTS};
pub(super) use shelters::MOST_PLACES;
pub(super) use time::date;
pub use time::hour as hour_of_day;

use super::Operation;
use super::draft::{Draft, TableName};
use crate::problem::{Problem, Problems};

/// Checks a draft.
///
/// # Errors
/// Every problem of the draft, by file, row and column; those met while reading it are among them.
pub fn check(draft: &Draft) -> Result<Operation, Vec<Problem>> {
    let mut problems = draft.problems.clone();
    tables::check(draft, &mut problems);
    let settings = settings::check(draft.settings.as_ref(), &mut problems);
    let mut sites = sites::check(draft.table(TableName::Sites), &mut problems);
    let travel = legs::check(draft.table(TableName::Legs), &mut sites, &settings, &mut problems);
    let corridors = corridors::check(
        draft.table(TableName::Corridors),
        &sites,
        &settings,
        travel.as_ref(),
        &mut problems,
    );
    let windows = windows::check(
        draft.table(TableName::Windows),
        &corridors,
        &settings.days,
        &mut problems,
    );
    let types = vehicles::check_types(draft.table(TableName::VehicleTypes), &mut problems);
    let vehicles = vehicles::check(
        draft.table(TableName::Vehicles),
        &types,
        &sites,
        &corridors,
        &settings,
        &mut problems,
    );
    let vehicles = absences::check(
        draft.table(TableName::VehicleAbsences),
        vehicles,
        &settings.days,
        &mut problems,
    );
    let shelters = shelters::check(draft.table(TableName::Shelters), &sites, &settings, &mut problems);
    reachability::check(
        draft.table(TableName::Shelters),
        &shelters,
        &sites,
        &corridors,
        &mut problems,
    );
    let table = draft.table(TableName::Households);
    let households = households::check(table, &sites, &shelters, &settings, &mut problems);
    luggage::check(table, &households, &types.types, &vehicles, &settings, &mut problems);
    let context = aid::Context {
        sites: &sites,
        corridors: &corridors,
        travel: travel.as_ref(),
        days: &settings.days,
    };
    let aid = aid::check(draft.table(TableName::AidConvoys), &context, &mut problems);
    finish(problems, || {
        Some(Operation {
            name: settings.name,
            calendar: settings.days.calendar?,
            sites: sites.sites,
            travel: travel?,
            corridors: corridors.with_windows(windows),
            passages: corridors.passages,
            vehicle_types: types.types,
            vehicles,
            shelters: shelters.shelters,
            households,
            aid,
            rules: settings.rules,
        })
    })
}

fn finish(problems: Problems, operation: impl FnOnce() -> Option<Operation>) -> Result<Operation, Vec<Problem>> {
    if problems.is_empty()
        && let Some(operation) = operation()
    {
        return Ok(operation);
    }
    Err(problems.into_sorted())
}
