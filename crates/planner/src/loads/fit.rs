//! Which households the vehicles of a corridor can carry at all.

use crate::task::{Capacity, StageRow, Task, VehicleRow};
use std::collections::BTreeMap;

/// Answers per corridor and need, remembered.
#[derive(Debug)]
pub(crate) struct Fit<'t> {
    task: &'t Task,
    /// Kinds that serve each corridor.
    kinds: Vec<Vec<Capacity>>,
    /// All places of all vehicles that serve each corridor, as far as one convoy can hold them.
    total: Vec<Capacity>,
    known: BTreeMap<Capacity, Vec<Option<bool>>>,
    /// Most luggage one vehicle takes over each corridor.
    luggage: Vec<i64>,
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
            luggage: (0..task.corridors.len()).map(|c| most_luggage(task, c)).collect(),
        }
    }

    /// Tells whether some vehicle (or, with a stretcher case, some vehicles together) can carry this need on all
    /// stages, and some driver may drive each of them.
    pub fn carries(&mut self, stages: &[StageRow], need: Capacity) -> bool {
        stages
            .iter()
            .all(|stage| stage.minutes <= self.task.driving && self.corridor_carries(stage.corridor, need))
    }

    /// Tells whether on each stage some vehicle can carry so many kilograms of luggage.
    pub fn stows(&self, stages: &[StageRow], kilograms: i64) -> bool {
        stages.iter().all(|stage| kilograms <= self.luggage[stage.corridor])
    }

    fn corridor_carries(&mut self, corridor: usize, need: Capacity) -> bool {
        let (kinds, total, split) = (&self.kinds, &self.total, self.task.stretcher_split);
        let known = self.known.entry(need).or_insert_with(|| vec![None; kinds.len()]);
        *known[corridor].get_or_insert_with(|| {
            kinds[corridor].iter().any(|k| k.holds(need))
                || (split && need.stretchers > 0 && total[corridor].holds(need))
        })
    }
}

fn most_luggage(task: &Task, corridor: usize) -> i64 {
    let Some(luggage) = &task.luggage else {
        return 0;
    };
    let serving = task.vehicles.iter().filter(|v| v.may_serve(corridor));
    let trucks_first = |v: &VehicleRow| (luggage.trucks[v.kind], luggage.room[v.kind]);
    serving.map(trucks_first).max().map_or(0, |(_, room)| room)
}
