//! Two platoons exchange a run each.

use crate::rosters::tours::Trial;

pub(super) fn propose(trial: &mut Trial, a: usize, b: usize) -> bool {
    let [x, y] = &mut trial.tours;
    if a == x.len() || x[a] == y[b] {
        return false;
    }
    std::mem::swap(&mut x[a], &mut y[b]);
    true
}
