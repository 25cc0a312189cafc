//! Who leaves before people of a higher tier do.

use super::FEWEST;
use crate::operation::Operation;
use crate::registry::{Consent, SiteIx};
use crate::units::{Moment, Persons};
use std::collections::BTreeMap;

/// People of one tier who leave before somebody of a higher tier does. Who has no seat leaves nobody behind and is not
/// left behind: that stands in the table. Counts from 1 to one less than [`FEWEST`] are `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ahead {
    /// Their tier, by its number; a higher tier has a smaller one.
    pub tier: u8,
    /// People of this tier with a seat.
    pub seated: Persons,
    /// Those who leave before somebody of a higher tier, wherever that one waits.
    pub people: Option<Persons>,
    /// Those who leave before somebody of a higher tier who waits at the same site.
    pub at_same_site: Option<Persons>,
}

/// Counts tier by tier.
pub(super) fn ahead(operation: &Operation, departures: &[Option<Moment>]) -> Vec<Ahead> {
    let mut tiers: BTreeMap<u8, Vec<(SiteIx, Moment, Persons)>> = BTreeMap::new();
    let mut said_yes: BTreeMap<u8, Persons> = BTreeMap::new();
    for (household, departure) in operation.households.iter().zip(departures) {
        if household.consent != Consent::Yes {
            continue;
        }
        *said_yes.entry(household.tier).or_default() += household.members;
        let seated = tiers.entry(household.tier).or_default();
        seated.extend(departure.map(|at| (household.site, at, household.members)));
    }
    // When the last of the tiers above leaves: from anywhere, and from each site.
    let mut last: Option<Moment> = None;
    let mut last_from: BTreeMap<SiteIx, Moment> = BTreeMap::new();
    let mut found = Vec::new();
    for (tier, seated) in tiers {
        if !found.is_empty() || last.is_some() {
            let count = |before: &dyn Fn(SiteIx) -> Option<Moment>| {
                let early = seated
                    .iter()
                    .filter(|(site, at, _)| before(*site).is_some_and(|last| *at < last));
                early.map(|(.., people)| *people).sum::<Persons>()
            };
            let enough = said_yes.get(&tier).is_some_and(|people| *people >= FEWEST);
            found.extend(enough.then(|| Ahead {
                tier,
                seated: seated.iter().map(|(.., people)| *people).sum(),
                people: shown(count(&|_| last)),
                at_same_site: shown(count(&|site| last_from.get(&site).copied())),
            }));
        }
        for (site, at, _) in seated {
            last = last.max(Some(at));
            let there = last_from.entry(site).or_insert(at);
            *there = at.max(*there);
        }
    }
    found
}

fn shown(people: Persons) -> Option<Persons> {
    (people.0 == 0 || people >= FEWEST).then_some(people)
}
