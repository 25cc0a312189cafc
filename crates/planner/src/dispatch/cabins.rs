//! Packing: households into the vehicles of one convoy, in boarding order, the last gap closed by the largest
//! household that fits it.

use super::pool::{List, Pool};
use crate::task::{Capacity, Item, Shape};

/// Part or all of a household, seated in one vehicle of the convoy.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Seating {
    /// Position of the vehicle in the convoy.
    pub cabin: usize,
    pub item: Item,
    pub part: Capacity,
    list: List,
    position: usize,
}

/// How many households that do not fit a vehicle are looked past before its gap is closed.
const LOOK_PAST: usize = 12;

/// Packs as many households as fit into `free` (capacity left of each vehicle), at most `most` people, and appends who
/// sits where to `seated`.
pub(crate) fn pack(
    shape: &Shape,
    pool: &mut Pool,
    free: &mut [Capacity],
    most: i32,
    split: bool,
    seated: &mut Vec<Seating>,
) {
    let mut packing = Packing {
        shape,
        pool,
        free,
        room: most,
        seated,
    };
    packing.stretcher_cases(split);
    for cabin in 0..packing.free.len() {
        packing.wheelchairs(cabin);
    }
    for cabin in 0..packing.free.len() {
        packing.plain(cabin);
    }
}

/// Puts everybody in `seated` back in the queue.
pub(crate) fn unpack(shape: &Shape, pool: &mut Pool, seated: &[Seating]) {
    let mut last = None;
    for seating in seated {
        if last != Some((seating.list, seating.position)) {
            pool.give_back(shape, seating.list, seating.position);
        }
        last = Some((seating.list, seating.position));
    }
}

struct Packing<'p> {
    shape: &'p Shape,
    pool: &'p mut Pool,
    free: &'p mut [Capacity],
    room: i32,
    seated: &'p mut Vec<Seating>,
}

impl Packing<'_> {
    fn plain(&mut self, cabin: usize) {
        let (mut from, mut passed) = (0, 0);
        while passed < LOOK_PAST && self.free[cabin].seats > 0 {
            let Some(position) = self.pool.next(List::Plain, from) else {
                break;
            };
            if !self.seat(cabin, List::Plain, position) {
                passed += 1;
            }
            from = position + 1;
        }
        while let Some(position) = self
            .pool
            .largest_within(self.shape, self.free[cabin].seats.min(self.room))
        {
            self.seat(cabin, List::Plain, position);
        }
    }

    fn wheelchairs(&mut self, cabin: usize) {
        let (mut from, mut passed) = (0, 0);
        while passed < LOOK_PAST && self.free[cabin].bays > 0 {
            let Some(position) = self.pool.next(List::Wheel, from) else {
                return;
            };
            if !self.seat(cabin, List::Wheel, position) {
                passed += 1;
            }
            from = position + 1;
        }
    }

    /// Seats a whole household in one vehicle if it fits.
    fn seat(&mut self, cabin: usize, list: List, position: usize) -> bool {
        let item = *self.pool.item(self.shape, list, position);
        if !self.free[cabin].holds(item.need) || item.need.people() > self.room {
            return false;
        }
        self.place(cabin, &item, item.need, list, position);
        self.finish(&item, list, position);
        true
    }

    fn stretcher_cases(&mut self, split: bool) {
        let (mut from, mut passed) = (0, 0);
        while passed < LOOK_PAST && self.free.iter().any(|c| c.stretchers > 0) {
            let Some(position) = self.pool.next(List::Stretcher, from) else {
                return;
            };
            let seated = match split {
                true => self.spread(position),
                false => (0..self.free.len()).any(|cabin| self.seat(cabin, List::Stretcher, position)),
            };
            if !seated {
                passed += 1;
            }
            from = position + 1;
        }
    }

    /// Spreads a household with a stretcher case over the convoy: companions ride the buses, so that the stretcher
    /// places of an ambulance are what it is used for; its own seats come last.
    fn spread(&mut self, position: usize) -> bool {
        let item = *self.pool.item(self.shape, List::Stretcher, position);
        let total = self.free.iter().fold(Capacity::default(), |sum, c| Capacity {
            seats: sum.seats + c.seats,
            bays: sum.bays + c.bays,
            stretchers: sum.stretchers + c.stretchers,
        });
        if !total.holds(item.need) || item.need.people() > self.room {
            return false;
        }
        let mut left = self.place_together(&item, position);
        for with_stretchers in [false, true] {
            for cabin in 0..self.free.len() {
                let free = self.free[cabin];
                if (free.stretchers > 0) != with_stretchers {
                    continue;
                }
                let part = Capacity {
                    seats: left.seats.min(free.seats),
                    bays: left.bays.min(free.bays),
                    stretchers: left.stretchers.min(free.stretchers),
                };
                if part.people() > 0 {
                    self.place(cabin, &item, part, List::Stretcher, position);
                    left = left.less(part);
                }
            }
        }
        self.finish(&item, List::Stretcher, position);
        true
    }

    /// Seats all companions in one vehicle without stretchers if one has room for them; returns who is left.
    fn place_together(&mut self, item: &Item, position: usize) -> Capacity {
        let companions = Capacity {
            stretchers: 0,
            ..item.need
        };
        let bus = self.free.iter().position(|c| c.stretchers == 0 && c.holds(companions));
        match bus {
            Some(cabin) if companions.people() > 0 => {
                self.place(cabin, item, companions, List::Stretcher, position);
                item.need.less(companions)
            }
            _ => item.need,
        }
    }

    fn place(&mut self, cabin: usize, item: &Item, part: Capacity, list: List, position: usize) {
        self.free[cabin] = self.free[cabin].less(part);
        self.seated.push(Seating {
            cabin,
            item: *item,
            part,
            list,
            position,
        });
    }

    fn finish(&mut self, item: &Item, list: List, position: usize) {
        self.room -= item.need.people();
        self.pool.take(self.shape, list, position);
    }
}
