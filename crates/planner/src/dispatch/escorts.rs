//! Escorts: a pool in which each convoy takes one escort from its departure until the escort is back.

/// One pool: how many escorts are out, as a step function over time.
#[derive(Clone, Debug)]
pub(crate) struct Escorts {
    size: i32,
    /// From this minute until the next step, so many are out; sorted, the first step at the beginning of time.
    steps: Vec<(i32, i32)>,
}

impl Escorts {
    pub fn new(size: i32) -> Self {
        Self {
            size,
            steps: vec![(i32::MIN, 0)],
        }
    }

    pub fn clear(&mut self) {
        self.steps.truncate(1);
    }

    /// Returns the earliest departure not before `from` at which an escort is free for `minutes`, or `None` when the
    /// pool is empty.
    pub fn earliest(&self, from: i32, minutes: i32) -> Option<i32> {
        if minutes == 0 {
            return Some(from);
        }
        if self.size <= 0 {
            return None;
        }
        let mut at = from;
        let first = self
            .steps
            .partition_point(|(start, _)| *start <= from)
            .saturating_sub(1);
        for (position, (start, out)) in self.steps.iter().enumerate().skip(first) {
            if *start >= at + minutes {
                break;
            }
            if *out >= self.size {
                // The last step always counts nobody, so there is a next one.
                at = self.steps.get(position + 1)?.0;
            }
        }
        Some(at)
    }

    pub fn take(&mut self, from: i32, minutes: i32) {
        self.change(from, minutes, 1);
    }

    /// Gives back what [`Self::take`] took.
    pub fn give_back(&mut self, from: i32, minutes: i32) {
        self.change(from, minutes, -1);
    }

    fn change(&mut self, from: i32, minutes: i32, by: i32) {
        if minutes == 0 {
            return;
        }
        let first = self.step_at(from);
        let last = self.step_at(from + minutes);
        self.steps[first..last].iter_mut().for_each(|(_, out)| *out += by);
    }

    /// Returns the position of the step that starts at a minute, made if there is none.
    fn step_at(&mut self, minute: i32) -> usize {
        let place = self.steps.partition_point(|(start, _)| *start < minute);
        if self.steps.get(place).is_none_or(|(start, _)| *start != minute) {
            let out = self.steps[place - 1].1;
            self.steps.insert(place, (minute, out));
        }
        place
    }
}
