//! Survey rounds: who was asked what in which way. What anybody answered is sealed, and in no fact: an intention is no consent, and a
//! stolen ledger must not tell who wants to go, who wants to stay, and who would not say.

mod codes;
mod may;
mod tally;

pub use codes::{Choice, Condition, Fear, Reason, Setting};
pub use tally::{Bounds, Figure, Named, Part, Tally, Voice, tally};

use super::fact::uncited;
use super::{AuthorId, BlobId, Body, CustodianId, Fact, FactId, PersonId, RoundId, Standing, State, Timestamp};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// A round of a survey.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Round {
    /// The question, by the name of its wording.
    pub wording: String,
    /// The choices offered.
    pub options: BTreeSet<Choice>,
    /// Who runs it.
    pub by: String,
    /// When it was opened, by the clock of the device that did.
    pub opened: Timestamp,
    /// Nobody is asked afterwards, and nothing is counted before.
    pub closes: Timestamp,
    /// For how many days an answer holds.
    pub holds_days: u16,
}

/// Somebody was asked. Whatever was answered, or nothing, this looks the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Asked {
    /// In which round.
    pub round: RoundId,
    /// The language, as a BCP 47 tag.
    pub language: String,
    /// Who else was there.
    pub setting: Setting,
    /// Asked again from then on.
    pub expires: Timestamp,
    /// The sealed answer.
    pub blob: BlobId,
    author: AuthorId,
    seq: u64,
    refs: Vec<FactId>,
}

/// A round was counted: its answers were opened together at a custodians' desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Count {
    /// The custodians who did it together.
    pub custodians: BTreeSet<CustodianId>,
    /// How many facts of each device it knew of.
    pub known: BTreeMap<AuthorId, u64>,
    /// How many answers were opened.
    pub answers: u64,
}

/// What is known of a round.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct RoundRecord {
    opened: BTreeMap<FactId, Round>,
    /// Its counts.
    pub counts: BTreeMap<FactId, Count>,
}

impl RoundRecord {
    /// Returns the round; `None` while only facts about it are here. Of two openings the one with the smaller id is it, wherever they meet.
    pub fn round(&self) -> Option<&Round> {
        self.opened.values().next()
    }
}

/// All survey rounds, and who was asked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Surveys {
    /// Rounds.
    pub rounds: BTreeMap<RoundId, RoundRecord>,
    /// Who was asked, by the facts that say so.
    pub asked: BTreeMap<PersonId, BTreeMap<FactId, Asked>>,
}

impl Surveys {
    /// Takes in what a fact says of surveys.
    pub(super) fn add(&mut self, id: FactId, fact: &Fact) {
        match &fact.body {
            Body::SurveyOpened { round, .. } => {
                let opened = opened(fact);
                self.rounds
                    .entry(*round)
                    .or_default()
                    .opened
                    .extend(opened.map(|round| (id, round)));
            }
            Body::IntentionAsked { person, .. } => {
                self.asked
                    .entry(*person)
                    .or_default()
                    .extend(asked(fact).map(|asked| (id, asked)));
            }
            Body::SurveyCounted {
                round,
                custodians,
                known,
                answers,
            } => {
                let count = Count {
                    custodians: custodians.iter().copied().collect(),
                    known: known.iter().copied().collect(),
                    answers: *answers,
                };
                self.rounds.entry(*round).or_default().counts.insert(id, count);
            }
            _ => {}
        }
    }

    /// Returns who was asked in a round, each with what stands: what no later fact of the round answers. More than one where two
    /// desks asked and did not know of each other. `known` limits it to facts that a count knew of.
    pub fn standing(
        &self,
        round: RoundId,
        known: Option<&BTreeMap<AuthorId, u64>>,
    ) -> BTreeMap<PersonId, Vec<(FactId, &Asked)>> {
        let counts =
            |asked: &Asked| known.is_none_or(|known| known.get(&asked.author).is_some_and(|facts| asked.seq < *facts));
        let persons = self.asked.iter().filter_map(|(person, all)| {
            let of = || all.iter().filter(|(_, asked)| asked.round == round && counts(asked));
            let heads = uncited(of().map(|(id, asked)| (*id, &asked.refs)));
            let heads: Vec<_> = heads.into_iter().map(|id| (id, &all[&id])).collect();
            (!heads.is_empty()).then_some((*person, heads))
        });
        persons.collect()
    }

