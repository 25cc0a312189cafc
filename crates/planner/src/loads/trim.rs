//! Level one, after lots: a queue that needs a few seats more than its lots have would send out one more platoon for them.
//! A few households go to another shelter open to them whose last lot has room, or change places with as many people
//! who need fewer seats.

use super::group::GroupKey;
use super::rounding::Chosen;
use crate::rosters::provided;
use crate::task::Capacity;
use std::collections::BTreeMap;

/// Most seats over, of so many parts of a lot: beyond that it is not a few.
const PARTS: i64 = 25;

/// Site and shelter.
type Queue = (usize, usize);

/// Brings queues that need a few seats more than whole lots of `lot` seats back to whole lots, where others have room.
pub(super) fn trim(groups: &BTreeMap<GroupKey, Vec<u32>>, needs: &[Capacity], lot: i64, chosen: &mut Chosen) {
    let queues: Vec<Queue> = chosen.queues.keys().copied().collect();
    let mut trim = Trim { needs, lot, chosen };
    for queue in queues {
        while trim.is_a_little_over(queue) && groups.iter().any(|group| trim.relieve(queue, group)) {}
    }
}

struct Trim<'t> {
    needs: &'t [Capacity],
    lot: i64,
    chosen: &'t mut Chosen,
}

impl Trim<'_> {
    fn seats(&self, household: u32) -> i64 {
        i64::from(self.needs[household as usize].seats)
    }

    fn people(&self, household: u32) -> i64 {
        i64::from(self.needs[household as usize].people())
    }

    /// Returns the seats to provide for a queue if `more` people sat down in it.
    fn provided(&self, queue: Queue, more: i64) -> i64 {
        let households = self.chosen.queues.get(&queue).into_iter().flatten();
        let seats: i64 = households.map(|h| self.seats(*h)).sum::<i64>() + more;
        i64::from(provided(i32::try_from(seats).unwrap_or(i32::MAX)))
    }

    /// Returns the seats that a queue needs beyond its last whole lot.
    fn over(&self, queue: Queue) -> i64 {
        self.provided(queue, 0) % self.lot
    }

    fn is_a_little_over(&self, queue: Queue) -> bool {
        (1..=self.lot / PARTS).contains(&self.over(queue))
    }

    /// Returns the free seats in the last lot of a queue.
    fn gap(&self, queue: Queue) -> i64 {
        let (stands, lot) = (self.provided(queue, 0), self.lot);
        let free = (lot - stands % lot) % lot;
        // One seat more may have to be provided for those who sit down in them.
        if self.provided(queue, free) > stands + free {
            free - 1
        } else {
            free
        }
    }

    /// Takes seats off a queue by one household of a group; tells whether it did.
    fn relieve(&mut self, from: Queue, ((site, list), members): (&GroupKey, &Vec<u32>)) -> bool {
        if *site != from.0 || !list.contains(&from.1) {
            return false;
        }
        let here = self.of_group(from, members);
        let others = list.iter().filter(|shelter| **shelter != from.1);
        others
            .map(|shelter| (*site, *shelter))
            .any(|to| self.send(&here, (from, to)) || self.exchange(&here, &self.of_group(to, members), (from, to)))
    }

    /// Returns the households of a group in a queue.
    fn of_group(&self, queue: Queue, members: &[u32]) -> Vec<u32> {
        let households = self.chosen.queues.get(&queue).into_iter().flatten().copied();
        households.filter(|h| members.binary_search(h).is_ok()).collect()
    }

    /// Sends the household whose seats come nearest to what is over; tells whether there is one that finds room.
    fn send(&mut self, here: &[u32], (from, to): (Queue, Queue)) -> bool {
        let (over, gap, places) = (self.over(from), self.gap(to), self.chosen.places[to.1]);
        let fits = |h: &u32| self.seats(*h) > 0 && self.seats(*h) <= gap && self.people(*h) <= places;
        let near = here
            .iter()
            .copied()
            .filter(fits)
            .min_by_key(|h| ((self.seats(*h) - over).abs(), *h));
        let Some(household) = near else { return false };
        self.chosen.places[from.1] += self.people(household);
        self.chosen.places[to.1] -= self.people(household);
        self.shift(household, (from, to));
        true
    }

    /// Lets two households of as many people change places, where that takes seats off a queue and the other has room.
    fn exchange(&mut self, here: &[u32], there: &[u32], (from, to): (Queue, Queue)) -> bool {
        let (over, gap) = (self.over(from), self.gap(to));
        let fewer = |one: u32, other: u32| {
            let saved = self.seats(one) - self.seats(other);
            (self.people(one) == self.people(other) && saved > 0 && saved <= gap).then_some((saved - over).abs())
        };
        let with_bays = there.iter().filter(|h| self.seats(**h) < self.people(**h));
        let pairs = with_bays.flat_map(|other| here.iter().map(move |one| (*one, *other)));
        let best = pairs
            .filter_map(|(one, other)| Some((fewer(one, other)?, one, other)))
            .min();
        let Some((_, one, other)) = best else { return false };
        self.shift(one, (from, to));
        self.shift(other, (to, from));
        true
    }

    fn shift(&mut self, household: u32, (from, to): (Queue, Queue)) {
        self.chosen.queues.entry(from).or_default().retain(|h| *h != household);
        self.chosen.queues.entry(to).or_default().push(household);
    }
}
