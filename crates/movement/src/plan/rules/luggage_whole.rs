//! Rule: nobody is parted from what they own.

use super::facts::{Carried, Facts, Known};
use super::{Rule, Violation};
use crate::registry::{HouseholdIx, SiteIx};
use std::collections::BTreeSet;

pub(super) const RULE: Rule = Rule {
    code: "luggage-whole",
    promise: "The luggage of each household that rides goes every stage of its way, all of it in one vehicle, and no \
              other luggage is carried.",
    judge,
};

fn judge(facts: &Facts<'_>) -> Vec<Violation> {
    let mut found = Vec::new();
    let mut riding = BTreeSet::new();
    for (household, known, _) in facts.stages() {
        riding.insert((household, known.convoy.from, known.convoy.to));
        if let Some(cause) = missing(facts, household, known) {
            found.push(RULE.broken(
                facts.household(household),
                format!("{}: {cause}", known.name()),
                "Give all its luggage a place in one vehicle of this convoy or of a later one on the same way.",
            ));
        }
    }
    for household in facts.owners() {
        let strays = |carried: &&Carried| !riding.contains(&leg(facts, household, carried));
        for carried in facts.luggage_of(household).iter().filter(strays) {
            found.push(RULE.broken(
                facts.household(household),
                format!(
                    "{}: its luggage rides where it does not.",
                    facts.convoys[carried.convoy].name()
                ),
                "Take its luggage out of this convoy.",
            ));
        }
    }
    found
}

fn leg(facts: &Facts<'_>, household: HouseholdIx, carried: &Carried) -> (HouseholdIx, SiteIx, SiteIx) {
    let convoy = facts.convoys[carried.convoy].convoy;
    (household, convoy.from, convoy.to)
}

/// Says what is wrong with the luggage of a household on the stage that it rides with a convoy.
fn missing(facts: &Facts<'_>, household: HouseholdIx, known: &Known<'_>) -> Option<String> {
    let due = i64::from(facts.operation.households[household.at()].luggage.0);
    let here = (household, known.convoy.from, known.convoy.to);
    let carried = facts.luggage_of(household).iter();
    let bags: Vec<i64> = carried
        .filter(|carried| leg(facts, household, carried) == here)
        .map(|carried| carried.kilograms)
        .collect();
    match bags[..] {
        [] if due == 0 => None,
        [] => Some(format!("its luggage of {due} kg is left behind.")),
        [only] if only == due && due > 0 => None,
        [only] => Some(format!("{only} kg of luggage are carried, and it has {due}.")),
        _ => Some(format!("its luggage of {due} kg is carried {} times.", bags.len())),
    }
}
