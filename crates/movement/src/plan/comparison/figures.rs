//! What happens to people between two plans, counted: how many, and by how many minutes.

use super::group;
use crate::units::{Minutes, Moment, Persons};

/// What the second plan means to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effect {
    Earlier(Minutes),
    Later(Minutes),
    Unchanged,
    NewlySeated,
    NoLongerSeated,
    WaitingInBoth,
}

impl Effect {
    /// Returns the effect for somebody who arrives at these moments, or has no seat.
    pub(super) fn of(before: Option<Moment>, after: Option<Moment>) -> Self {
        match (before, after) {
            (Some(before), Some(after)) if after < before => Self::Earlier(before - after),
            (Some(before), Some(after)) if after > before => Self::Later(after - before),
            (Some(_), Some(_)) => Self::Unchanged,
            (None, Some(_)) => Self::NewlySeated,
            (Some(_), None) => Self::NoLongerSeated,
            (None, None) => Self::WaitingInBoth,
        }
    }
}

/// People whose arrival is at another time, and by how much.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moved {
    /// How many.
    pub people: Persons,
    /// The median over people, of two in the middle the smaller one; zero for nobody.
    pub median: Minutes,
    /// The most; zero for nobody.
    pub largest: Minutes,
}

/// What the second plan does for a group of people. Everybody is counted in exactly one of the fields but `people`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// People in all.
    pub people: Persons,
    /// They arrive earlier than in the first plan.
    pub earlier: Moved,
    /// They arrive later than in the first plan.
    pub later: Moved,
    /// They arrive at the same minute, perhaps elsewhere.
    pub unchanged: Persons,
    /// They have a seat in the second plan only.
    pub newly_seated: Persons,
    /// They have a seat in the first plan only.
    pub no_longer_seated: Persons,
    /// They have no seat in either plan.
    pub waiting_in_both: Persons,
}

/// Effects as they are gathered.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    counted: Figures,
    earlier: Vec<(Minutes, Persons)>,
    later: Vec<(Minutes, Persons)>,
}

impl Tally {
    /// Counts people to whom the same happens.
    pub(super) fn add(&mut self, effect: Effect, people: Persons) {
        self.counted.people += people;
        match effect {
            Effect::Earlier(by) => self.earlier.push((by, people)),
            Effect::Later(by) => self.later.push((by, people)),
            Effect::Unchanged => self.counted.unchanged += people,
            Effect::NewlySeated => self.counted.newly_seated += people,
            Effect::NoLongerSeated => self.counted.no_longer_seated += people,
            Effect::WaitingInBoth => self.counted.waiting_in_both += people,
        }
    }
}

impl group::Tally for Tally {
    type Figures = Figures;

    fn join(&mut self, other: Self) {
        self.counted.people += other.counted.people;
        self.counted.unchanged += other.counted.unchanged;
        self.counted.newly_seated += other.counted.newly_seated;
        self.counted.no_longer_seated += other.counted.no_longer_seated;
        self.counted.waiting_in_both += other.counted.waiting_in_both;
        self.earlier.extend(other.earlier);
        self.later.extend(other.later);
    }

    fn people(&self) -> Persons {
        self.counted.people
    }

    fn figures(self) -> Figures {
        Figures {
            earlier: moved(self.earlier),
            later: moved(self.later),
            ..self.counted
        }
    }
}

fn moved(mut by: Vec<(Minutes, Persons)>) -> Moved {
    by.sort_unstable();
    let people: Persons = by.iter().map(|(_, people)| *people).sum();
    let middle = people.0.div_ceil(2);
    let mut counted = Persons(0);
    let median = by.iter().find(|(_, people)| {
        counted += *people;
        counted.0 >= middle
    });
    Moved {
        people,
        median: median.map_or(Minutes(0), |(minutes, _)| *minutes),
        largest: by.last().map_or(Minutes(0), |(minutes, _)| *minutes),
    }
}
