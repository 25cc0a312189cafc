//! From the ids people write to positions in the tables of an operation.

use crate::json::shortened;
use crate::problems::FileProblems;
use movement::operation::Operation;
use movement::problem::code;
use std::collections::HashMap;
use std::fmt;

/// The ids of one table.
pub(super) struct Ids<'a> {
    noun: &'static str,
    table: &'static str,
    rows: HashMap<&'a str, usize>,
}

impl<'a> Ids<'a> {
    fn of(noun: &'static str, table: &'static str, ids: impl Iterator<Item = &'a String>) -> Self {
        let rows = ids.enumerate().map(|(row, id)| (id.as_str(), row)).collect();
        Self { noun, table, rows }
    }

    /// Returns the row with this id; else reports it and returns the first row, to let reading go on.
    pub(super) fn row(&self, at: impl fmt::Display, id: &str, problems: &mut FileProblems) -> usize {
        if let Some(row) = self.rows.get(id) {
            return *row;
        }
        let cause = format!("No {} has the id \"{}\".", self.noun, shortened(id));
        let remedy = format!("Use an id that stands in {}.", self.table);
        problems.add(at, code::UNKNOWN_ID, cause, &remedy);
        0
    }
}

/// Everything a plan names.
pub(super) struct AllIds<'a> {
    pub sites: Ids<'a>,
    pub corridors: Ids<'a>,
    pub vehicles: Ids<'a>,
    pub households: Ids<'a>,
    pub aid: Ids<'a>,
}

impl<'a> AllIds<'a> {
    pub(super) fn of(operation: &'a Operation) -> Self {
        let households = operation.households.iter().map(|h| &h.token);
        Self {
            sites: Ids::of("site", "sites.csv", operation.sites.iter().map(|s| &s.id)),
            corridors: Ids::of("corridor", "corridors.csv", operation.corridors.iter().map(|c| &c.id)),
            vehicles: Ids::of("vehicle", "vehicles.csv", operation.vehicles.iter().map(|v| &v.id)),
            households: Ids::of("household", "households.csv", households),
            aid: Ids::of("aid convoy", "aid_convoys.csv", operation.aid.iter().map(|a| &a.id)),
        }
    }
}
