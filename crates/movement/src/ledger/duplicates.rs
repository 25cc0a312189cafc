//! Persons who are registered twice, as people decided: which two are one, and which two are not.
//!
//! Nothing is joined by itself. While two are held to be one, a no of either holds for both and a yes of one is none of the other.
//! One device is enough to join two, because that only holds people back; to part them again it takes two devices, because
//! that may end a no. Where decisions contradict each other, the two are held to be one until people settle it.

use super::fact::{cited_by, uncited};
use super::{AuthorId, Body, Fact, FactId, PersonId, Standing, State};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// How many devices must say that two are not one after somebody said that they are.
const PARTING: usize = 2;

/// Where a pair stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Pairing {
    /// Nobody decided.
    Open,
    /// They are one.
    One,
    /// They are two.
    Two,
    /// Decisions contradict each other: held to be one until people settle it.
    Disputed,
}

/// One decision about a pair.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Decision {
    author: AuthorId,
    same: bool,
    /// Which of the two records stands, where they are one and somebody said so.
    stands: Option<PersonId>,
    refs: Vec<FactId>,
}

/// All that was decided about one pair.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
struct PairRecord {
    decisions: BTreeMap<FactId, Decision>,
}

impl PairRecord {
    fn heads(&self) -> Vec<FactId> {
        uncited(self.decisions.iter().map(|(id, decision)| (*id, &decision.refs)))
    }

    fn known_to(&self, id: FactId) -> BTreeSet<FactId> {
        cited_by(id, |id| self.decisions.get(id).map(|decision| &decision.refs))
    }

    /// Returns the decisions that they are one, or that they are two, each with those it knows of.
    fn with_known(&self, same: bool) -> Vec<(FactId, BTreeSet<FactId>)> {
        let those = self.decisions.iter().filter(|(_, decision)| decision.same == same);
        those.map(|(id, _)| (*id, self.known_to(*id))).collect()
    }

    /// Returns the decisions that they are one which not enough devices took back, with what each knows of.
    fn joining(&self) -> Vec<(FactId, BTreeSet<FactId>)> {
        let parting = self.with_known(false);
        let took_back = |joined: &FactId| -> BTreeSet<AuthorId> {
            let knowing = parting.iter().filter(|(_, known)| known.contains(joined));
            knowing.map(|(id, _)| self.decisions[id].author).collect()
        };
        let mut joining = self.with_known(true);
        joining.retain(|(id, _)| took_back(id).len() < PARTING);
        joining
    }

    fn pairing(&self) -> Pairing {
        let joining = self.joining();
        if joining.is_empty() {
            return if self.decisions.is_empty() {
                Pairing::Open
            } else {
                Pairing::Two
            };
        }
        let parting = self.decisions.iter().filter(|(_, decision)| !decision.same);
        let mut answered = parting.map(|(id, _)| joining.iter().any(|(_, known)| known.contains(id)));
        if answered.all(|answered| answered) {
            Pairing::One
        } else {
            Pairing::Disputed
        }
    }

    /// Returns which of the two is a copy, by all decisions that no later one replaces.
    fn copies(&self, pair: (PersonId, PersonId)) -> BTreeSet<PersonId> {
        let joining = self.joining();
        let replaced: BTreeSet<FactId> = joining.iter().flat_map(|(_, known)| known.iter().copied()).collect();
        let last = joining.iter().filter(|(id, _)| !replaced.contains(id));
        let stands: BTreeSet<Option<PersonId>> = last.map(|(id, _)| self.decisions[id].stands).collect();
        match stands.into_iter().collect::<Vec<_>>()[..] {
            [Some(stands)] if stands == pair.0 => BTreeSet::from([pair.1]),
            [Some(_)] => BTreeSet::from([pair.0]),
            _ => BTreeSet::new(),
        }
    }
}

/// All pairs that somebody decided about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Duplicates {
    pairs: BTreeMap<(PersonId, PersonId), PairRecord>,
    /// With whom something was decided about each.
    beside: BTreeMap<PersonId, BTreeSet<PersonId>>,
}

fn key(one: PersonId, other: PersonId) -> (PersonId, PersonId) {
    (one.min(other), one.max(other))
}

impl Duplicates {
    /// Takes in what a fact decides about a pair.
    pub(super) fn add(&mut self, id: FactId, fact: &Fact) {
        let (person, other, same, stands) = match &fact.body {
            Body::SamePerson {
                person, other, stands, ..
            } => (*person, *other, true, *stands),
            Body::NotSame { person, other, .. } => (*person, *other, false, None),
            _ => return,
        };
        // Written by another program: nobody is a pair, and who is not of it stands for nobody.
        if person == other {
            return;
        }
        let decision = Decision {
            author: fact.author,
            same,
            stands: stands.filter(|stands| [person, other].contains(stands)),
            refs: fact.refs.clone(),
        };
        let record = self.pairs.entry(key(person, other)).or_default();
        record.decisions.insert(id, decision);
        self.beside.entry(person).or_default().insert(other);
        self.beside.entry(other).or_default().insert(person);
    }

