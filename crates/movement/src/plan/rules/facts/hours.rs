//! The times of a convoy, in minutes since the first midnight of the operation.

use super::super::super::Convoy;
use crate::operation::Operation;

/// When a convoy loads, reaches the checkpoint, leaves it, arrives, and is unloaded.
#[derive(Clone, Copy)]
pub(in super::super) struct Hours {
    pub start: i64,
    pub gate: i64,
    pub departure: i64,
    pub arrival: i64,
    pub unloaded: i64,
}

impl Hours {
    /// Works out a convoy's times; without a road the drive counts as nothing (`agreed-way` reports that).
    pub(super) fn of(operation: &Operation, convoy: &Convoy, people: i64) -> Self {
        let corridor = &operation.corridors[convoy.corridor.at()];
        let changed = corridor.earlier.filter(|earlier| {
            let reached = i64::from(convoy.start.0) + i64::from(operation.rules.loading.0);
            reached <= i64::from(earlier.until.0)
        });
        let rate = changed.map_or(corridor.checkpoint, |earlier| earlier.checkpoint);
        let checking = rate.map_or(0, |rate| {
            let an_hour = i64::from(rate.0.max(1));
            people.saturating_mul(60).saturating_add(an_hour - 1) / an_hour
        });
        let drive = operation.travel.minutes(convoy.from, convoy.to);
        let start = i64::from(convoy.start.0);
        let gate = start + i64::from(operation.rules.loading.0);
        let departure = gate + checking;
        let arrival = departure + drive.map_or(0, |minutes| i64::from(minutes.0));
        Self {
            start,
            gate,
            departure,
            arrival,
            unloaded: arrival + i64::from(operation.rules.unloading.0),
        }
    }

    /// Returns the driving minutes from departure to arrival.
    pub fn drive(&self) -> i64 {
        self.arrival - self.departure
    }
}
