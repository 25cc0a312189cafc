//! The desk: what convoys of people and of aid hold of checkpoints and escorts, and the hours that are left for aid.

use super::escorts::Escorts;
use super::gate::Gate;
use super::record::Convoy;
use crate::task::{AidHour, AidRow, Task};

/// How many minutes apart the hours are that are tried from the end of a span.
const STEP: i32 = 15;

/// Checkpoints and escorts in use.
#[derive(Clone, Debug)]
pub(crate) struct Desk<'t> {
    task: &'t Task,
    gates: Vec<Gate>,
    escorts: Vec<Escorts>,
}

/// Books an aid convoy.
pub(super) fn book(task: &Task, (aid, gate): AidHour, gates: &mut [Gate], escorts: &mut [Escorts]) {
    let row = &task.aid[aid];
    gates[row.corridor].take(gate, row.holds(&task.corridors[row.corridor]));
    if let Some(pool) = row.pool {
        let (from, minutes) = row.escort_away(gate);
        escorts[pool].take(from, minutes);
    }
}

impl<'t> Desk<'t> {
    /// Opens a desk with the aid convoys that go before people's.
    pub fn new(task: &'t Task) -> Self {
        let mut desk = Self::empty(task);
        task.booked.iter().for_each(|hour| desk.book(*hour));
        desk
    }

    /// Opens a desk with nothing booked.
    pub fn empty(task: &'t Task) -> Self {
        Self {
            task,
            gates: vec![Gate::default(); task.corridors.len()],
            escorts: task.pools.iter().map(|size| Escorts::new(*size)).collect(),
        }
    }

    /// Opens a desk with what is booked.
    pub(super) fn beside(task: &'t Task, gates: Vec<Gate>, escorts: Vec<Escorts>) -> Self {
        Self { task, gates, escorts }
    }

    pub fn book(&mut self, hour: AidHour) {
        book(self.task, hour, &mut self.gates, &mut self.escorts);
    }

    /// Books a convoy of people.
    pub fn book_people(&mut self, convoy: &Convoy) {
        let (task, stage) = (self.task, &convoy.stage);
        let corridor = &task.corridors[stage.corridor];
        let people: i32 = convoy
            .rides
            .iter()
            .flat_map(|r| &r.loads)
            .map(|(_, part)| part.people())
            .sum();
        let (gate, processing) = (convoy.start + task.loading, corridor.processing(people));
        self.gates[stage.corridor].take(gate, processing.max(corridor.headway).max(1));
        if let Some(pool) = corridor.pool {
            self.escorts[pool].take(gate + processing, 2 * stage.minutes);
        }
    }

    /// Returns the earliest hour that is left for an aid convoy.
    pub fn earliest(&self, aid: usize) -> Option<i32> {
        let row = &self.task.aid[aid];
        row.entries
            .iter()
            .find_map(|(opens, closes)| self.free_from(row, *opens).filter(|gate| gate <= closes))
    }

    /// Returns a late hour that is left for an aid convoy: people's convoys go as early as they can, so that it is least
    /// in their way.
    pub fn late(&self, aid: usize) -> Option<i32> {
        let row = &self.task.aid[aid];
        let hours = |(opens, closes): (i32, i32)| (0..=(closes - opens) / STEP).map(move |step| closes - STEP * step);
        let mut all = row.entries.iter().rev().flat_map(|entry| hours(*entry));
        all.find(|gate| self.free_from(row, *gate) == Some(*gate))
            .or_else(|| self.earliest(aid))
    }

    /// Returns the first minute from `gate` on that keeps window, checkpoint, headway, escort and daylight.
    fn free_from(&self, row: &AidRow, mut gate: i32) -> Option<i32> {
        let corridor = &self.task.corridors[row.corridor];
        loop {
            let free = self.gates[row.corridor].earliest(gate, row.holds(corridor));
            let open = row.within_window(corridor, free)?;
            let light = row.by_day(self.task, open)?;
            let (from, minutes) = row.escort_away(light);
            let escorted = match row.pool {
                Some(pool) => light + (self.escorts[pool].earliest(from, minutes)? - from),
                None => light,
            };
            if escorted == gate {
                return Some(gate);
            }
            gate = escorted;
        }
    }
}
