//! Two plans of one operation side by side: who arrives earlier, who later, who gains a seat and who loses it.

mod figures;

pub use super::group::{Dimension, FEWEST, GroupName, Need};
pub use figures::{Figures, Moved};

use super::group::{self, Key, Tally as _, needs};
use super::outcome::arrivals;
use super::{Outcome, Plan};
use crate::operation::Operation;
use crate::registry::Consent;
use figures::{Effect, Tally};
use std::collections::BTreeMap;

/// People who have something in common, and what the second plan does for them.
pub type Group = group::Group<Figures>;

/// What the second plan does for people, measured by the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// What each plan achieves, in the order in which they were given.
    pub outcomes: [Outcome; 2],
    /// Everybody who said yes.
    pub everybody: Figures,
    /// The same people parted by each dimension, in the order of [`Dimension::ALL`].
    pub parted: Vec<(Dimension, Vec<Group>)>,
}

/// Compares two plans of an operation. Both must keep its rules, or the figures mean nothing.
pub fn compare(operation: &Operation, first: &Plan, second: &Plan) -> Comparison {
    compare_changed((operation, first), (operation, second))
}

/// Compares a plan of an operation with one of the operation after changes, each by the hours of its own operation. Counted is
/// who said yes in the second one: whoever withdrew in between has lost nothing.
pub fn compare_changed(before: (&Operation, &Plan), after: (&Operation, &Plan)) -> Comparison {
    let (operation, second) = after;
    let pairs = arrivals(before.0, before.1)
        .into_iter()
        .zip(arrivals(operation, second));
    let mut everybody = Tally::default();
    let mut parts: BTreeMap<Key, Tally> = BTreeMap::new();
    for (household, (before, after)) in operation.households.iter().zip(pairs) {
        if household.consent != Consent::Yes {
            continue;
        }
        let effect = Effect::of(before.map(|a| a.at), after.map(|a| a.at));
        everybody.add(effect, household.members);
        let place = after.map_or(Key::NoSeat, |a| Key::Place(a.place));
        for key in [Key::Tier(household.tier), Key::Block(household.site), place] {
            parts.entry(key).or_default().add(effect, household.members);
        }
        for (need, people) in needs(household) {
            parts.entry(Key::Need(need)).or_default().add(effect, people);
        }
    }
    Comparison {
        outcomes: [Outcome::of(before.0, before.1), Outcome::of(operation, second)],
        everybody: everybody.figures(),
        parted: group::parted(&Dimension::ALL, parts),
    }
}
