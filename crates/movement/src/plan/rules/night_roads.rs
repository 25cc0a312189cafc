//! Rule: roads that are dangerous at night are travelled by day, also where other roads are travelled at any hour.

use super::facts::{Facts, Known, KnownAid, Run};
use super::{Rule, Violation};
use crate::operation::{Daylight, Stretch};

pub(super) const RULE: Rule = Rule {
    code: "night-roads",
    promise: "A convoy is on roads that are dangerous at night by day, and an empty vehicle on those that are closed then.",
    judge,
};

fn judge(facts: &Facts<'_>) -> Vec<Violation> {
    let Some(daylight) = facts
        .operation
        .rules
        .daylight
        .filter(|_| facts.operation.travel.has_night_roads())
    else {
        return Vec::new();
    };
    let mut found: Vec<Violation> = facts
        .convoys
        .iter()
        .filter_map(|known| judge_convoy(facts, daylight, known))
        .collect();
    found.extend(
        facts
            .list_aid()
            .iter()
            .filter_map(|known| judge_aid(facts, daylight, known)),
    );
    for (vehicle, runs) in facts.vehicle_runs() {
        found.extend(
            runs.iter()
                .filter_map(|run| judge_empty(facts, daylight, &facts.vehicle(vehicle), run)),
        );
    }
    found
}

fn judge_convoy(facts: &Facts<'_>, daylight: Daylight, known: &Known<'_>) -> Option<Violation> {
    let stretch = facts
        .operation
        .travel
        .convoy_by_day(known.convoy.from, known.convoy.to)?;
    let dark = in_the_dark(facts, daylight, stretch, known.hours.departure)?;
    let cause = format!("It is on a road that is dangerous at night {dark}.");
    Some(RULE.broken(known.name(), cause, "Start it so that it is on that road by day."))
}

/// With an escort it is asked like people's convoys, without one like empty vehicles. Nobody knows how fast it will be
/// on the stretch, so that both the planned pace and the slower one must be by day.
fn judge_aid(facts: &Facts<'_>, daylight: Daylight, known: &KnownAid<'_>) -> Option<Violation> {
    let (travel, aid) = (&facts.operation.travel, known.aid);
    let stretch = if aid.escort {
        travel.convoy_by_day(aid.from, aid.to)?
    } else {
        travel.empty_by_day(aid.from, aid.to)?
    };
    let from = known.departure + i64::from(stretch.from.0);
    let until = known.departure + facts.aid_minutes(i64::from(stretch.to.0));
    let dark = dark(facts, daylight, from.min(until), until.max(from))?;
    let cause = format!("It is on a road that is dangerous at night {dark}.");
    Some(RULE.broken(
        known.name(),
        cause,
        "Move it to hours in which it is on that road by day.",
    ))
}

fn judge_empty(facts: &Facts<'_>, daylight: Daylight, vehicle: &str, run: &Run<'_, '_>) -> Option<Violation> {
    let stretch = facts.operation.travel.empty_by_day(run.place, run.known.convoy.from)?;
    let dark = in_the_dark(facts, daylight, stretch, run.sets_out)?;
    let cause = format!(
        "{}: on its empty drive it is on a road that is closed at night {dark}.",
        run.known.name()
    );
    Some(RULE.broken(
        vehicle.to_owned(),
        cause,
        "Let it set out so that it is on that road by day.",
    ))
}

/// Says from when to when somebody who leaves at a minute is on the stretch, if it is not light all the time.
fn in_the_dark(facts: &Facts<'_>, daylight: Daylight, stretch: Stretch, leaves: i64) -> Option<String> {
    let (from, until) = (leaves + i64::from(stretch.from.0), leaves + i64::from(stretch.to.0));
    dark(facts, daylight, from, until)
}

fn dark(facts: &Facts<'_>, daylight: Daylight, from: i64, until: i64) -> Option<String> {
    let dark = !facts.is_by_day(daylight, from, until);
    dark.then(|| format!("from {} to {}", facts.when(from), facts.when(until)))
}
