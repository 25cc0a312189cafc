//! Parts of the fleet that share no corridor with the rest.

use super::Case;

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
