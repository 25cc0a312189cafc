//! Level one, full loads: whole vehicle loads to shelters instead of people, where many sites share vehicles of one size.
//!
//! People flow along the cheapest ways to hundreds of queues, and each queue ends with a vehicle that is half empty. Here
//! whoever may go to few shelters is gathered into bundles ([`super::bundles`]), bundles and the loads of the others
//! flow to shelters as whole loads, and households follow: first those of the bundles, then the others into the gaps.

use super::bundles::{Bound, Bundle, Bundling, SPARE, loads};
use super::follow::Follow;
use super::group::{GroupKey, Journeys};
use super::rounding::Chosen;
use super::spread::{Driving, Sender, Spread};
use crate::stop::Stop;
use crate::task::{Capacity, Task};
use std::collections::BTreeMap;
use std::ops::Range;

/// Vehicles smaller than this are full often enough.
const SMALL: i32 = 10;

/// Who is to be seated, and what is known about the roads.
pub(super) struct Filling<'f> {
    pub task: &'f Task,
    groups: &'f BTreeMap<GroupKey, Vec<u32>>,
    /// What each household (by row) needs.
    needs: &'f [Capacity],
    driving: Driving<'f>,
    /// Seats of the vehicles that are sent out for seats, and those that a stretcher case's companions find beside it.
    pub vehicle: i64,
    beside: i32,
}

/// One site and its bundles.
pub(super) struct Site<'s> {
    pub site: usize,
    /// Positions of its groups, and of the fillers among them.
    pub groups: Range<usize>,
    pub fillers: usize,
    /// Shelters open to the fillers.
    pub list: &'s [usize],
    pub bundles: Vec<Bundle>,
    /// Seats the fillers take.
    seats: i64,
    /// Position of its first sender; one for each bundle, then one for the fillers.
    pub first: usize,
}

/// Returns the seats of every vehicle that is sent out for seats and those beside a stretcher; `None` where vehicles
/// differ, are small, or do not serve every corridor, or where everybody waits at one site.
fn alike(task: &Task, groups: &BTreeMap<GroupKey, Vec<u32>>) -> Option<(i64, i32)> {
    let kinds = || task.vehicles.iter().map(|v| task.kinds[v.kind]);
    let vehicle = kinds().map(|k| k.seats).max().filter(|seats| *seats >= SMALL)?;
    let sent_for_seats = |k: &Capacity| k.stretchers == 0 && k.seats + k.bays > 0;
    let same = kinds().filter(sent_for_seats).all(|k| k.seats == vehicle);
    let beside = kinds().filter(|k| k.stretchers > 0).map(|k| k.seats);
    let small = beside.clone().all(|seats| 2 * seats < vehicle);
    let everywhere = task.vehicles.iter().all(|v| v.serves.is_none());
    let first = groups.keys().next()?.0;
    let several = groups.keys().any(|(site, _)| *site != first);
    (same && small && everywhere && several).then(|| (i64::from(vehicle), beside.min().unwrap_or(0)))
}

impl<'f> Filling<'f> {
    /// Returns `None` where loads are not alike enough to be counted. `needs` says what each household (by row) needs.
    pub fn new(
        needs: &'f [Capacity],
        task: &'f Task,
        groups: &'f BTreeMap<GroupKey, Vec<u32>>,
        journeys: &'f Journeys,
        stop: &'f Stop<'f>,
    ) -> Option<Self> {
        let (vehicle, beside) = alike(task, groups)?;
        Some(Self {
            task,
            groups,
            needs,
            driving: Driving {
                journeys,
                percent: &|_, _| 100,
                stop,
            },
            vehicle,
            beside,
        })
    }

    /// Returns whole loads near a flow of people where they leave out no more households than `rounded` and drive less.
    pub fn better_than(&self, rounded: &Chosen, people: &Spread) -> Option<Chosen> {
        let cost = |c: &Chosen| (c.left_out.len(), self.minutes(c));
        self.seat(people).filter(|full| cost(full) < cost(rounded))
    }

    /// Returns the driving of all loads there and back.
    fn minutes(&self, chosen: &Chosen) -> i64 {
        let queue = |((site, shelter), households): (&(usize, usize), &Vec<u32>)| {
            loads(self.seats_of(households), self.vehicle) * self.driving.minutes(*site, *shelter)
        };
        chosen.queues.iter().map(queue).sum()
    }

    /// Returns the seats a household takes in the vehicles that are sent out for seats.
    pub fn seats(&self, household: u32) -> i64 {
        let need = self.needs[household as usize];
        let beside = if need.stretchers > 0 { self.beside } else { 0 };
        i64::from((need.seats - beside).max(0))
    }

