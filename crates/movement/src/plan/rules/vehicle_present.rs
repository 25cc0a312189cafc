//! Rule: a vehicle works only while it is there.

use super::facts::{Facts, Run};
use super::{Rule, Violation};
use crate::registry::Absence;

pub(super) const RULE: Rule = Rule {
    code: "vehicle-present",
    promise: "A vehicle neither drives nor loads nor unloads in a span in which it is not there.",
    judge,
};

fn judge(facts: &Facts<'_>) -> Vec<Violation> {
    let mut found = Vec::new();
    for (vehicle, runs) in facts.vehicle_runs() {
        let absences = &facts.operation.vehicles[vehicle.at()].absences;
        for run in runs.iter().filter(|_| !absences.is_empty()) {
            for absence in absences {
                if let Some(work) = list_work(run).into_iter().find(|work| falls_into(work, absence)) {
                    found.push(RULE.broken(
                        facts.vehicle(vehicle),
                        format!("{}: {}", run.known.name(), say(facts, &work, absence)),
                        "Use another vehicle, or one of its days on which it is there.",
                    ));
                }
            }
        }
    }
    found
}

/// What a vehicle does, from when and until when.
type Work = (&'static str, i64, i64);

fn list_work(run: &Run<'_, '_>) -> Vec<Work> {
    let hours = run.known.hours;
    let empty = run.empty.filter(|minutes| *minutes > 0);
    let mut work = vec![("carries people", hours.start, hours.unloaded)];
    work.extend(empty.map(|minutes| ("drives empty", run.sets_out, run.sets_out + minutes)));
    work
}

/// Work may end in the minute in which a span begins, and begin in the one in which it ends.
fn falls_into((_, from, until): &Work, absence: &Absence) -> bool {
    *until > i64::from(absence.from.0) && absence.until.is_none_or(|back| *from < i64::from(back.0))
}

fn say(facts: &Facts<'_>, (what, from, until): &Work, absence: &Absence) -> String {
    let gone = facts.when(i64::from(absence.from.0));
    let back = absence.until.map_or_else(
        || "until further notice".to_owned(),
        |back| format!("until {}", facts.when(i64::from(back.0))),
    );
    let why = absence
        .reason
        .word()
        .map_or_else(String::new, |word| format!(" ({word})"));
    let (from, until) = (facts.when(*from), facts.when(*until));
    format!("it {what} from {from} to {until}, but is not there from {gone} {back}{why}.")
}
