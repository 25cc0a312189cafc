//! From what was worked out to the table that every file shows.

use crate::commands::plan::held_by;
use crate::words::local;
use actions::ask::{AskList, Band, PlanSays, Row};
use documents::ask_list::{AskBound, AskFigures, AskLink, AskPlan, AskRow, AskTable, FORMAT};
use documents::changes;
use movement::operation::Operation;
use movement::plan::Resource;
use planner::ask::{Gain, Link};

/// Fills the table in.
pub fn of(operation: &Operation, list: &AskList) -> AskTable {
    let calendar = &operation.calendar;
    let said_yes = operation.said_yes().0;
    AskTable {
        format: FORMAT,
        operation: operation.name.clone(),
        said_yes,
        seated: said_yes.saturating_sub(list.outcome.waiting.0),
        last_arrival: list.outcome.last_arrival.0,
        last_arrival_local: local(calendar, list.outcome.last_arrival),
        bound: list.proof.last_arrival.0,
        bound_local: local(calendar, list.proof.last_arrival),
        chance: list.band.map(chance),
        chain: list.chain.iter().map(|link| linked(operation, link)).collect(),
        rows: list.rows.iter().map(|row| filled(operation, row)).collect(),
        moves: list.settings.moves,
        seed: list.settings.seed,
    }
}

fn linked(operation: &Operation, link: &Link) -> AskLink {
    AskLink {
        resource: link.limit.resource.code(),
        words: held_by(&link.limit),
        bound: link.limit.last_arrival.0,
        bound_local: local(&operation.calendar, link.limit.last_arrival),
        eased: link.eased,
    }
}

fn filled(operation: &Operation, row: &Row) -> AskRow {
    let bound = row.bound.as_ref().map(|bound| AskBound {
        minutes_earlier: bound.earlier.0,
        seats: bound.seats.0,
        people_at_most: bound.people.map(|people| people.0),
        binding: bound.binding.map(Resource::code),
    });
    let plan = match &row.plan {
        PlanSays::NotTried => None,
        PlanSays::Gained { gain, found, tries, .. } => Some(AskPlan {
            gain: figures(gain),
            found: figures(found),
            plans: *tries,
        }),
    };
    AskRow {
        ask: row.ask.asked.code(),
        words: row.ask.words.clone(),
        changes: row
            .ask
            .changes
            .iter()
            .map(|change| changes::write(operation, change))
            .collect(),
        bound,
        plan,
    }
}

fn figures(gain: &Gain) -> AskFigures {
    AskFigures {
        seats: gain.seated,
        minutes_earlier: gain.last_arrival.0,
        people_sooner: gain.sooner,
        people_later: gain.later,
        person_minutes: gain.person_minutes,
    }
}

fn chance(band: Band) -> AskFigures {
    AskFigures {
        seats: i64::from(band.seated.0),
        minutes_earlier: band.last_arrival.0,
        person_minutes: band.person_minutes,
        ..AskFigures::default()
    }
}