    /// Returns where a pair stands, by what was decided about these two alone.
    pub fn pairing(&self, one: PersonId, other: PersonId) -> Pairing {
        self.pairs
            .get(&key(one, other))
            .map_or(Pairing::Open, PairRecord::pairing)
    }

    /// Returns what a decision about a pair made now must cite.
    pub fn heads(&self, one: PersonId, other: PersonId) -> Vec<FactId> {
        let record = self.pairs.get(&key(one, other));
        record.map(PairRecord::heads).unwrap_or_default()
    }

    /// Returns all records that are held to be of one person with this one, itself among them, in order. Who is one with somebody is one
    /// with all who are one with that one.
    pub fn group(&self, person: PersonId) -> BTreeSet<PersonId> {
        let mut group = BTreeSet::from([person]);
        let mut next = vec![person];
        while let Some(one) = next.pop() {
            for other in self.beside.get(&one).into_iter().flatten() {
                let joined = matches!(self.pairing(one, *other), Pairing::One | Pairing::Disputed);
                if joined && group.insert(*other) {
                    next.push(*other);
                }
            }
        }
        group
    }

    /// Returns all groups of two or more, in order.
    pub fn groups(&self) -> Vec<BTreeSet<PersonId>> {
        let mut seen = BTreeSet::new();
        let mut groups = Vec::new();
        for person in self.beside.keys() {
            if !seen.contains(person) {
                let group = self.group(*person);
                seen.extend(group.iter().copied());
                groups.push(group);
            }
        }
        groups.retain(|group| group.len() > 1);
        groups
    }

    /// Returns the decisions within a group that contradict it: that two of it are not one.
    pub(super) fn disputes(&self, group: &BTreeSet<PersonId>) -> Vec<FactId> {
        let pairs = self.within(group).filter(|(_, record)| {
            let pairing = record.pairing();
            matches!(pairing, Pairing::Two | Pairing::Disputed)
        });
        let facts: BTreeSet<FactId> = pairs.flat_map(|(_, record)| record.heads()).collect();
        facts.into_iter().collect()
    }

    /// Returns the records of a group that nobody called the copy of another one.
    fn originals(&self, group: &BTreeSet<PersonId>) -> BTreeSet<PersonId> {
        let copies: BTreeSet<PersonId> = self
            .within(group)
            .flat_map(|(pair, record)| record.copies(pair))
            .collect();
        group.difference(&copies).copied().collect()
    }

    fn within<'g>(
        &'g self,
        group: &'g BTreeSet<PersonId>,
    ) -> impl Iterator<Item = ((PersonId, PersonId), &'g PairRecord)> {
        let pairs = group.iter().flat_map(move |one| {
            let others = self.beside.get(one).into_iter().flatten();
            others
                .filter(move |other| one < *other && group.contains(other))
                .map(move |other| (*one, *other))
        });
        pairs.map(|pair| (pair, &self.pairs[&pair]))
    }
}

impl State {
    /// Returns the one record by which a person is counted and seated: itself where nobody said that it is registered twice. `None` while
    /// decisions contradict each other, or while its records differ and nobody said which one stands.
    pub fn record_of(&self, person: PersonId) -> Option<PersonId> {
        let group = self.duplicates.group(person);
        if group.len() == 1 {
            return Some(person);
        }
        if !self.duplicates.disputes(&group).is_empty() {
            return None;
        }
        let originals = self.duplicates.originals(&group);
        let places: BTreeSet<_> = originals.iter().flat_map(|person| self.places(*person)).collect();
        let first = originals.first().copied();
        first.filter(|_| places.len() == 1 || (originals.len() == 1 && !places.is_empty()))
    }

    /// Returns household and standing as registered, a guardian by the first of its records: a family that is registered twice is
    /// registered in one way.
    fn places(&self, person: PersonId) -> Vec<(super::HouseholdId, Standing)> {
        let record = self.population.persons.get(&person);
        let registered = record.into_iter().flat_map(|record| record.registered.keys());
        let first = |standing: &Standing| match standing {
            Standing::Dependant(guardian) => {
                let group = self.duplicates.group(*guardian);
                Standing::Dependant(group.first().copied().unwrap_or(*guardian))
            }
            standing => *standing,
        };
        registered
            .map(|(household, standing)| (*household, first(standing)))
            .collect()
    }

    /// Returns who travels with a household, each by one record; `None` while that is unclear of somebody in it.
    pub fn travellers(&self, household: super::HouseholdId) -> Option<BTreeSet<PersonId>> {
        let known = self.population.households.get(&household)?;
        let records = known.persons.iter().map(|person| self.record_of(*person));
        let all = records.collect::<Option<BTreeSet<PersonId>>>()?;
        // Who stands in another household travels with that one.
        Some(all.intersection(&known.persons).copied().collect())
    }
}
