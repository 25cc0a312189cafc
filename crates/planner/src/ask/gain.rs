//! What one plan gains on another, in people and in time.

use movement::operation::Operation;
use movement::plan::Plan;
use movement::units::{Minutes, Moment};

/// When people arrive at shelters, the first ones first: a moment, and how many people arrive then.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arrivals(Vec<(Moment, i64)>);

/// What a plan gains on another one. People are not compared by name but by their place in the row: the hundredth to arrive in
/// one plan with the hundredth in the other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Gain {
    /// People more with a seat; negative when they are fewer.
    pub seated: i64,
    /// How much earlier the last one arrives; negative when later.
    pub last_arrival: Minutes,
    /// Places in the row at which somebody arrives earlier.
    pub sooner: i64,
    /// Places in the row at which somebody arrives later.
    pub later: i64,
    /// Minutes by which all of them together arrive earlier, over the places that both rows have.
    pub person_minutes: i64,
}

impl Arrivals {
    /// Counts the arrivals of a plan.
    pub fn of(operation: &Operation, plan: &Plan) -> Self {
        let to_shelters = plan
            .convoys
            .iter()
            .filter(|c| operation.find_shelter_at(c.to).is_some());
        let mut all: Vec<(Moment, i64)> = to_shelters
            .map(|c| (c.timing(operation).arrival, i64::from(c.people().0)))
            .filter(|(_, people)| *people > 0)
            .collect();
        all.sort_unstable();
        Self(all)
    }

    /// Returns how many people arrive.
    pub fn people(&self) -> i64 {
        self.0.iter().map(|(_, people)| people).sum()
    }

    /// Returns at which moments people arrive and how many then, in order; a moment may come more than once.
    pub fn list(&self) -> impl Iterator<Item = (Moment, i64)> + '_ {
        self.0.iter().copied()
    }

    fn last(&self) -> Moment {
        self.0.last().map_or(Moment(0), |(at, _)| *at)
    }
}

impl Gain {
    /// Returns what `after` gains on `before`.
    pub fn of(before: &Arrivals, after: &Arrivals) -> Self {
        let mut gain = Self {
            seated: after.people() - before.people(),
            last_arrival: before.last() - after.last(),
            ..Self::default()
        };
        let (mut old, mut new) = (before.0.iter().copied(), after.0.iter().copied());
        let (mut a, mut b) = (old.next(), new.next());
        while let (Some((was, left)), Some((is, more))) = (a, b) {
            let people = left.min(more);
            let minutes = i64::from((was - is).0);
            gain.person_minutes += people * minutes;
            gain.sooner += if minutes > 0 { people } else { 0 };
            gain.later += if minutes < 0 { people } else { 0 };
            a = if left > people {
                Some((was, left - people))
            } else {
                old.next()
            };
            b = if more > people {
                Some((is, more - people))
            } else {
                new.next()
            };
        }
        gain
    }
}
