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
            if !self.leaves_one(cabin, position) && self.seat(cabin, List::Plain, position) {
                from = position + 1;
                continue;
            }
            passed += 1;
            from = position + 1;
        }
        while let Some(position) = self
            .pool
            .largest_within(self.shape, self.free[cabin].seats.min(self.room))
        {
            self.seat(cabin, List::Plain, position);
        }
    }

    /// Tells whether a household would leave a single seat free: people who travel alone are few, another household
    /// may leave none.
    fn leaves_one(&self, cabin: usize, position: usize) -> bool {
        let need = self.pool.item(self.shape, List::Plain, position).need;
        self.free[cabin].seats - need.seats == 1
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

    /// Spreads a household with a stretcher case over the convoy: companions ride with the patient as far as there are
    /// seats, which nobody else would take; the others together in one bus if one has room, else where there is room.
    fn spread(&mut self, position: usize) -> bool {
        let item = *self.pool.item(self.shape, List::Stretcher, position);
        let total = self
            .free
            .iter()
            .fold(Capacity::default(), |sum, c| sum.saturating_plus(*c));
        if !total.holds(item.need) || item.need.people() > self.room {
            return false;
        }
        let mut left = item.need;
        let lying: Vec<usize> = (0..self.free.len()).filter(|c| self.free[*c].stretchers > 0).collect();
        for cabin in lying {
            if left.stretchers > 0 {
                left = self.place_part(cabin, &item, left, position);
            }
        }
        let together = self.free.iter().position(|c| c.stretchers == 0 && c.holds(left));
        for cabin in together.into_iter().chain(0..self.free.len()) {
            left = self.place_part(cabin, &item, left, position);
        }
        self.finish(&item, List::Stretcher, position);
        true
    }

    /// Seats as many of `left` in a vehicle as it holds; returns who is left then.
    fn place_part(&mut self, cabin: usize, item: &Item, left: Capacity, position: usize) -> Capacity {
        let free = self.free[cabin];
        let part = Capacity {
            seats: left.seats.min(free.seats),
            bays: left.bays.min(free.bays),
            stretchers: left.stretchers.min(free.stretchers),
        };
        if part.people() > 0 {
            self.place(cabin, item, part, List::Stretcher, position);
        }
        left.less(part)
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
