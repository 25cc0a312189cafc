//! The convoys of a dispatch, written down on request.

use super::cabins::Seating;
use super::fleet::Approach;
use crate::task::{Capacity, StageRow};

/// One vehicle of a convoy.
#[derive(Clone, Debug)]
pub(crate) struct Ride {
    /// Position in [`Task::vehicles`](crate::task::Task::vehicles).
    pub vehicle: usize,
    /// When it sets out empty; `None` when it is there already.
    pub empty_at: Option<i32>,
    /// Households (row of the operation) and how many of each kind.
    pub loads: Vec<(u32, Capacity)>,
}

/// One convoy.
#[derive(Clone, Debug)]
pub(crate) struct Convoy {
    pub stage: StageRow,
    /// When loading starts.
    pub start: i32,
    pub rides: Vec<Ride>,
}

impl Convoy {
    pub fn new(stage: StageRow, start: i32, approaches: &[Approach], seated: &[Seating]) -> Self {
        let ride = |(cabin, approach): (usize, &Approach)| Ride {
            vehicle: approach.vehicle,
            empty_at: (approach.empty > 0).then_some(approach.empty_at),
            loads: seated
                .iter()
                .filter(|s| s.cabin == cabin)
                .map(|s| (s.item.household, s.part))
                .collect(),
        };
        Self {
            stage,
            start,
            rides: approaches.iter().enumerate().map(ride).collect(),
        }
    }
}
