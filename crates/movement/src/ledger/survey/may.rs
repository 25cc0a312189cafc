//! What may be recorded of a survey at a desk, and what it must cite.

use super::super::{Body, Conflict, FactId, Refusal, RoundId, Standing, State, Timestamp};
use super::{Choice, Count, Round};
use crate::registry::forbidden;
use std::collections::BTreeSet;

/// The longest name of a wording, or of who runs a round, in characters.
const LONGEST: usize = 60;

/// The longest that an answer may hold, in days.
const YEAR: u16 = 365;

impl State {
    /// Says what a fact about a survey must cite, or why it is not recorded.
    pub(in super::super) fn may_survey(&self, body: &Body, now: Timestamp) -> Result<Vec<FactId>, Refusal> {
        match body {
            Body::SurveyOpened { round, .. } if self.surveys.rounds.contains_key(round) => Err(Refusal::Known),
            Body::SurveyOpened { .. } => opens(body, now),
            Body::IntentionAsked {
                round, person, expires, ..
            } => {
                let record = self.population.persons.get(person);
                match record.ok_or(Refusal::UnknownPerson(*person))?.standing() {
                    Some(Standing::Adult) => {}
                    Some(Standing::Unaccompanied) => return Err(Refusal::Held),
                    Some(standing) => return Err(Refusal::NotTheirs(standing)),
                    None => return Err(Refusal::Contradictory),
                }
                if self.is_erased(*person) {
                    return Err(Refusal::Erased);
                }
                self.custody.threshold().ok_or(Refusal::NoThreshold)?;
                let (known, counts) = self.round(*round)?;
                if known.closes <= now || !counts.is_empty() {
                    return Err(Refusal::RoundOver);
                }
                if *expires <= now {
                    return Err(Refusal::EndsBeforeNow);
                }
                Ok(self.surveys.heads(*person, *round))
            }
            Body::SurveyCounted {
                round,
                custodians,
                known,
                answers,
            } => {
                let (opened, counts) = self.round(*round)?;
                self.custody.together(custodians)?;
                let custodians = BTreeSet::new();
                let known = known.iter().copied().collect();
                let count = Count {
                    custodians,
                    known,
                    answers: *answers,
                };
                if now < opened.closes {
                    return Err(Refusal::RoundRuns);
                }
                // Two counts of different answers tell the difference: one person's answer.
                match counts.iter().all(|earlier| same(earlier, &count)) {
                    true => Ok(self.surveys.rounds[round].counts.keys().copied().collect()),
                    false => Err(Refusal::OtherAnswers),
                }
            }
            _ => Ok(Vec::new()),
        }
    }

    /// Returns rounds whose counts opened different answers, or were made by too few custodians, for people to see.
    pub(in super::super) fn disputed_counts(&self) -> impl Iterator<Item = Conflict> {
        let rounds = self.surveys.rounds.iter().filter(|(_, record)| {
            let mut counts = record.counts.values();
            let few = counts
                .clone()
                .any(|count| !self.custody.were_custodians(&count.custodians));
            let first = counts.next();
            few || counts.any(|count| first.is_some_and(|first| !same(first, count)))
        });
        rounds.map(|(round, record)| Conflict::CountsDiffer {
            round: *round,
            facts: record.counts.keys().copied().collect(),
        })
    }

    fn round(&self, round: RoundId) -> Result<(&Round, Vec<&Count>), Refusal> {
        let record = self.surveys.rounds.get(&round).ok_or(Refusal::UnknownRound)?;
        let opened = record.round().ok_or(Refusal::UnknownRound)?;
        Ok((opened, record.counts.values().collect()))
    }
}

/// Tells whether two counts opened the same answers.
fn same(one: &Count, other: &Count) -> bool {
    (&one.known, one.answers) == (&other.known, other.answers)
}

fn opens(body: &Body, now: Timestamp) -> Result<Vec<FactId>, Refusal> {
    let Body::SurveyOpened {
        wording,
        options,
        by,
        closes,
        holds_days,
        ..
    } = body
    else {
        return Ok(Vec::new());
    };
    let fits = |text: &str| !text.trim().is_empty() && text.chars().count() <= LONGEST;
    if let Some(what) = forbidden(wording) {
        return Err(Refusal::Forbidden(what));
    }
    let different: BTreeSet<&Choice> = options.iter().collect();
    // Who may not stay, or may not be undecided, is pressed.
    let fair = different.len() == options.len()
        && [Choice::Stay, Choice::Undecided]
            .iter()
            .all(|choice| options.contains(choice));
    if !fits(wording) || !fits(by) || !fair || !(1..=YEAR).contains(holds_days) {
        return Err(Refusal::NoRound);
    }
    if *closes <= now {
        return Err(Refusal::EndsBeforeNow);
    }
    Ok(Vec::new())
}
