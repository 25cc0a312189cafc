//! One platoon gives a run to another.

use crate::rosters::tours::Trial;

pub(super) fn propose(trial: &mut Trial, to: usize, from: usize) -> bool {
    let [x, y] = &mut trial.tours;
    let run = y.remove(from);
    x.insert(to, run);
    true
}
