//! What is left of a queue while a plan is being made.

use crate::task::{Item, Shape};

/// One of the three lists of a [`Shape`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum List {
    Plain,
    Wheel,
    Stretcher,
}

/// Who of a list is taken; `head` is the first position that may still be free.
#[derive(Clone, Debug, Default)]
struct Taken {
    taken: Vec<bool>,
    head: usize,
}

impl Taken {
    fn reset(&mut self, len: usize) {
        self.taken.clear();
        self.taken.resize(len, false);
        self.head = 0;
    }

    fn take(&mut self, position: usize) {
        self.taken[position] = true;
        while self.head < self.taken.len() && self.taken[self.head] {
            self.head += 1;
        }
    }

    fn give_back(&mut self, position: usize) {
        self.taken[position] = false;
        self.head = self.head.min(position);
    }

    fn free_from(&self, from: usize) -> Option<usize> {
        (from.max(self.head)..self.taken.len()).find(|p| !self.taken[*p])
    }
}

/// The households of a queue that have no seat yet.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pool {
    plain: Taken,
    wheel: Taken,
    stretcher: Taken,
    size_heads: Vec<u32>,
    /// People left, and households with a stretcher case left.
    pub people: i32,
    pub stretchers: i32,
    touched: bool,
}

impl Pool {
    pub fn new(shape: &Shape) -> Self {
        let mut pool = Self {
            touched: true,
            ..Self::default()
        };
        pool.reset(shape);
        pool
    }

    /// Puts everybody back in the queue.
    pub fn reset(&mut self, shape: &Shape) {
        if !self.touched {
            return;
        }
        self.plain.reset(shape.plain.len());
        self.wheel.reset(shape.wheel.len());
        self.stretcher.reset(shape.stretcher.len());
        self.size_heads.clear();
        self.size_heads.resize(shape.by_size.len(), 0);
        self.people = shape.people;
        self.stretchers = shape.stretcher.len() as i32;
        self.touched = false;
    }

    pub fn item<'s>(&self, shape: &'s Shape, list: List, position: usize) -> &'s Item {
        &shape_list(shape, list)[position]
    }

    /// Returns the first free position of a list at or after `from`.
    pub fn next(&self, list: List, from: usize) -> Option<usize> {
        self.list(list).free_from(from)
    }

    pub fn take(&mut self, shape: &Shape, list: List, position: usize) {
        self.touched = true;
        self.people -= shape_list(shape, list)[position].need.people();
        self.stretchers -= i32::from(list == List::Stretcher);
        self.list_mut(list).take(position);
    }

    pub fn give_back(&mut self, shape: &Shape, list: List, position: usize) {
        let item = &shape_list(shape, list)[position];
        self.people += item.need.people();
        self.stretchers += i32::from(list == List::Stretcher);
        self.list_mut(list).give_back(position);
        if list == List::Plain {
            let slot = shape.by_size.partition_point(|(size, _)| *size > item.need.seats);
            let head = shape.by_size[slot].1.partition_point(|p| (*p as usize) < position) as u32;
            self.size_heads[slot] = self.size_heads[slot].min(head);
        }
    }

    /// Returns the largest household that fits in `seats`, needing seats only: what closes a gap best.
    pub fn largest_within(&mut self, shape: &Shape, seats: i32) -> Option<usize> {
        let first = shape.by_size.partition_point(|(size, _)| *size > seats);
        for slot in first..shape.by_size.len() {
            let positions = &shape.by_size[slot].1;
            let mut head = self.size_heads[slot] as usize;
            while head < positions.len() && self.plain.taken[positions[head] as usize] {
                head += 1;
            }
            self.size_heads[slot] = head as u32;
            if let Some(position) = positions.get(head) {
                return Some(*position as usize);
            }
        }
        None
    }

    fn list(&self, list: List) -> &Taken {
        match list {
            List::Plain => &self.plain,
            List::Wheel => &self.wheel,
            List::Stretcher => &self.stretcher,
        }
    }

    fn list_mut(&mut self, list: List) -> &mut Taken {
        match list {
            List::Plain => &mut self.plain,
            List::Wheel => &mut self.wheel,
            List::Stretcher => &mut self.stretcher,
        }
    }
}

fn shape_list(shape: &Shape, list: List) -> &[Item] {
    match list {
        List::Plain => &shape.plain,
        List::Wheel => &shape.wheel,
        List::Stretcher => &shape.stretcher,
    }
}
