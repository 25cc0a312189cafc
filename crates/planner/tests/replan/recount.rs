//! Counts whom a plan tells something else, from the two plans alone and in another way than the program does.

use movement::operation::Operation;
use movement::plan::Plan;
use movement::registry::Consent;
use std::collections::{BTreeMap, BTreeSet};

/// Returns how many people had a seat, still want one, and are not told the same hours and the same place.
pub fn people_told_anew(operation: &Operation, before: &Plan, after: &Plan) -> u32 {
    let (told, tells) = (by_token(operation, before), by_token(operation, after));
    let households = operation.households.iter();
    let anew = households.filter(|h| {
        let was = told.get(h.token.as_str());
        let wants = h.consent == Consent::Yes;
        was.is_some() && was != tells.get(h.token.as_str()) && (wants || tells.contains_key(h.token.as_str()))
    });
    anew.map(|h| h.members.0).sum()
}

/// Each household's stages, by where they lead and when they load.
fn by_token<'o>(operation: &'o Operation, plan: &Plan) -> BTreeMap<&'o str, BTreeSet<(u32, bool, i32)>> {
    let mut all: BTreeMap<&str, BTreeSet<(u32, bool, i32)>> = BTreeMap::new();
    for convoy in &plan.convoys {
        let last = operation.shelters.iter().any(|s| s.site == convoy.to);
        let place = if last { convoy.to.0 } else { 0 };
        for load in convoy.trips.iter().flat_map(|t| &t.load) {
            let token = operation.households[load.household.at()].token.as_str();
            all.entry(token).or_default().insert((place, last, convoy.start.0));
        }
    }
    all
}