    /// Returns how many facts of each device there must be to know all who were asked in a round.
    pub fn known(&self, round: RoundId) -> BTreeMap<AuthorId, u64> {
        let mut known = BTreeMap::new();
        let of = self
            .asked
            .values()
            .flat_map(BTreeMap::values)
            .filter(|asked| asked.round == round);
        for asked in of {
            let facts: &mut u64 = known.entry(asked.author).or_default();
            *facts = (*facts).max(asked.seq + 1);
        }
        known
    }

    /// Returns everybody who was asked, each with the fact that says so.
    pub(super) fn asked(&self) -> impl Iterator<Item = (PersonId, FactId, &Asked)> {
        let persons = self.asked.iter();
        persons.flat_map(|(person, all)| all.iter().map(|(fact, asked)| (*person, *fact, asked)))
    }

    /// Returns what a fact that somebody was asked in a round must cite: what stands of the round, and of all rounds.
    fn heads(&self, person: PersonId, round: RoundId) -> Vec<FactId> {
        let Some(all) = self.asked.get(&person) else {
            return Vec::new();
        };
        let heads = |of: Option<RoundId>| {
            let facts = all
                .iter()
                .filter(move |(_, asked)| of.is_none_or(|of| of == asked.round));
            uncited(facts.map(|(id, asked)| (*id, &asked.refs)))
        };
        [heads(None), heads(Some(round))].concat()
    }
}

fn opened(fact: &Fact) -> Option<Round> {
    let Body::SurveyOpened {
        wording,
        options,
        by,
        closes,
        holds_days,
        ..
    } = &fact.body
    else {
        return None;
    };
    Some(Round {
        wording: wording.clone(),
        options: options.iter().copied().collect(),
        by: by.clone(),
        opened: fact.at,
        closes: *closes,
        holds_days: *holds_days,
    })
}

fn asked(fact: &Fact) -> Option<Asked> {
    let Body::IntentionAsked {
        round,
        language,
        setting,
        expires,
        blob,
        ..
    } = &fact.body
    else {
        return None;
    };
    Some(Asked {
        round: *round,
        language: language.clone(),
        setting: *setting,
        expires: *expires,
        blob: *blob,
        author: fact.author,
        seq: fact.seq,
        refs: fact.refs.clone(),
    })
}

impl State {
    /// Returns all adults whose household was not erased: those whom a survey asks.
    pub fn adults(&self) -> BTreeSet<PersonId> {
        let persons = self.population.persons.iter();
        let adults = persons.filter(|(_, record)| record.standing() == Some(Standing::Adult));
        adults
            .map(|(person, _)| *person)
            .filter(|person| !self.is_erased(*person))
            .collect()
    }

    /// Tells whether what is sealed of a person's household was destroyed.
    pub(super) fn is_erased(&self, person: PersonId) -> bool {
        let record = self.population.persons.get(&person);
        let mut households = record.into_iter().flat_map(|record| record.registered.keys());
        households.any(|(household, _)| self.custody.is_erased(*household))
    }

    /// Returns whom to ask in a round: adults who were not asked in it, or whose answer ends before a time. Whoever would not answer
    /// stands on the list when everybody else asked on that day does.
    pub fn to_survey(&self, round: RoundId, before: Timestamp) -> BTreeSet<PersonId> {
        let mut open = self.adults();
        for (person, asked) in self.surveys.standing(round, None) {
            if asked.iter().any(|(_, asked)| before < asked.expires) {
                open.remove(&person);
            }
        }
        open
    }
}
