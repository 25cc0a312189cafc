//! The waiting of a group of people, counted.

use super::group;
use crate::units::{Minutes, Persons};

/// How long the people of a group wait. Times are those of people with a seat; `None` when nobody has one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Waits {
    /// People in all.
    pub people: Persons,
    /// People with a seat.
    pub seated: Persons,
    /// People without one: they wait beyond the end of the plan.
    pub without_seat: Persons,
    /// Half of those with a seat have left after this time.
    pub median: Option<Minutes>,
    /// Nine of ten of those with a seat have left after this time.
    pub ninety_percent: Option<Minutes>,
    /// All with a seat have left after this time.
    pub longest: Option<Minutes>,
}

/// Waiting as it is gathered.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    without_seat: Persons,
    waits: Vec<(Minutes, Persons)>,
}

impl Tally {
    /// Counts people who leave after the same time, or have no seat.
    pub(super) fn add(&mut self, wait: Option<Minutes>, people: Persons) {
        match wait {
            Some(wait) => self.waits.push((wait, people)),
            None => self.without_seat += people,
        }
    }

    fn seated(&self) -> Persons {
        self.waits.iter().map(|(_, people)| *people).sum()
    }
}

impl group::Tally for Tally {
    type Figures = Waits;

    fn join(&mut self, other: Self) {
        self.without_seat += other.without_seat;
        self.waits.extend(other.waits);
    }

    fn people(&self) -> Persons {
        self.seated() + self.without_seat
    }

    fn figures(mut self) -> Waits {
        self.waits.sort_unstable();
        let seated = self.seated();
        Waits {
            people: self.people(),
            seated,
            without_seat: self.without_seat,
            median: after(&self.waits, seated, 5),
            ninety_percent: after(&self.waits, seated, 9),
            longest: self.waits.last().map(|(wait, _)| *wait),
        }
    }
}

/// Returns after which time so many tenths have left; the number of people is rounded up.
fn after(waits: &[(Minutes, Persons)], seated: Persons, tenths: u64) -> Option<Minutes> {
    let enough = (u64::from(seated.0) * tenths).div_ceil(10);
    let mut left = 0;
    let reached = waits.iter().find(|(_, people)| {
        left += u64::from(people.0);
        left >= enough
    });
    reached.map(|(wait, _)| *wait)
}
