//! Level one, follow: households behind whole loads, first those of the bundles, then the fillers into the gaps.

use super::bundles::SPARE;
use super::full::{Filling, Site};
use super::group::GroupKey;
use super::rounding::Chosen;
use super::spread::Spread;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Households on their way behind the loads of `spread`.
pub(super) struct Follow<'f> {
    filling: &'f Filling<'f>,
    groups: &'f [(&'f GroupKey, &'f Vec<u32>)],
    spread: &'f Spread,
    chosen: Chosen,
    /// Seats taken so far from each site to each shelter.
    taken: BTreeMap<(usize, usize), i64>,
}

impl<'f> Follow<'f> {
    pub fn new(filling: &'f Filling<'f>, groups: &'f [(&'f GroupKey, &'f Vec<u32>)], spread: &'f Spread) -> Self {
        Self {
            filling,
            groups,
            spread,
            chosen: Chosen::new(filling.task),
            taken: BTreeMap::new(),
        }
    }

    /// Seats everybody whom the shelters have places for.
    pub fn seat_all(mut self, sites: &[Site<'_>]) -> Chosen {
        for site in sites.iter().take_while(|_| !self.filling.stopped()) {
            for group in site.groups.clone().filter(|g| *g != site.fillers) {
                self.seat_bound(site, group);
            }
        }
        for site in sites.iter().take_while(|_| !self.filling.stopped()) {
            self.seat_fillers(site);
        }
        self.chosen
    }

    /// Seats the households of one group along its bundles.
    fn seat_bound(&mut self, site: &Site<'_>, group: usize) {
        let mut left: Vec<(usize, i64)> = Vec::new();
        for (bundle, it) in site.bundles.iter().enumerate() {
            let parts = it.parts.iter().filter(|(g, _)| *g == group);
            left.extend(parts.map(|(_, seats)| (bundle, *seats)));
        }
        for household in self.by_size(group) {
            let most = left.iter_mut().max_by_key(|(bundle, seats)| (*seats, Reverse(*bundle)));
            let best = most.and_then(|(bundle, seats)| {
                *seats -= self.filling.seats(household);
                self.roomiest(site, *bundle, household)
            });
            self.send(site, group, household, best);
        }
    }

    /// Returns the shelter to which a bundle has most room left, of those with places for a household.
    fn roomiest(&self, site: &Site<'_>, bundle: usize, household: u32) -> Option<usize> {
        let loads = self.spread.units[site.first + bundle].iter();
        let taken = |s: usize| self.taken.get(&(site.site, s)).copied().unwrap_or(0);
        let people = self.filling.people(household);
        loads
            .filter(|(s, loads)| **loads > 0 && self.chosen.places[**s] >= people)
            .max_by_key(|(s, loads)| (**loads * self.filling.vehicle - taken(**s), Reverse(**s)))
            .map(|(s, _)| *s)
    }

    /// Seats the fillers of a site where most room is left.
    fn seat_fillers(&mut self, site: &Site<'_>) {
        let mut room: BTreeMap<usize, i64> = BTreeMap::new();
        let loads = &self.spread.units[site.first..=site.first + site.bundles.len()];
        for (shelter, loads) in loads.iter().flatten().filter(|(_, loads)| **loads > 0) {
            *room.entry(*shelter).or_insert(-SPARE) += loads * self.filling.vehicle;
        }
        room.retain(|shelter, _| site.list.binary_search(shelter).is_ok());
        for (shelter, room) in &mut room {
            *room -= self.taken.get(&(site.site, *shelter)).copied().unwrap_or(0);
        }
        for household in self.by_size(site.fillers) {
            let people = self.filling.people(household);
            let open = room.iter().filter(|(s, _)| self.chosen.places[**s] >= people);
            let best = open.max_by_key(|(s, room)| (**room, Reverse(**s))).map(|(s, _)| *s);
            if let Some(shelter) = self.send(site, site.fillers, household, best) {
                *room.entry(shelter).or_default() -= self.filling.seats(household);
            }
        }
    }

    fn send(&mut self, site: &Site<'_>, group: usize, household: u32, best: Option<usize>) -> Option<usize> {
        let people = self.filling.people(household);
        let shelter = self
            .chosen
            .send((household, people), site.site, best, &self.groups[group].0.1)?;
        *self.taken.entry((site.site, shelter)).or_default() += self.filling.seats(household);
        Some(shelter)
    }

    /// Returns the households of a group, the largest first.
    fn by_size(&self, group: usize) -> Vec<u32> {
        let mut sorted = self.groups[group].1.clone();
        sorted.sort_by_key(|h| (Reverse(self.filling.seats(*h)), *h));
        sorted
    }
}
