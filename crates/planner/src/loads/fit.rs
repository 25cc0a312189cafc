//! Which households the vehicles of a corridor can carry at all.

use crate::task::{Capacity, StageRow, Task};
use std::collections::BTreeMap;

/// Answers per corridor and need, remembered.
#[derive(Debug)]
pub(crate) struct Fit<'t> {
    task: &'t Task,
    /// Kinds that serve each corridor.
    kinds: Vec<Vec<Capacity>>,
    /// All places of all vehicles that serve each corridor, as far as one convoy can hold them.
    total: Vec<Capacity>,
    known: BTreeMap<(usize, Capacity), bool>,
}

impl<'t> Fit<'t> {
    pub fn new(task: &'t Task) -> Self {
        let mut kinds = Vec::new();
        let mut total = Vec::new();
        for corridor in 0..task.corridors.len() {
            let mut serving: Vec<Capacity> = task
                .vehicles
                .iter()
                .filter(|v| v.may_serve(corridor))
                .map(|v| task.kinds[v.kind])
                .collect();
            total.push(
                serving
                    .iter()
                    .fold(Capacity::default(), |sum, k| sum.saturating_plus(*k)),
            );
            serving.sort_unstable();
            serving.dedup();
            kinds.push(serving);
        }
        Self {
            task,
            kinds,
            total,
            known: BTreeMap::new(),
        }
    }

    /// Tells whether some vehicle (or, with a stretcher case, some vehicles together) can carry this need on all
    /// stages, and some driver may drive each of them.
    pub fn carries(&mut self, stages: &[StageRow], need: Capacity) -> bool {
        stages
            .iter()
            .all(|stage| stage.minutes <= self.task.driving && self.corridor_carries(stage.corridor, need))
    }

    fn corridor_carries(&mut self, corridor: usize, need: Capacity) -> bool {
        let (kinds, total, split) = (&self.kinds, &self.total, self.task.stretcher_split);
        *self.known.entry((corridor, need)).or_insert_with(|| {
            kinds[corridor].iter().any(|k| k.holds(need))
                || (split && need.stretchers > 0 && total[corridor].holds(need))
        })
    }
}
