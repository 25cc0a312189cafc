//! Aid convoys: their hours and trucks, and those without an hour. Nothing here touches people.

use movement::operation::Operation;
use movement::plan::Plan;
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct Passage<'a> {
    id: &'a str,
    corridor: u32,
    from: u32,
    to: u32,
    trucks: u32,
    departure: i32,
    gate: i32,
    through: i32,
    arrival: i32,
    /// From when until when its escort is away.
    escort: Option<(i32, i32)>,
}

#[derive(Serialize)]
pub(super) struct Without<'a> {
    id: &'a str,
    trucks: u32,
    reason: &'static str,
    cause: &'static str,
    remedy: &'static str,
}

pub(super) fn passages<'a>(operation: &'a Operation, plan: &'a Plan) -> impl Iterator<Item = Passage<'a>> {
    plan.aid.iter().map(|passage| {
        let (aid, timing) = (&operation.aid[passage.aid.at()], passage.timing(operation));
        Passage {
            id: &aid.id,
            corridor: aid.corridor.0,
            from: aid.from.0,
            to: aid.to.0,
            trucks: aid.trucks,
            departure: timing.departure.0,
            gate: timing.gate.0,
            through: timing.through.0,
            arrival: timing.arrival.0,
            escort: timing.escort.map(|(from, until)| (from.0, until.0)),
        }
    })
}

pub(super) fn waiting<'a>(operation: &'a Operation, plan: &'a Plan) -> impl Iterator<Item = Without<'a>> {
    plan.aid_waiting.iter().map(|waiting| {
        let aid = &operation.aid[waiting.aid.at()];
        Without {
            id: &aid.id,
            trucks: aid.trucks,
            reason: waiting.reason.code(),
            cause: waiting.reason.cause(),
            remedy: waiting.reason.remedy(),
        }
    })
}
