//! Parts of the fleet that share no corridor with the rest, and their ways back.

use super::Case;
use crate::task::NEVER;

/// Corridors that share vehicles, and those vehicles.
pub(super) struct Part {
    pub corridors: Vec<usize>,
    pub vehicles: Vec<usize>,
}

impl Part {
    /// Returns the names of the corridors; empty when they are all there are.
    pub fn names(&self, case: &Case<'_>) -> String {
        if self.corridors.len() == case.task.corridors.len() {
            return String::new();
        }
        let names: Vec<&str> = self
            .corridors
            .iter()
            .map(|c| case.operation.corridors[*c].name.as_str())
            .collect();
        names.join(", ")
    }
}

/// Splits the fleet into parts that share no corridor.
pub(super) fn parts(case: &Case<'_>) -> Vec<Part> {
    let corridors = case.task.corridors.len();
    let mut label: Vec<usize> = (0..corridors).collect();
    for vehicle in &case.task.vehicles {
        let served: Vec<usize> = (0..corridors).filter(|c| vehicle.may_serve(*c)).collect();
        let Some(lowest) = served.iter().map(|c| label[*c]).min() else {
            continue;
        };
        let merged: Vec<usize> = served.iter().map(|c| label[*c]).collect();
        label
            .iter_mut()
            .filter(|l| merged.contains(l))
            .for_each(|l| *l = lowest);
    }
    let mut roots = label.clone();
    roots.sort_unstable();
    roots.dedup();
    let part = |root: usize| Part {
        corridors: (0..corridors).filter(|c| label[*c] == root).collect(),
        vehicles: (0..case.task.vehicles.len())
            .filter(|v| (0..corridors).any(|c| label[c] == root && case.task.vehicles[*v].may_serve(c)))
            .collect(),
    };
    roots.into_iter().map(part).collect()
}

/// The shortest way back from where people get off to where people board.
pub(super) struct Home {
    pub back: Vec<i32>,
    pub most: i64,
}

impl Home {
    pub fn new(case: &Case<'_>, part: &Part) -> Self {
        let stages = || {
            case.ways()
                .flat_map(|w| &w.stages)
                .filter(|s| part.corridors.contains(&s.corridor))
        };
        let mut starts: Vec<usize> = stages().map(|s| s.from).collect();
        starts.sort_unstable();
        starts.dedup();
        let mut back = vec![NEVER; case.task.sites];
        for to in stages().map(|s| s.to) {
            if back[to] == NEVER {
                back[to] = starts
                    .iter()
                    .map(|from| case.task.minutes(to, *from))
                    .min()
                    .unwrap_or(0);
            }
        }
        // Where no road leads back, a vehicle goes once; counting nothing for the way back keeps the bound valid.
        let back: Vec<i32> = back
            .into_iter()
            .map(|minutes| if minutes >= NEVER { 0 } else { minutes })
            .collect();
        let most = stages().map(|s| i64::from(back[s.to])).max().unwrap_or(0);
        Self { back, most }
    }
}
