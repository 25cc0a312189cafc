//! Queues: the households that wait at one site for one shelter, in the order in which they board.

use super::{Capacity, StageRow};

/// A household in a queue.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Item {
    /// Its row in the operation.
    pub household: u32,
    pub need: Capacity,
    /// Position of its tier in [`Task::tiers`](super::Task::tiers).
    pub tier: u8,
}

/// The households of a queue, in three lists, each in boarding order (tier, then row).
#[derive(Clone, Debug, Default)]
pub(crate) struct Shape {
    /// Need seats only.
    pub plain: Vec<Item>,
    /// Need a wheelchair bay, no stretcher.
    pub wheel: Vec<Item>,
    /// Need a stretcher place.
    pub stretcher: Vec<Item>,
    /// Positions in `plain` by household size, sizes from large to small: what closes the last gap in a vehicle.
    pub by_size: Vec<(i32, Vec<u32>)>,
    /// All people.
    pub people: i32,
}

impl Shape {
    /// Sorts households into the three lists, keeping their order.
    pub fn new(items: impl IntoIterator<Item = Item>) -> Self {
        let mut shape = Self::default();
        for item in items {
            shape.people += item.need.people();
            match item.need {
                Capacity { stretchers: 1.., .. } => shape.stretcher.push(item),
                Capacity { bays: 1.., .. } => shape.wheel.push(item),
                _ => shape.plain.push(item),
            }
        }
        let mut sizes: Vec<i32> = shape.plain.iter().map(|i| i.need.seats).collect();
        sizes.sort_unstable_by(|a, b| b.cmp(a));
        sizes.dedup();
        shape.by_size = sizes.into_iter().map(|size| (size, Vec::new())).collect();
        for (position, item) in shape.plain.iter().enumerate() {
            let slot = shape.by_size.partition_point(|(size, _)| *size > item.need.seats);
            shape.by_size[slot].1.push(position as u32);
        }
        shape
    }

    /// Returns the people who need a seat.
    pub fn seats(&self) -> i32 {
        let all = self.plain.iter().chain(&self.wheel).chain(&self.stretcher);
        all.map(|i| i.need.seats).fold(0, i32::saturating_add)
    }

    /// Returns the rows of all households.
    pub fn households(&self) -> impl Iterator<Item = u32> {
        self.plain
            .iter()
            .chain(&self.wheel)
            .chain(&self.stretcher)
            .map(|i| i.household)
    }
}

/// Households with one origin and one shelter, and the stages that take them there (one or two).
#[derive(Clone, Debug)]
pub(crate) struct Queue {
    pub stages: Vec<StageRow>,
    /// Row of the shelter.
    pub shelter: usize,
    /// Nobody loads before this minute; 0 for people who wait from the start.
    pub ready: i32,
    pub shape: Shape,
}

impl Queue {
    /// Returns the stage that ends at the shelter.
    pub fn last_stage(&self) -> StageRow {
        self.stages[self.stages.len() - 1]
    }
}
