//! Filling: whoever was let go takes a free seat in a convoy that is kept, on the same way, the first one that has one.

use super::ground::Ground;
use super::keep::{Kept, needs};
use crate::dispatch::Dispatcher;
use crate::loads::need;
use crate::task::Capacity;
use movement::plan::{Convoy, Load};
use movement::registry::HouseholdIx;
use movement::units::Persons;
use std::collections::BTreeMap;

/// Somebody to be seated: the household, from which site to which, and from when on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seeker {
    pub household: u32,
    pub ends: (usize, usize),
    pub ready: i32,
}

/// Where kept convoys may have seats left.
#[derive(Debug)]
pub(super) struct FreeSeats {
    /// Convoys by where they lead.
    ways: BTreeMap<(usize, usize), Vec<usize>>,
    /// Up to which of them there is nothing for somebody who needs so much.
    looked: BTreeMap<((usize, usize), Capacity), usize>,
}

impl FreeSeats {
    pub fn new(kept: &Kept) -> Self {
        let mut ways: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for (at, convoy) in kept.convoys.iter().enumerate() {
            if convoy.people().0 > 0 {
                ways.entry((convoy.from.at(), convoy.to.at())).or_default().push(at);
            }
        }
        Self {
            ways,
            looked: BTreeMap::new(),
        }
    }

    /// Seats a household in a kept convoy if one has room for it at its hour; tells whether one had.
    pub fn fill(&mut self, ground: &Ground<'_>, books: &mut Dispatcher<'_>, kept: &mut Kept, seeker: Seeker) -> bool {
        let household = &ground.lived.households[seeker.household as usize];
        let (need, task) = (need(household), &ground.task);
        let Some(way) = self.ways.get(&seeker.ends) else {
            return false;
        };
        if household.luggage.0 > 0 && task.luggage.is_some() {
            return false;
        }
        let room = |trip: &movement::plan::Trip| {
            let kind = ground.lived.vehicles[trip.vehicle.at()].kind.at();
            task.kinds[kind].less(needs(trip)).holds(need)
        };
        let looked = self.looked.entry((seeker.ends, need)).or_insert(0);
        let first = if seeker.ready > 0 { 0 } else { *looked };
        for (number, at) in way.iter().enumerate().skip(first) {
            let convoy = &kept.convoys[*at];
            let trip = convoy.trips.iter().position(room);
            let Some(trip) = trip.filter(|_| convoy.start.0 >= seeker.ready) else {
                continue;
            };
            let mut fuller = convoy.clone();
            fuller.trips[trip].load.push(load(seeker.household, need));
            if rebook(ground, books, kept, *at, fuller) {
                if seeker.ready == 0 {
                    *looked = number;
                }
                return true;
            }
        }
        if seeker.ready == 0 {
            *looked = way.len();
        }
        false
    }
}

fn load(household: u32, need: Capacity) -> Load {
    let persons = |n: i32| Persons(n.unsigned_abs());
    Load {
        household: HouseholdIx(household),
        seated: persons(need.seats),
        wheelchairs: persons(need.bays),
        stretchers: persons(need.stretchers),
    }
}

/// Puts a fuller convoy in place of one that is kept, if it can have the same hour.
fn rebook(ground: &Ground<'_>, books: &mut Dispatcher<'_>, kept: &mut Kept, at: usize, fuller: Convoy) -> bool {
    let (before, after) = (ground.held(&kept.convoys[at]), ground.held(&fuller));
    let more = i64::from(after.people - before.people);
    let Some((shelter, _)) = after.into else { return false };
    if ground.task.shelters[shelter].stay.is_some() || kept.places[shelter] < more {
        return false;
    }
    books.let_go(&before);
    let mut fits = books.lacks(&after).is_none();
    let old = ground.run(&kept.convoys[at], None);
    let new = ground.run(&fuller, None);
    if fits && old.departs != new.departs {
        fits = fuller
            .trips
            .iter()
            .filter_map(|t| ground.rows[t.vehicle.at()])
            .all(|row| {
                let longer = |run: &super::course::Run| match run.start == old.start {
                    true => super::course::Run {
                        empty_at: run.empty_at,
                        ..new
                    },
                    false => *run,
                };
                let runs: Vec<_> = kept.courses[row].iter().map(longer).collect();
                let can = ground.can_drive(row, &runs);
                if can {
                    kept.courses[row] = runs;
                }
                can
            });
    }
    books.hold(if fits { &after } else { &before });
    if fits {
        kept.places[shelter] -= more;
        kept.convoys[at] = fuller;
    }
    fits
}
