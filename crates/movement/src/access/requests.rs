//! Requests and what became of them. Silence is recorded by nobody: it follows from a deadline that passed without an answer.

use super::heads::Heads;
use super::{Answer, Day, Label, Request};
use crate::ledger::FactId;
use serde::Serialize;
use std::collections::BTreeMap;

/// An answer as it was recorded.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Answered {
    /// What.
    pub answer: Answer,
    /// When.
    pub on: Day,
    /// Where this is known from.
    pub source: String,
}

/// A request that its party took back.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct TakenBack {
    /// When.
    pub on: Day,
    /// Where this is known from.
    pub source: String,
}

/// A request and its answers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct RequestRecord {
    pub(super) made: Heads<Request>,
    pub(super) answers: BTreeMap<Label, Heads<Answered>>,
    pub(super) taken_back: Heads<TakenBack>,
}

/// Where a request stands with one of those who were asked, on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// There is time to answer: a deadline, and which step of how many it ends.
    Waiting {
        /// The last day of the step.
        due: Day,
        /// Which step, from 1.
        step: usize,
        /// How many steps there are.
        of: usize,
    },
    /// Nothing came, and there is no deadline.
    NoDeadline,
    /// Nothing came until the last deadline.
    Silent {
        /// The last day on which an answer was awaited.
        since: Day,
        /// Days since then.
        days: u32,
    },
    /// Something came: what stands, several where accounts of it differ, and by how many days the first of it was late.
    Answered {
        /// What.
        answers: Vec<Answered>,
        /// Days after the last deadline; 0 where it came in time, or there was none.
        late: u32,
    },
    /// Nothing came, and who asked took it back.
    TakenBack(Day),
}

impl Request {
    /// Returns the last day of each step to answer.
    pub fn deadlines(&self) -> Vec<Day> {
        let mut at = self.on;
        let steps = self.steps.iter().map(|days| {
            at = at.plus(*days);
            at
        });
        steps.collect()
    }
}

impl RequestRecord {
    /// Returns the request; none while only answers to it are here. Of several that were recorded apart, the one with the smallest id.
    pub fn request(&self) -> Option<&Request> {
        self.made.first().map(|(_, request)| request)
    }

    /// Returns the facts that make it; more than one where two desks used one label.
    pub fn made(&self) -> Vec<FactId> {
        self.made.ids()
    }

    /// Returns the day on which it was taken back, if it was.
    pub fn taken_back(&self) -> Option<&TakenBack> {
        self.taken_back.first().map(|(_, back)| back)
    }

    /// Returns all that was recorded of what a party did, also what was replaced.
    pub fn answers_of(&self, party: &Label) -> impl Iterator<Item = &Answered> {
        let answers = self.answers.get(party);
        answers.into_iter().flat_map(Heads::all).map(|(_, answer)| answer)
    }

    /// Returns where it stands with one of those who were asked. The day decides nothing but whether a deadline has passed:
    /// with another day it is asked again, and nothing that was recorded changes.
    pub fn reply(&self, party: &Label, today: Day) -> Reply {
        let deadlines = self.request().map(Request::deadlines).unwrap_or_default();
        let last = deadlines.last().copied();
        let standing = self.answers.get(party).map(Heads::standing).unwrap_or_default();
        let mut answers: Vec<Answered> = standing.into_iter().map(|(_, answer)| answer.clone()).collect();
        answers.sort();
        let first = self.answers_of(party).map(|answer| answer.on).min();
        if let Some(first) = first {
            let late = last.map_or(0, |last| last.until(first));
            return Reply::Answered { answers, late };
        }
        if let Some(back) = self.taken_back() {
            return Reply::TakenBack(back.on);
        }
        let open = deadlines.iter().position(|due| today <= *due);
        match (open, last) {
            (_, None) => Reply::NoDeadline,
            (Some(at), _) => Reply::Waiting {
                due: deadlines[at],
                step: at + 1,
                of: deadlines.len(),
            },
            (None, Some(since)) => Reply::Silent {
                since,
                days: since.until(today),
            },
        }
    }
}
