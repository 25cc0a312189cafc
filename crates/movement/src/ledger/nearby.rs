//! Orders for a fold of many facts: those that change the same record one after another, so that the record is at hand. What follows is the
//! same in any order; in that of their ids, which are drawn, three million facts take a third longer.

use super::{AuthorId, Body, Fact, FactId};
use std::collections::BTreeMap;

/// Returns facts about one person, or one household, one after another.
pub(super) fn by_subject(facts: &BTreeMap<FactId, Fact>) -> impl Iterator<Item = (FactId, &Fact)> {
    let mut order: Vec<_> = facts.iter().map(|(id, fact)| (subject(&fact.body), id, fact)).collect();
    order.sort_unstable_by_key(|(subject, ..)| *subject);
    order.into_iter().map(|(_, id, fact)| (*id, fact))
}

/// Returns the numbers of the facts of one device one after another.
pub(super) fn by_device<'f>(
    facts: impl Iterator<Item = (&'f FactId, &'f Fact)>,
) -> impl Iterator<Item = (AuthorId, u64, FactId)> {
    let mut order: Vec<_> = facts.map(|(id, fact)| (fact.author, fact.seq, *id)).collect();
    order.sort_unstable();
    order.into_iter()
}

/// The first bytes of whom a fact is about; 0 where it is about nobody. Two with the same ones cost time and nothing else.
fn subject(body: &Body) -> u64 {
    match body {
        Body::HouseholdRegistered { household, .. }
        | Body::HouseholdSealed { household, .. }
        | Body::SealedOpened { household, .. }
        | Body::HouseholdErased { household } => first_bytes(&household.0),
        Body::PersonRegistered { person, .. }
        | Body::NeedsRecorded { person, .. }
        | Body::BestInterestsDecided { person, .. }
        | Body::ConsentGiven { person, .. }
        | Body::ConsentWithdrawn { person, .. }
        | Body::Boarding { person, .. }
        | Body::ExceptionProposed { person, .. }
        | Body::ExceptionSigned { person, .. }
        | Body::SamePerson { person, .. }
        | Body::NotSame { person, .. }
        | Body::IntentionAsked { person, .. } => first_bytes(&person.0),
        Body::LedgerOpened { .. }
        | Body::DeviceEnrolled { .. }
        | Body::DeviceRemoved { .. }
        | Body::CustodianEnrolled { .. }
        | Body::CustodianRemoved { .. }
        | Body::ThresholdSet { .. }
        | Body::SurveyOpened { .. }
        | Body::SurveyCounted { .. }
        | Body::BundleKeySet { .. }
        | Body::Access(_) => 0,
    }
}

fn first_bytes(id: &[u8]) -> u64 {
    id.first_chunk().map_or(0, |first| u64::from_be_bytes(*first))
}
