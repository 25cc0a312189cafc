//! Aid convoys in `plan.json`: hours and trucks, nothing about people, so that no list of aid can be joined to one of people.

use super::ids::AllIds;
use super::write::local;
use crate::json::OneLine;
use crate::problems::FileProblems;
use movement::operation::Operation;
use movement::plan::{AidPassage, AidReason, AidWaiting, Plan};
use movement::registry::AidIx;
use serde::{Deserialize, Serialize};

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "aid_convoy"))]
pub(super) struct WrittenAid<'a> {
    aid: &'a str,
    corridor: &'a str,
    /// Site where it sets out.
    from: &'a str,
    /// Site where it goes.
    to: &'a str,
    trucks: u32,
    /// It reaches the checkpoint; every other hour follows from it.
    gate: i32,
    gate_local: String,
    /// It has passed the checkpoint.
    through_local: String,
    departure_local: String,
    arrival_local: String,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "aid_waiting"))]
pub(super) struct WrittenAidWaiting<'a> {
    aid: &'a str,
    /// Why.
    #[cfg_attr(test, schemars(extend("enum" = AidReason::ALL.map(AidReason::code))))]
    reason: &'static str,
}

pub(super) fn convoys<'a>(operation: &'a Operation, plan: &Plan) -> Vec<OneLine<WrittenAid<'a>>> {
    let site = |at: movement::registry::SiteIx| operation.sites[at.at()].id.as_str();
    let written = |passage: &AidPassage| {
        let (aid, timing) = (&operation.aid[passage.aid.at()], passage.timing(operation));
        OneLine(WrittenAid {
            aid: &aid.id,
            corridor: &operation.corridors[aid.corridor.at()].id,
            from: site(aid.from),
            to: site(aid.to),
            trucks: aid.trucks,
            gate: timing.gate.0,
            gate_local: local(operation, timing.gate),
            through_local: local(operation, timing.through),
            departure_local: local(operation, timing.departure),
            arrival_local: local(operation, timing.arrival),
        })
    };
    plan.aid.iter().map(written).collect()
}

pub(super) fn waiting<'a>(operation: &'a Operation, plan: &Plan) -> Vec<OneLine<WrittenAidWaiting<'a>>> {
    let written = |waiting: &AidWaiting| {
        OneLine(WrittenAidWaiting {
            aid: &operation.aid[waiting.aid.at()].id,
            reason: waiting.reason.code(),
        })
    };
    plan.aid_waiting.iter().map(written).collect()
}

/// What a reader needs of an aid convoy.
#[derive(Deserialize)]
pub(super) struct ReadAid {
    aid: String,
    gate: i64,
}

#[derive(Deserialize)]
pub(super) struct ReadAidWaiting {
    aid: String,
    reason: String,
}

pub(super) fn read(ids: &AllIds<'_>, written: &[ReadAid], problems: &mut FileProblems) -> Vec<AidPassage> {
    let mut aid: Vec<AidPassage> = Vec::with_capacity(written.len());
    for (row, written) in written.iter().enumerate() {
        let at = format_args!("aid_convoys[{row}]");
        aid.push(AidPassage {
            gate: problems.moment(at, written.gate),
            aid: AidIx::from_position(ids.aid.row(at, &written.aid, problems)),
        });
    }
    aid.sort_unstable();
    aid
}

pub(super) fn read_waiting(
    ids: &AllIds<'_>,
    written: &[ReadAidWaiting],
    problems: &mut FileProblems,
) -> Vec<AidWaiting> {
    let mut waiting = Vec::with_capacity(written.len());
    for (row, written) in written.iter().enumerate() {
        let at = format_args!("aid_waiting[{row}]");
        let aid = AidIx::from_position(ids.aid.row(at, &written.aid, problems));
        if let Some(reason) = problems.choose(at, &written.reason, &AidReason::ALL, AidReason::code) {
            waiting.push(AidWaiting { aid, reason });
        }
    }
    waiting
}
