//! How long people wait until they leave, by tier, need and block, so that unfairness shows.

mod ahead;
mod figures;

pub use super::group::{Dimension, FEWEST, GroupName, Need};
pub use ahead::Ahead;
pub use figures::Waits;

use super::Plan;
use super::group::{self, Key, Tally as _, needs};
use crate::operation::Operation;
use crate::registry::Consent;
use crate::units::{Minutes, Moment};
use figures::Tally;
use std::collections::BTreeMap;

/// What people are parted by here, in the order of reports.
pub const DIMENSIONS: [Dimension; 3] = [Dimension::Tier, Dimension::Need, Dimension::Block];

/// People who have something in common, and how long they wait.
pub type Group = group::Group<Waits>;

/// How long everybody who said yes waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingTimes {
    /// From when waiting counts: the first minute in which any corridor is open; the first of the operation when none ever is.
    pub from: Moment,
    /// Everybody.
    pub everybody: Waits,
    /// The same people parted by each of [`DIMENSIONS`].
    pub parted: Vec<(Dimension, Vec<Group>)>,
    /// For each tier with a higher one above it, who of it leaves before somebody of a higher tier; tiers of fewer than
    /// [`FEWEST`] people are left out.
    pub ahead: Vec<Ahead>,
}

impl WaitingTimes {
    /// Counts the waiting of a plan, which must keep the rules or the figures mean nothing.
    pub fn of(operation: &Operation, plan: &Plan) -> Self {
        let from = first_open(operation);
        let departures = departures(operation, plan);
        let mut everybody = Tally::default();
        let mut parts: BTreeMap<Key, Tally> = BTreeMap::new();
        for (household, departure) in operation.households.iter().zip(&departures) {
            if household.consent != Consent::Yes {
                continue;
            }
            let wait = departure.map(|at| at - from);
            everybody.add(wait, household.members);
            for key in [Key::Tier(household.tier), Key::Block(household.site)] {
                parts.entry(key).or_default().add(wait, household.members);
            }
            for (need, people) in needs(household) {
                parts.entry(Key::Need(need)).or_default().add(wait, people);
            }
        }
        Self {
            from,
            everybody: everybody.figures(),
            parted: group::parted(&DIMENSIONS, parts),
            ahead: ahead::ahead(operation, &departures),
        }
    }

    /// Returns for each dimension the group of which half waits longest, when that is longer than for everybody: by how
    /// much. Groups with fewer than [`FEWEST`] people with a seat say nothing.
    pub fn longest(&self) -> Vec<(Dimension, &Group, Minutes)> {
        let longest = self.parted.iter().filter_map(|(dimension, groups)| {
            let longer = groups.iter().filter_map(|group| {
                let waits = group.figures.as_ref().filter(|waits| waits.seated >= FEWEST)?;
                let by = Minutes(waits.median?.0.saturating_sub(self.everybody.median?.0));
                (group.name != GroupName::Small && by > Minutes(0)).then_some((*dimension, group, by))
            });
            // Of several that wait as long, the first in the table.
            longer.reduce(|longest, next| if next.2 > longest.2 { next } else { longest })
        });
        longest.collect()
    }

    /// Returns for each dimension the group of which the largest share has no seat, when that is more than of everybody.
    pub fn most_without_seat(&self) -> Vec<(Dimension, &Group)> {
        let most = self.parted.iter().filter_map(|(dimension, groups)| {
            let mut most: Option<(&Group, &Waits)> = None;
            for group in groups.iter().filter(|group| group.name != GroupName::Small) {
                let Some(waits) = &group.figures else { continue };
                if more(waits, most.map_or(&self.everybody, |(_, waits)| waits)) {
                    most = Some((group, waits));
                }
            }
            most.map(|(group, _)| (*dimension, group))
        });
        most.collect()
    }
}

/// Tells whether a larger share of these people has no seat.
fn more(waits: &Waits, others: &Waits) -> bool {
    let share = |a: &Waits, b: &Waits| u64::from(a.without_seat.0) * u64::from(b.people.0);
    share(waits, others) > share(others, waits)
}

fn first_open(operation: &Operation) -> Moment {
    let windows = operation.corridors.iter().flat_map(|corridor| &corridor.windows);
    windows.map(|window| window.opens).min().unwrap_or_default()
}

/// Returns when each household leaves where it waits: its first convoy has passed the checkpoint. `None` without a seat.
pub fn departures(operation: &Operation, plan: &Plan) -> Vec<Option<Moment>> {
    let mut departures: Vec<Option<Moment>> = vec![None; operation.households.len()];
    for convoy in &plan.convoys {
        let departure = convoy.timing(operation).departure;
        for load in convoy.trips.iter().flat_map(|trip| &trip.load) {
            let first = departures[load.household.at()].get_or_insert(departure);
            *first = departure.min(*first);
        }
    }
    departures
}
