//! One fact: who recorded it where, after which other facts, and what it says.

use super::{AuthorId, Body, FactId, LedgerId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

/// Milliseconds since 1970, UTC, by the clock of the device that recorded a fact. Shown to people; decides nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// Returns the day, UTC, as in 2019-04-26; nothing for a time that no calendar has.
    pub fn day(self) -> String {
        let at = jiff::Timestamp::from_millisecond(self.0);
        at.map(|at| at.strftime("%Y-%m-%d").to_string()).unwrap_or_default()
    }
}

/// A text is no time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoTime;

impl fmt::Display for NoTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "a time is written with its offset from UTC, as 2019-04-01T06:00+02:00 or 2019-04-01T04:00Z"
        )
    }
}

impl std::error::Error for NoTime {}

impl FromStr for Timestamp {
    type Err = NoTime;

    fn from_str(text: &str) -> Result<Self, NoTime> {
        let at: jiff::Timestamp = text.parse().map_err(|_| NoTime)?;
        Ok(Self(at.as_millisecond()))
    }
}

impl fmt::Display for Timestamp {
    /// As 2019-04-01T04:00Z; a number of milliseconds where no calendar has it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match jiff::Timestamp::from_millisecond(self.0) {
            Ok(at) => write!(f, "{}", at.strftime("%Y-%m-%dT%H:%MZ")),
            Err(_) => write!(f, "{} ms", self.0),
        }
    }
}

/// One fact. Immutable: what turned out to be wrong is followed by a fact that cites it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The ledger it belongs to.
    pub ledger: LedgerId,
    /// Whose key signs it.
    pub author: AuthorId,
    /// Number among the facts of its author, from 0.
    pub seq: u64,
    /// The author's fact before it; none for the first one.
    pub prev: Option<FactId>,
    /// Where it was recorded, as the operation names its sites; at most 40 characters.
    pub site: String,
    /// When, by the author's clock.
    pub at: Timestamp,
    /// Facts that it answers, ends or re-opens: it was recorded in the knowledge of them. Sorted, each once.
    pub refs: Vec<FactId>,
    /// What it says.
    pub body: Body,
}

/// Returns all facts that one cites, itself or by those it cites, as far as `refs` knows what each cites.
pub(super) fn cited_by<'f>(id: FactId, refs: impl Fn(&FactId) -> Option<&'f Vec<FactId>>) -> BTreeSet<FactId> {
    let mut known = BTreeSet::new();
    let mut next = vec![id];
    while let Some(id) = next.pop() {
        for cited in refs(&id).into_iter().flatten() {
            if known.insert(*cited) {
                next.push(*cited);
            }
        }
    }
    known
}

/// Returns those of some facts that none of the others cites, in order. Whoever cites them knows of all.
pub(crate) fn uncited<'f>(facts: impl Iterator<Item = (FactId, &'f Vec<FactId>)> + Clone) -> Vec<FactId> {
    let cited: BTreeSet<&FactId> = facts.clone().flat_map(|(_, refs)| refs).collect();
    facts.map(|(id, _)| id).filter(|id| !cited.contains(id)).collect()
}
