//! Who said yes and has no seat: counts by reason, and by place and tier.

use movement::operation::Operation;
use movement::plan::{Plan, Reason};
use movement::units::Persons;
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Serialize)]
pub(super) struct Cause {
    reason: &'static str,
    cause: &'static str,
    remedy: &'static str,
    households: usize,
    people: u32,
}

#[derive(Serialize)]
pub(super) struct AtSite {
    site: u32,
    tier: u8,
    households: usize,
    people: u32,
}

#[derive(Clone, Copy, Default)]
struct Count {
    households: usize,
    people: Persons,
}

/// Counts the households that wait by what they have in common.
fn counts<K: Ord>(operation: &Operation, plan: &Plan, key: impl Fn(usize, Reason) -> K) -> BTreeMap<K, Count> {
    let mut counts: BTreeMap<K, Count> = BTreeMap::new();
    for waiting in &plan.waiting {
        let row = waiting.household.at();
        let count = counts.entry(key(row, waiting.reason)).or_default();
        count.households += 1;
        count.people += operation.households[row].members;
    }
    counts
}

/// The reasons that hold for somebody, in the order in which reports list them.
pub(super) fn by_reason(operation: &Operation, plan: &Plan) -> Vec<Cause> {
    let counts = counts(operation, plan, |_, reason| reason);
    let cause = |reason: Reason| {
        let count = counts.get(&reason)?;
        Some(Cause {
            reason: reason.code(),
            cause: reason.cause(),
            remedy: reason.remedy(),
            households: count.households,
            people: count.people.0,
        })
    };
    Reason::ALL.into_iter().filter_map(cause).collect()
}

pub(super) fn by_site(operation: &Operation, plan: &Plan) -> Vec<AtSite> {
    let place = |row: usize, _| (operation.households[row].site, operation.households[row].tier);
    let at_site = |((site, tier), count): ((movement::registry::SiteIx, u8), Count)| AtSite {
        site: site.0,
        tier,
        households: count.households,
        people: count.people.0,
    };
    counts(operation, plan, place).into_iter().map(at_site).collect()
}
