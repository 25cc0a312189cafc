//! Escorts: a pool in which each convoy takes one escort from its departure until the escort is back.

/// One pool. Spans are half-open, in minutes.
#[derive(Clone, Debug)]
pub(crate) struct Escorts {
    size: usize,
    busy: Vec<(i32, i32)>,
}

impl Escorts {
    pub fn new(size: i32) -> Self {
        Self {
            size: usize::try_from(size).unwrap_or(0),
            busy: Vec::new(),
        }
    }

    pub fn clear(&mut self) {
        self.busy.clear();
    }

    /// Returns how many spans are taken, to go back to with [`Self::truncate`].
    pub fn len(&self) -> usize {
        self.busy.len()
    }

    pub fn truncate(&mut self, len: usize) {
        self.busy.truncate(len);
    }

    pub fn take(&mut self, from: i32, minutes: i32) {
        self.busy.push((from, from + minutes));
    }

    /// Returns the earliest departure not before `from` at which an escort is free for `minutes`, or `None` when the
    /// pool is empty.
    pub fn earliest(&self, from: i32, minutes: i32, scratch: &mut Vec<(i32, i32)>) -> Option<i32> {
        if minutes == 0 {
            return Some(from);
        }
        if self.size == 0 {
            return None;
        }
        let mut at = from;
        loop {
            scratch.clear();
            scratch.extend(
                self.busy
                    .iter()
                    .filter(|(start, end)| *start < at + minutes && *end > at),
            );
            if scratch.len() < self.size || peak(scratch, at) < self.size {
                return Some(at);
            }
            at = scratch.iter().map(|(_, end)| *end).min()?;
        }
    }
}

/// Returns the most spans that overlap at once from `at` on. A peak is reached at `at` or where a span starts.
fn peak(spans: &[(i32, i32)], at: i32) -> usize {
    let overlap = |minute: i32| {
        spans
            .iter()
            .filter(|(start, end)| *start <= minute && *end > minute)
            .count()
    };
    spans
        .iter()
        .map(|(start, _)| overlap(at.max(*start)))
        .max()
        .unwrap_or(0)
}
