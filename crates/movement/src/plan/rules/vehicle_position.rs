//! Rule: a vehicle can be where the plan wants it.

use super::facts::{Facts, Run};
use super::{Rule, Violation};

pub(super) const RULE: Rule = Rule {
    code: "vehicle-position",
    promise: "A vehicle is free, and can have driven empty to where its next convoy starts, before loading starts.",
    judge,
};

fn judge(facts: &Facts<'_>) -> Vec<Violation> {
    let mut found = Vec::new();
    for (vehicle, runs) in facts.vehicle_runs() {
        for run in runs {
            if let Some((cause, remedy)) = out_of_reach(facts, &run) {
                found.push(RULE.broken(facts.vehicle(vehicle), format!("{}: {cause}", run.known.name()), remedy));
            }
        }
    }
    found
}

fn out_of_reach(facts: &Facts<'_>, run: &Run<'_, '_>) -> Option<(String, &'static str)> {
    let start = run.known.hours.start;
    let (here, there) = (facts.site(run.place), facts.site(run.known.convoy.from));
    let Some(empty) = run.empty else {
        let cause = format!("it stands at {here}, and no road leads to {there}.");
        return Some((cause, "Use a vehicle that can reach the place."));
    };
    if run.free + empty > start {
        let (needed, earliest) = (facts.when(start), facts.when(run.free + empty));
        let cause = format!("it is needed at {there} {needed}, and can be there {earliest} at the earliest.");
        return Some((cause, "Start the convoy later, or use another vehicle."));
    }
    if empty > 0 && (run.sets_out < run.free || run.sets_out + empty > start) {
        let (sets_out, free) = (facts.when(run.sets_out), facts.when(run.free));
        let cause =
            format!("it sets out empty from {here} {sets_out}; it is free {free}, the drive takes {empty} min.");
        return Some((cause, "Let it set out when it is free, and early enough to be there."));
    }
    None
}
