//! Two platoons exchange everything from some run on.

use crate::rosters::tours::Trial;

pub(super) fn propose(trial: &mut Trial, a: usize, b: usize) -> bool {
    let [x, y] = &mut trial.tours;
    if (a, b) == (0, 0) {
        return false;
    }
    let tail = x.split_off(a);
    x.extend(y.drain(b..));
    y.extend(tail);
    true
}
