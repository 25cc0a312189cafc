//! How long people wait until they leave, by tier, need and block: counts of groups that are large enough.

use crate::json::OneLine;
use movement::operation::Operation;
use movement::plan::Plan;
use movement::plan::waits::{FEWEST, Group, GroupName, WaitingTimes, Waits};
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct Times {
    /// The minute from which waiting counts.
    from: i32,
    everybody: OneLine<Figures>,
    groups: Vec<OneLine<Row>>,
    /// Smaller groups are put together.
    fewest: u32,
}

#[derive(Serialize)]
pub(super) struct Row {
    /// `tier`, `need` or `block`.
    by: &'static str,
    /// The tier, the need, or the name of the site; `null` for small groups together.
    group: Option<String>,
    /// `null` where even together they are too few.
    figures: Option<Figures>,
}

/// Minutes of those with a seat; `null` when nobody has one.
#[derive(Serialize)]
pub(super) struct Figures {
    people: u32,
    seated: u32,
    without_seat: u32,
    half: Option<i32>,
    ninety_percent: Option<i32>,
    all: Option<i32>,
}

pub(super) fn times(operation: &Operation, plan: &Plan) -> Times {
    let times = WaitingTimes::of(operation, plan);
    let groups = times.parted.iter().flat_map(|(dimension, groups)| {
        let by = dimension.code();
        groups.iter().map(move |group| OneLine(row(operation, by, group)))
    });
    Times {
        from: times.from.0,
        everybody: OneLine(figures(&times.everybody)),
        groups: groups.collect(),
        fewest: FEWEST.0,
    }
}

fn row(operation: &Operation, by: &'static str, group: &Group) -> Row {
    Row {
        by,
        group: match group.name {
            GroupName::Small => None,
            GroupName::Site(site) => Some(operation.sites[site.at()].name.clone()),
            name => Some(name.code(operation)),
        },
        figures: group.figures.as_ref().map(figures),
    }
}

fn figures(waits: &Waits) -> Figures {
    Figures {
        people: waits.people.0,
        seated: waits.seated.0,
        without_seat: waits.without_seat.0,
        half: waits.median.map(|wait| wait.0),
        ninety_percent: waits.ninety_percent.map(|wait| wait.0),
        all: waits.longest.map(|wait| wait.0),
    }
}
