//! Aid convoys as numbers.

use super::{CorridorRow, Task};
use movement::access::AidConvoy;
use movement::operation::Operation;
use movement::registry::EscortPoolIx;
use movement::units::Minutes;

/// An aid convoy; all durations are those that it is counted to take.
#[derive(Clone, Debug)]
pub(crate) struct AidRow {
    pub corridor: usize,
    /// Spans in which it may reach the checkpoint.
    pub entries: Vec<(i32, i32)>,
    pub inspection: i32,
    drive: i32,
    inbound: bool,
    /// The pool its escort comes from, if it has one.
    pub pool: Option<usize>,
    /// The stretch it is on by day only, in minutes from its departure.
    stretch: Option<(i32, i32)>,
}

/// An aid convoy (row of [`Task::aid`]) and the minute at which it reaches the checkpoint.
pub(crate) type AidHour = (usize, i32);

impl AidRow {
    pub fn new(operation: &Operation, aid: &AidConvoy) -> Self {
        let counted = |planned: Minutes| operation.rules.aid_minutes(planned).0;
        let drive = operation.travel.minutes(aid.from, aid.to).map_or(0, counted);
        let stretch = if aid.escort {
            operation.travel.convoy_by_day(aid.from, aid.to)
        } else {
            operation.travel.empty_by_day(aid.from, aid.to)
        };
        let pool = operation.corridors[aid.corridor.at()].escort.filter(|_| aid.escort);
        Self {
            corridor: aid.corridor.at(),
            entries: aid.entries.iter().map(|e| (e.opens.0, e.closes.0)).collect(),
            inspection: counted(aid.inspection),
            drive,
            inbound: aid.inbound,
            pool: pool.map(EscortPoolIx::at),
            stretch: stretch.map(|s| (s.from.0, counted(s.to))),
        }
    }

    /// Tells whether its hour is agreed to the minute.
    pub fn is_agreed(&self) -> bool {
        matches!(self.entries[..], [(opens, closes)] if opens == closes)
    }

    /// Returns from when and for how many minutes its escort is away when it reaches the checkpoint at `gate`.
    pub fn escort_away(&self, gate: i32) -> (i32, i32) {
        if self.inbound {
            (gate - 2 * self.drive, 2 * self.drive + self.inspection)
        } else {
            (gate + self.inspection, 2 * self.drive)
        }
    }

    /// Returns how many minutes the checkpoint is taken from when the convoy reaches it: one at least, so that no other
    /// convoy's longer check goes over it.
    pub fn holds(&self, corridor: &CorridorRow) -> i32 {
        self.inspection.max(corridor.headway).max(1)
    }

    /// Returns the first minute from `gate` on at which a window is open for as long as the inspection takes.
    pub fn within_window(&self, corridor: &CorridorRow, gate: i32) -> Option<i32> {
        let open = corridor.windows.partition_point(|w| w.1 < gate + self.inspection);
        let mut windows = corridor.windows[open..].iter();
        windows.find_map(|w| (w.0.max(gate) + self.inspection <= w.1).then(|| w.0.max(gate)))
    }

    /// Returns the first minute from `gate` on at which it passes dangerous roads by day.
    pub fn by_day(&self, task: &Task, gate: i32) -> Option<i32> {
        let Some((from, to)) = self.stretch else {
            return Some(gate);
        };
        let leaves = if self.inbound { -self.drive } else { self.inspection };
        let on_it = gate + leaves + from;
        Some(gate + (task.clock.by_day(on_it, to - from)? - on_it))
    }
}
