//! Rule: people are on the road by day. The local clock counts, also on days when it changes.

use super::facts::{Facts, Hours};
use super::{Rule, Violation};
use crate::operation::Daylight;
use jiff::Zoned;

pub(super) const RULE: Rule = Rule {
    code: "daylight",
    promise: "A convoy departs and arrives within the daylight hours of one local day.",
    judge,
};

fn judge(facts: &Facts<'_>) -> Vec<Violation> {
    let Some(daylight) = facts.operation.rules.daylight else {
        return Vec::new();
    };
    facts
        .convoys
        .iter()
        .filter(|known| !is_by_day(facts, daylight, known.hours))
        .map(|known| {
            let (leaves, arrives) = (facts.when(known.hours.departure), facts.when(known.hours.arrival));
            RULE.broken(
                known.name(),
                format!("It is on the road from {leaves} to {arrives}, outside daylight."),
                "Start it so that it departs and arrives by day.",
            )
        })
        .collect()
}

fn is_by_day(facts: &Facts<'_>, daylight: Daylight, hours: Hours) -> bool {
    let [departs, arrives] = [hours.departure, hours.arrival].map(|minute| facts.moment(minute));
    let calendar = &facts.operation.calendar;
    let next_midnight = calendar.start_of(calendar.day_of(departs).saturating_add(1));
    let arrives_at = if arrives == next_midnight {
        24 * 60
    } else {
        clock(&calendar.local(arrives))
    };
    clock(&calendar.local(departs)) >= daylight.from.0 && arrives_at <= daylight.to.0 && arrives <= next_midnight
}

/// Returns the minute the local clock shows.
fn clock(local: &Zoned) -> i32 {
    i32::from(local.hour()) * 60 + i32::from(local.minute())
}
