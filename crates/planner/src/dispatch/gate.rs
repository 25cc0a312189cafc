//! A checkpoint as a single server: the spans in which it is taken, headway included.

/// Taken spans of one corridor's checkpoint, sorted and disjoint, half-open, in minutes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Gate {
    taken: Vec<(i32, i32)>,
}

impl Gate {
    pub fn clear(&mut self) {
        self.taken.clear();
    }

    /// Returns the earliest minute not before `from` from which the checkpoint is free for `minutes`.
    pub fn earliest(&self, from: i32, minutes: i32) -> i32 {
        let mut at = from;
        let first = self.taken.partition_point(|(_, end)| *end <= at);
        for (start, end) in &self.taken[first..] {
            if at + minutes <= *start {
                break;
            }
            at = at.max(*end);
        }
        at
    }

    /// Takes a span that [`Self::earliest`] found free.
    pub fn take(&mut self, from: i32, minutes: i32) {
        if minutes > 0 {
            let place = self.taken.partition_point(|(start, _)| *start < from);
            self.taken.insert(place, (from, from + minutes));
        }
    }

    /// Gives back a span that starts at `from`.
    pub fn give_back(&mut self, from: i32) {
        if let Ok(place) = self.taken.binary_search_by_key(&from, |(start, _)| *start) {
            self.taken.remove(place);
        }
    }
}
