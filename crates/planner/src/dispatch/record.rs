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
    /// Households (row of the operation) and the kilograms of their luggage.
    pub luggage: Vec<(u32, i64)>,
}

impl Ride {
    pub fn new(approach: &Approach, loads: Vec<(u32, Capacity)>) -> Self {
        Self {
            vehicle: approach.vehicle,
            empty_at: (approach.empty > 0).then_some(approach.empty_at),
            loads,
            luggage: Vec::new(),
        }
    }
}

/// One convoy.
#[derive(Clone, Debug)]
pub(crate) struct Convoy {
    /// By which luggage knows it; 0 where luggage is not planned.
    pub number: usize,
    pub stage: StageRow,
    /// When loading starts.
    pub start: i32,
    pub rides: Vec<Ride>,
}

impl Convoy {
    pub fn new(number: usize, stage: StageRow, start: i32, approaches: &[Approach], seated: &[Seating]) -> Self {
        let loads = |cabin: usize| {
            let of_cabin = seated.iter().filter(move |s| s.cabin == cabin);
            of_cabin.map(|s| (s.item.household, s.part)).collect()
        };
        let ride = |(cabin, approach): (usize, &Approach)| Ride::new(approach, loads(cabin));
        Self {
            number,
            stage,
            start,
            rides: approaches.iter().enumerate().map(ride).collect(),
        }
    }
}
