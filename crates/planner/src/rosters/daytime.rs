//! Daytime: the minutes in which somebody can be on the road, nights left out.
//!
//! A tour that needs one run more than its last day holds ends the next morning: by the clock ten hours late, by what is
//! left to drive one hour. Measured by the clock, tours would never be shaken across a night.

use crate::task::{StageRow, Task};

/// Spans in which convoys may depart or be under way, in order and apart, each with the minutes of all before it.
pub(super) struct Daytime {
    spans: Vec<(i32, i32, i32)>,
}

impl Daytime {
    pub fn new(task: &Task, stages: &[StageRow]) -> Self {
        let windows = |stage: &StageRow| {
            let (minutes, windows) = (stage.minutes, &task.corridors[stage.corridor].windows);
            windows.iter().map(move |w| (w.0, w.1.saturating_add(minutes)))
        };
        Self::of(stages.iter().flat_map(windows).collect())
    }

    fn of(mut all: Vec<(i32, i32)>) -> Self {
        all.sort_unstable();
        let mut spans: Vec<(i32, i32, i32)> = Vec::new();
        for (from, until) in all {
            match spans.last_mut() {
                Some(last) if from <= last.1 => last.1 = last.1.max(until),
                last => {
                    let before = last.map_or(0, |last| last.2 + (last.1 - last.0));
                    spans.push((from, until, before));
                }
            }
        }
        Self { spans }
    }

    /// Returns the minutes of daytime from one minute to another, less than 0 when that is before.
    pub fn between(&self, from: i32, until: i32) -> i32 {
        self.until(until).saturating_sub(self.until(from))
    }

    fn until(&self, minute: i32) -> i32 {
        let begun = self.spans.partition_point(|span| span.0 < minute);
        let last = begun.checked_sub(1).map(|last| self.spans[last]);
        last.map_or(0, |(from, until, before)| before + (minute.min(until) - from))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn minutes_in_some_span_are_counted_once(spans in prop::collection::vec((0..300_i32, 0..80_i32), 0..8), from in -20..400_i32, until in -20..400_i32) {
            let spans: Vec<(i32, i32)> = spans.into_iter().map(|(from, long)| (from, from + long)).collect();
            let counted = |from: i32, until: i32| (from..until).filter(|m| spans.iter().any(|s| s.0 <= *m && *m < s.1)).count() as i32;
            let expected = if from <= until { counted(from, until) } else { -counted(until, from) };
            prop_assert_eq!(Daytime::of(spans.clone()).between(from, until), expected);
        }
    }
}
