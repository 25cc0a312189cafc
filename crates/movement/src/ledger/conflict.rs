//! Contradictions as values: kept, shown, decided by people.

use super::{AuthorId, ConvoyId, FactId, HouseholdId, PersonId, RoundId, State, Timestamp};
use crate::access::Label;
use std::collections::{BTreeMap, BTreeSet};

/// Facts that cannot all be as they say, or people where they should not be.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Conflict {
    /// A person is registered in different ways.
    PersonTwice {
        /// Who.
        person: PersonId,
        /// The facts.
        facts: Vec<FactId>,
    },
    /// A household has more than one token.
    HouseholdTokens {
        /// Which.
        household: HouseholdId,
        /// The facts.
        facts: Vec<FactId>,
    },
    /// Two households have the same token.
    TokenTwice {
        /// The token.
        token: String,
        /// The households.
        households: Vec<HouseholdId>,
    },
    /// Decisions about one person name different ones who receive it; it is held until one decision stands.
    DecisionsDiffer {
        /// Who.
        person: PersonId,
        /// Who is named.
        receivers: Vec<PersonId>,
    },
    /// A person is recorded aboard of more than one convoy, or twice of one.
    AboardTwice {
        /// Who.
        person: PersonId,
        /// The facts, each with its convoy.
        facts: Vec<(FactId, ConvoyId)>,
    },
    /// A device recorded different facts with one number: its key is in two places, or it was set back to an older copy.
    TwoHistories {
        /// The device.
        device: AuthorId,
        /// The number from which on there are two.
        from: u64,
        /// The facts with that number.
        facts: Vec<FactId>,
    },
    /// How many custodians it takes is set in different ways by facts that do not know of each other; the larger one holds.
    ThresholdTwice {
        /// The facts.
        facts: Vec<FactId>,
    },
    /// A desk recorded that it opened a household's records with fewer custodians than it takes, or with some who are none.
    OpenedByTooFew {
        /// Which household.
        household: HouseholdId,
        /// The opening.
        fact: FactId,
    },
    /// A survey round was counted with different answers by desks that did not know of each other, or with too few custodians.
    CountsDiffer {
        /// Which round.
        round: RoundId,
        /// The counts.
        facts: Vec<FactId>,
    },
    /// Persons are held to be one, and somebody decided that two of them are not; or one device alone parts who were joined.
    PairDisputed {
        /// All who are held to be one.
        persons: Vec<PersonId>,
        /// The decisions that contradict.
        facts: Vec<FactId>,
    },
    /// Persons are one, their records differ in household or in who decides, and nobody said which one stands.
    RecordsDiffer {
        /// All who are one.
        persons: Vec<PersonId>,
    },
    /// Desks that did not know of each other used one label of access for different things.
    LabelTwice {
        /// The label.
        label: Label,
        /// The facts.
        facts: Vec<FactId>,
    },
    /// A person is aboard without a consent to move in force: it is asked, and let off where it wishes.
    AboardWithoutConsent {
        /// Who.
        person: PersonId,
    },
}

/// Returns all contradictions of a state, in order.
pub(super) fn all(state: &State, now: Timestamp) -> Vec<Conflict> {
    let mut all: Vec<Conflict> = registrations(state).collect();
    all.extend(tokens(state));
    all.extend(decisions(state));
    all.extend(duplicates(state));
    all.extend(boarding(state, now));
    all.extend(custody(state));
    all.extend(state.disputed_counts());
    all.extend(labels(state));
    all.extend(state.histories.conflicts());
    all.sort();
    all
}

fn registrations(state: &State) -> impl Iterator<Item = Conflict> {
    let persons = state
        .population
        .persons
        .iter()
        .filter(|(_, record)| record.registered.len() > 1);
    let persons = persons.map(|(person, record)| Conflict::PersonTwice {
        person: *person,
        facts: record.registered.values().copied().collect(),
    });
    let households = state
        .population
        .households
        .iter()
        .filter(|(_, record)| record.tokens.len() > 1);
    persons.chain(households.map(|(household, record)| Conflict::HouseholdTokens {
        household: *household,
        facts: record.tokens.values().copied().collect(),
    }))
}

fn tokens(state: &State) -> impl Iterator<Item = Conflict> {
    let mut by_token: BTreeMap<&str, BTreeSet<HouseholdId>> = BTreeMap::new();
    for (household, record) in &state.population.households {
        for token in record.tokens.keys() {
            by_token.entry(token).or_default().insert(*household);
        }
    }
    let twice = by_token.into_iter().filter(|(_, households)| households.len() > 1);
    twice.map(|(token, households)| Conflict::TokenTwice {
        token: token.to_owned(),
        households: households.into_iter().collect(),
    })
}

fn decisions(state: &State) -> impl Iterator<Item = Conflict> {
    let persons = state.population.persons.iter();
    let receivers = persons.map(|(person, record)| (person, record.receivers()));
    let differ = receivers.filter(|(_, receivers)| receivers.len() > 1);
    differ.map(|(person, receivers)| Conflict::DecisionsDiffer {
        person: *person,
        receivers: receivers.into_iter().collect(),
    })
}

fn duplicates(state: &State) -> impl Iterator<Item = Conflict> {
    state.duplicates.groups().into_iter().filter_map(|group| {
        let facts = state.duplicates.disputes(&group);
        let unclear = group.first().is_some_and(|first| state.record_of(*first).is_none());
        let persons = group.into_iter().collect();
        match (facts.is_empty(), unclear) {
            (false, _) => Some(Conflict::PairDisputed { persons, facts }),
            (true, true) => Some(Conflict::RecordsDiffer { persons }),
            (true, false) => None,
        }
    })
}

fn boarding(state: &State, now: Timestamp) -> impl Iterator<Item = Conflict> {
    state.boarding.iter().flat_map(move |(person, record)| {
        let aboard = state.aboard(*person);
        let consented = state.may_go(*person, now);
        // Of a person with several records it is told once.
        let group = state.duplicates.group(*person);
        let mut stepped = group.iter().filter(|one| state.boarding.contains_key(one));
        let first = stepped.next() == Some(person);
        let twice = (first && aboard.len() > 1).then(|| Conflict::AboardTwice {
            person: *person,
            facts: aboard.iter().map(|(fact, convoy)| (*fact, *convoy)).collect(),
        });
        let here = !record.aboard().is_empty();
        let without = (here && !consented).then_some(Conflict::AboardWithoutConsent { person: *person });
        twice.into_iter().chain(without)
    })
}

fn labels(state: &State) -> impl Iterator<Item = Conflict> {
    let twice = state.access.contradictions().into_iter();
    twice.map(|(label, facts)| Conflict::LabelTwice { label, facts })
}

fn custody(state: &State) -> impl Iterator<Item = Conflict> {
    let facts = state.custody.disputed_threshold();
    let thresholds = (!facts.is_empty()).then_some(Conflict::ThresholdTwice { facts });
    let few = state.custody.households.iter().flat_map(|(household, record)| {
        let few = record
            .openings
            .iter()
            .filter(|(_, opening)| !state.custody.enough(record, opening));
        few.map(|(fact, _)| Conflict::OpenedByTooFew {
            household: *household,
            fact: *fact,
        })
    });
    thresholds.into_iter().chain(few)
}
