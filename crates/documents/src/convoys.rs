//! The convoys of a plan as every file shows them: numbered in order of start, with their hours and what they carry.

use movement::operation::Operation;
use movement::plan::{Convoy, Plan, Timing, convoy_id};
use movement::registry::{Site, SiteIx};
use movement::units::{Moment, Persons};
use std::collections::BTreeSet;

/// A convoy with the id by which every file of a plan names it.
pub(crate) struct Numbered<'a> {
    pub id: String,
    pub convoy: &'a Convoy,
    pub timing: Timing,
}

/// What a convoy carries.
pub(crate) struct Carried {
    pub households: usize,
    pub people: Persons,
    pub wheelchairs: Persons,
    pub stretchers: Persons,
}

/// Returns the convoys in order of start with ids `c001`, `c002` and so on.
pub(crate) fn list_numbered<'a>(operation: &Operation, plan: &'a Plan) -> Vec<Numbered<'a>> {
    let mut convoys: Vec<&Convoy> = plan.convoys.iter().collect();
    convoys.sort_by_key(|convoy| convoy.start);
    let numbered = |(row, convoy): (usize, &'a Convoy)| Numbered {
        id: convoy_id(row),
        convoy,
        timing: convoy.timing(operation),
    };
    convoys.into_iter().enumerate().map(numbered).collect()
}

impl Numbered<'_> {
    /// Counts who rides in it; a household spread over vehicles counts once.
    pub(crate) fn carried(&self) -> Carried {
        let loads = || self.convoy.trips.iter().flat_map(|trip| &trip.load);
        let households: BTreeSet<_> = loads().map(|load| load.household).collect();
        Carried {
            households: households.len(),
            people: self.convoy.people(),
            wheelchairs: loads().map(|load| load.wheelchairs).sum(),
            stretchers: loads().map(|load| load.stretchers).sum(),
        }
    }
}

/// Returns the site of a plan's convoy.
pub(crate) fn site(operation: &Operation, at: SiteIx) -> &Site {
    &operation.sites[at.at()]
}

/// Returns the local time as spreadsheets read it, to the minute: `2019-04-01 06:30`.
pub(crate) fn local(operation: &Operation, moment: Moment) -> String {
    operation.calendar.local(moment).strftime("%Y-%m-%d %H:%M").to_string()
}

/// Returns the first local day: `2019-03-24`.
pub(crate) fn first_day(operation: &Operation) -> String {
    operation.calendar.local(Moment(0)).strftime("%Y-%m-%d").to_string()
}
