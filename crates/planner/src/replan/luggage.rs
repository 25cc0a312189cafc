//! Luggage of people who are on their way: it follows them, as long as it still can come in time.

use super::ground::Ground;
use crate::dispatch::{Bag, Dispatcher};
use crate::task::{NEVER, StageRow, whole};
use movement::plan::Convoy;
use movement::units::Moment;
use std::collections::{BTreeMap, BTreeSet};

/// Luggage that no convoy carries although its people have passed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Behind {
    pub household: u32,
    pub stage: StageRow,
    bag: Bag,
}

/// Returns when the last of a household's luggage is off its vehicle at a site, if any comes there.
pub(super) fn ready_at<'c>(
    ground: &'c Ground<'_>,
    coming: impl Iterator<Item = &'c Convoy>,
    household: u32,
    site: usize,
) -> Option<i32> {
    let arriving = ground.passed.convoys.iter().chain(coming).filter(|c| c.to.at() == site);
    let carries = |convoy: &&Convoy| {
        let mut bags = convoy.trips.iter().flat_map(|t| &t.luggage);
        bags.any(|bag| bag.household.0 == household)
    };
    arriving
        .filter(carries)
        .map(|c| c.timing(&ground.lived).unloaded.0)
        .max()
}

/// Returns the luggage left behind of people who have passed, beside these convoys to come; first stages first.
pub(super) fn left_behind<'c>(ground: &'c Ground<'_>, coming: impl Iterator<Item = &'c Convoy> + Clone) -> Vec<Behind> {
    let Some(rules) = ground.lived.rules.luggage else {
        return Vec::new();
    };
    let mut carried: BTreeSet<(u32, u32, u32)> = BTreeSet::new();
    let mut off: BTreeMap<(u32, u32), Moment> = BTreeMap::new();
    for convoy in ground.passed.convoys.iter().chain(coming) {
        for bag in convoy.trips.iter().flat_map(|t| &t.luggage) {
            carried.insert((bag.household.0, convoy.from.0, convoy.to.0));
            off.insert((bag.household.0, convoy.to.0), convoy.timing(&ground.lived).unloaded);
        }
    }
    let mut behind = Vec::new();
    let mut seen = BTreeSet::new();
    for convoy in &ground.passed.convoys {
        let hours = convoy.timing(&ground.lived);
        for load in convoy.trips.iter().flat_map(|t| &t.load) {
            let household = load.household.0;
            let weight = ground.lived.households[load.household.at()].luggage.0;
            let key = (household, convoy.from.0, convoy.to.0);
            if weight == 0 || carried.contains(&key) || !seen.insert(key) {
                continue;
            }
            // Of two stages the second waits for the first.
            if behind.iter().any(|b: &Behind| b.household == household) {
                continue;
            }
            let here = off.get(&(household, convoy.from.0)).copied().unwrap_or(hours.start);
            let last = ground.lived.find_shelter_at(convoy.to).is_some();
            let day = ground.lived.calendar.day_of(hours.arrival) + whole(rules.days_later);
            behind.push(Behind {
                household,
                stage: ground.held(convoy).stage,
                bag: Bag {
                    household,
                    kilograms: i64::from(weight),
                    not_before: here.max(hours.start).max(ground.asked.moment).0,
                    by_day: if last { day } else { NEVER },
                },
            });
        }
    }
    behind
}

/// Takes luggage out of the convoys that were to carry it onward from where it is not yet.
pub(super) fn take_out_onward(kept: &mut [Convoy], behind: &[Behind]) {
    for convoy in kept {
        let from = convoy.from.at();
        for trip in &mut convoy.trips {
            let late = |household: u32| behind.iter().any(|b| b.household == household && b.stage.to == from);
            trip.luggage.retain(|bag| !late(bag.household.0));
        }
    }
}

/// Sends it after its people, as far as it comes in time.
pub(super) fn send(dispatcher: &mut Dispatcher<'_>, behind: &[Behind]) {
    for behind in behind {
        dispatcher.send_after(&behind.stage, behind.bag);
    }
}

/// Returns who was turned back while their luggage, a convoy later, was not: it is ahead of them now.
pub(super) fn ahead(ground: &Ground<'_>) -> Vec<u32> {
    let mut ahead = Vec::new();
    for household in &ground.turned {
        let site = ground.stands.get(household).map(|stand| stand.site);
        let from_there = ground.passed.convoys.iter().filter(|c| Some(c.from.at()) == site);
        let mut bags = from_there.flat_map(|c| &c.trips).flat_map(|t| &t.luggage);
        if bags.any(|bag| bag.household.0 == *household) {
            ahead.push(*household);
        }
    }
    ahead
}
