//! Level one, rounding: whole households along a flow of people, large ones first.

use super::group::{self, GroupKey};
use super::spread::Spread;
use crate::stop::Stop;
use crate::task::Task;
use std::collections::BTreeMap;

/// Households by site and shelter, places left, and who found none.
pub(super) struct Chosen {
    pub places: Vec<i64>,
    pub queues: BTreeMap<(usize, usize), Vec<u32>>,
    pub left_out: Vec<u32>,
}

impl Chosen {
    pub fn new(task: &Task) -> Self {
        Self {
            places: (0..task.shelters.len()).map(|s| task.most_people(s)).collect(),
            queues: BTreeMap::new(),
            left_out: Vec::new(),
        }
    }

    /// Sends a household to `best`, or else to the shelter of its list with the most places; returns which one.
    pub fn send(
        &mut self,
        (household, people): (u32, i64),
        site: usize,
        best: Option<usize>,
        list: &[usize],
    ) -> Option<usize> {
        let fits = |s: &usize| self.places[*s] >= people;
        let roomy = || {
            list.iter()
                .copied()
                .filter(fits)
                .max_by_key(|s| (self.places[*s], std::cmp::Reverse(*s)))
        };
        let Some(shelter) = best.filter(fits).or_else(roomy) else {
            self.left_out.push(household);
            return None;
        };
        self.places[shelter] -= people;
        self.queues.entry((site, shelter)).or_default().push(household);
        Some(shelter)
    }
}

/// Seats households along a flow of people.
pub(super) fn round(
    task: &Task,
    groups: &BTreeMap<GroupKey, Vec<u32>>,
    sizes: &[i64],
    flow: &Spread,
    stop: &Stop<'_>,
) -> Chosen {
    let mut chosen = Chosen::new(task);
    // Beside each shelter of a group's list, how many of the group are still to go there.
    let to_go = |((_, list), units): (&GroupKey, &BTreeMap<usize, i64>)| -> Vec<i64> {
        list.iter().map(|s| units.get(s).copied().unwrap_or(0)).collect()
    };
    let mut left: Vec<Vec<i64>> = groups.keys().zip(&flow.units).map(to_go).collect();
    let numbered = groups.iter().enumerate();
    let mut all: Vec<(i64, u32, usize, &GroupKey)> = numbered
        .flat_map(|(group, (key, members))| members.iter().map(move |h| (sizes[*h as usize], *h, group, key)))
        .collect();
    all.sort_unstable_by_key(|(size, household, ..)| (-*size, *household));
    for (turn, (size, household, group, (site, list))) in all.into_iter().enumerate() {
        if turn.is_multiple_of(group::READ_AT_ONCE) && stop.now() {
            return chosen;
        }
        let open = (0..list.len()).filter(|at| chosen.places[list[*at]] >= size);
        let most = open.max_by_key(|at| (left[group][*at], std::cmp::Reverse(*at)));
        chosen.send((household, size), *site, most.map(|at| list[at]), list);
        if let Some(at) = most {
            left[group][at] -= size;
        }
    }
    chosen
}