    fn seats_of(&self, households: &[u32]) -> i64 {
        households.iter().map(|h| self.seats(*h)).sum()
    }

    /// Tells whether to stop, so that what is seated may be a part only.
    pub fn stopped(&self) -> bool {
        self.driving.stop.now()
    }

    /// Returns the people of a household.
    pub fn people(&self, household: u32) -> i64 {
        i64::from(self.needs[household as usize].people())
    }

    /// Seats households in whole loads, near the cheapest flow of people; `None` when the loads do not all find places.
    fn seat(&self, people: &Spread) -> Option<Chosen> {
        let groups: Vec<(&GroupKey, &Vec<u32>)> = self.groups.iter().collect();
        let sites = self.sites(&groups, people);
        let senders: Vec<Sender> = sites.iter().flat_map(|s| self.senders(s)).collect();
        let spread = self.driving.cheapest(&senders, &self.places_in_loads());
        let all_go = spread.moved == senders.iter().map(|s| s.units).sum();
        all_go.then(|| Follow::new(self, &groups, &spread).seat_all(&sites))
    }

    /// Bundles the groups of every site.
    fn sites<'s>(&self, keys: &[(&'s GroupKey, &Vec<u32>)], people: &Spread) -> Vec<Site<'s>> {
        let mut sites = Vec::new();
        let (mut start, mut first) = (0, 0);
        for of_site in keys.chunk_by(|a, b| a.0.0 == b.0.0) {
            let site = self.site(keys, start..start + of_site.len(), people, first);
            (start, first) = (start + of_site.len(), first + site.bundles.len() + 1);
            sites.push(site);
        }
        sites
    }

    fn site<'s>(
        &self,
        keys: &[(&'s GroupKey, &Vec<u32>)],
        range: Range<usize>,
        people: &Spread,
        first: usize,
    ) -> Site<'s> {
        let fillers = fillers(keys, range.clone());
        let (site, list) = (keys[fillers].0.0, keys[fillers].0.1.as_slice());
        let bound = |group: usize| {
            let all: i64 = people.units[group].values().sum::<i64>().max(1);
            let seats = self.seats_of(keys[group].1);
            let part = |(s, units): (&usize, &i64)| (*s, (units * seats + all - 1) / all);
            Bound {
                group,
                list: keys[group].0.1.as_slice(),
                seats: people.units[group].iter().map(part).collect(),
            }
        };
        let cost = |shelter: usize| self.driving.minutes(site, shelter) + people.prices[shelter];
        let bundling = Bundling {
            bound: range.clone().filter(|g| *g != fillers).map(bound).collect(),
            fillers: list,
            vehicle: self.vehicle,
            cost: &cost,
        };
        Site {
            site,
            fillers,
            list,
            bundles: bundling.bundles(),
            first,
            groups: range,
            seats: self.seats_of(keys[fillers].1),
        }
    }

    /// Returns the bundles of a site and the loads its fillers need beyond the gaps in those.
    fn senders(&self, site: &Site<'_>) -> Vec<Sender> {
        let sender = |list: &[usize], units: i64| Sender {
            site: site.site,
            list: list.to_vec(),
            units,
        };
        let filled = |b: &&Bundle| b.list.iter().all(|s| site.list.binary_search(s).is_ok());
        let gap = |b: &Bundle| b.loads * self.vehicle - SPARE - b.parts.iter().map(|(_, seats)| seats).sum::<i64>();
        let gaps: i64 = site.bundles.iter().filter(filled).map(gap).sum();
        let mut senders: Vec<Sender> = site.bundles.iter().map(|b| sender(&b.list, b.loads)).collect();
        senders.push(sender(site.list, loads(site.seats - gaps, self.vehicle)));
        senders
    }

    /// Returns the full loads each shelter has places for.
    fn places_in_loads(&self) -> Vec<i64> {
        let all = || self.groups.values().flatten();
        let people: i64 = all().map(|h| i64::from(self.needs[*h as usize].people())).sum();
        let seats: i64 = all().map(|h| self.seats(*h)).sum::<i64>().min(people);
        let full = |places: i64| {
            i128::from(places) * i128::from(seats) / (i128::from(people) * i128::from(self.vehicle)).max(1)
        };
        (0..self.task.shelters.len())
            .map(|s| i64::try_from(full(self.task.most_people(s))).unwrap_or(0))
            .collect()
    }
}

/// Returns the group with the most shelters, of such the largest.
fn fillers(keys: &[(&GroupKey, &Vec<u32>)], range: Range<usize>) -> usize {
    let first = range.start;
    let wide = |group: &usize| (keys[*group].0.1.len(), keys[*group].1.len());
    range.max_by_key(wide).unwrap_or(first)
}
