//! Rule: nobody who said yes is forgotten, and nobody who said no is listed.

use super::facts::Facts;
use super::{Rule, Violation};
use crate::registry::{Consent, HouseholdIx};

pub(super) const RULE: Rule = Rule {
    code: "waiting-listed",
    promise: "Every household that said yes either rides or is listed once as waiting with a reason, and no other \
              household is listed.",
    judge,
};

fn judge(facts: &Facts<'_>) -> Vec<Violation> {
    let households = &facts.operation.households;
    let mut rides = vec![false; households.len()];
    for (household, _) in facts.journeys() {
        rides[household.at()] = true;
    }
    let mut listed = vec![0_u32; households.len()];
    for waiting in &facts.plan.waiting {
        if let Some(times) = listed.get_mut(waiting.household.at()) {
            *times = times.saturating_add(1);
        }
    }
    let mut found = Vec::new();
    for (position, household) in households.iter().enumerate() {
        let verdict = match (household.consent, rides[position], listed[position]) {
            (Consent::Yes, true, 0) | (Consent::Yes, false, 1) | (Consent::No, _, 0) => continue,
            (Consent::No, ..) => ("It did not say yes and is listed as waiting.", "Take it off the list."),
            (Consent::Yes, true, _) => ("It rides and is listed as waiting.", "Take it off the list."),
            (Consent::Yes, false, 0) => (
                "It said yes, but neither rides nor is listed as waiting.",
                "Seat it, or list it with the reason.",
            ),
            (Consent::Yes, false, _) => ("It is listed as waiting more than once.", "List it once."),
        };
        let place = facts.household(HouseholdIx::from_position(position));
        found.push(RULE.broken(place, verdict.0.to_owned(), verdict.1));
    }
    found
}
