//! A corridor: an agreed way with windows, a checkpoint and an escort.

use crate::registry::EscortPoolIx;
use crate::units::{Minutes, Moment, Persons};

/// A span in which a corridor is open: a convoy enters the checkpoint and departs within one window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Window {
    /// First minute open.
    pub opens: Moment,
    /// Last minute open; a departure exactly now is still inside.
    pub closes: Moment,
}

impl Window {
    /// Returns windows sorted, those that touch joined, as those before and after midnight do.
    #[must_use]
    pub fn joined(mut windows: Vec<Self>) -> Vec<Self> {
        windows.sort_unstable();
        windows.dedup_by(|next, window| {
            let touches = next.opens <= window.closes;
            if touches {
                window.closes = window.closes.max(next.closes);
            }
            touches
        });
        windows
    }
}

/// The rate of a checkpoint: people checked one after another, per hour; at least 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonsPerHour(pub u32);

impl PersonsPerHour {
    /// Returns the whole minutes that checking this many people takes, rounded up.
    pub fn minutes_for(self, people: Persons) -> Minutes {
        let minutes = (u64::from(people.0) * 60).div_ceil(u64::from(self.0));
        Minutes(i32::try_from(minutes).unwrap_or(i32::MAX / 4))
    }
}

/// An agreed way on which convoys may carry people. Its checkpoint stands where the convoy starts: people load,
/// pass the checkpoint, and the convoy departs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Corridor {
    /// Id as written.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// Open spans, sorted, not overlapping.
    pub windows: Vec<Window>,
    /// Least time between two convoys entering the checkpoint.
    pub headway: Minutes,
    /// Rate of the checkpoint, a single server; `None` means people are not checked.
    pub checkpoint: Option<PersonsPerHour>,
    /// The rate that held for whoever reached the checkpoint by a moment, if it has changed on the way since.
    pub earlier: Option<EarlierRate>,
    /// The pool that gives each convoy one escort; `None` means no escort.
    pub escort: Option<EscortPoolIx>,
}

/// What a checkpoint's rate was until it changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EarlierRate {
    /// The last moment at which a convoy reached the checkpoint under it.
    pub until: Moment,
    /// The rate; `None` means that people were not checked.
    pub checkpoint: Option<PersonsPerHour>,
}

impl Corridor {
    /// Returns the rate for a convoy that reaches the checkpoint at a moment; `None` means that people are not checked.
    pub fn rate_at(&self, gate: Moment) -> Option<PersonsPerHour> {
        match self.earlier {
            Some(earlier) if gate <= earlier.until => earlier.checkpoint,
            _ => self.checkpoint,
        }
    }

    /// Returns how long the checkpoint needs for this many people who reach it at a moment.
    pub fn processing(&self, gate: Moment, people: Persons) -> Minutes {
        self.rate_at(gate).map_or(Minutes(0), |rate| rate.minutes_for(people))
    }
}
