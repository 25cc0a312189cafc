//! Counts a survey round. Records `SurveyCounted` before anything is opened; only a custodians' desk may. What is opened is counted in
//! memory and kept nowhere.

use super::open_sealed::shares;
use super::sealing::household_of;
use super::{Desk, NotRecorded};
use movement::ledger::{
    Asked, Body, FactId, Named, PersonId, Refusal, Round, RoundId, Setting, State, Tally, Voice, tally,
};
use movement::small_cells::FEWEST;
use seal::{Answer, CustodianKey, Record, Share, open_intention};
use std::collections::BTreeSet;
use store::Blobs;

/// What came of a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The fact that says so.
    pub fact: FactId,
    /// The round.
    pub round: Round,
    /// What may be printed of it.
    pub tally: Tally,
    /// Who was asked in the round as facts that the count does not know of say: they came too late.
    pub late: usize,
}

/// A sealed answer with the shares of its key, of somebody who was asked.
type Sealed = (PersonId, Option<(Record, Vec<Share>)>);

/// Counts a round that has closed, with the keys of several custodians. Counted again, it is the same answers or none.
///
/// # Errors
/// It runs still, other answers of it were counted before, some are on other devices, the custodians are too few, this desk may not, or a
/// medium failed. Nothing is opened then.
pub fn count_survey(
    desk: &mut Desk<'_>,
    blobs: &dyn Blobs,
    round: RoundId,
    keys: &[CustodianKey],
) -> Result<Counted, NotRecorded> {
    let state = desk.store.state()?;
    let record = state.surveys.rounds.get(&round);
    let opened = record.and_then(|record| record.round().cloned());
    let opened = opened.ok_or(NotRecorded::Refused(Refusal::UnknownRound))?;
    let earlier = record.and_then(|record| record.counts.values().next());
    let known = earlier.map_or_else(|| state.surveys.known(round), |count| count.known.clone());
    let asked = state.surveys.standing(round, Some(&known));
    let custodians: BTreeSet<_> = keys.iter().map(CustodianKey::id).collect();
    let body = |answers: usize| Body::SurveyCounted {
        round,
        custodians: custodians.iter().copied().collect(),
        known: known.iter().map(|(device, facts)| (*device, *facts)).collect(),
        answers: answers as u64,
    };
    let mut sealed = Vec::new();
    for (person, heads) in &asked {
        for (_, asked) in heads {
            let found = find(desk, &state, blobs, *person, asked, keys)?;
            sealed.push((*asked, (*person, found)));
        }
    }
    let there = sealed.iter().filter(|(_, (_, sealed))| sealed.is_some()).count();
    let fact = desk.record(body(there))?;
    let mut voices = Vec::new();
    for one in sealed.chunk_by(|(_, (one, _)), (_, (other, _))| one == other) {
        voices.extend(voice(round, one));
    }
    let all: BTreeSet<PersonId> = state.adults().into_iter().chain(asked.keys().copied()).collect();
    Ok(Counted {
        fact,
        tally: tally(&voices, &opened.options, all.len() as u64, FEWEST),
        round: opened,
        late: state.surveys.standing(round, None).len() - asked.len(),
    })
}

/// Finds the sealed answer of somebody who was asked, with the shares of its key; `None` where it was erased or is none.
fn find(
    desk: &Desk<'_>,
    state: &State,
    blobs: &dyn Blobs,
    person: PersonId,
    asked: &Asked,
    keys: &[CustodianKey],
) -> Result<Option<(Record, Vec<Share>)>, NotRecorded> {
    let of = household_of(state, person);
    let Some(bytes) = blobs.find_blob(asked.blob)? else {
        return match of.is_some_and(|of| state.custody.is_erased(of)) {
            true => Ok(None),
            // To count without it now and with it later would tell it.
            false => Err(NotRecorded::AnswersElsewhere),
        };
    };
    // A record of something else that a fact calls an answer: it stops nobody from counting the others.
    let Ok(record) = Record::read(&bytes) else {
        return Ok(None);
    };
    if Some(record.household) != of || record.ledger != desk.store.ledger() {
        return Ok(None);
    }
    let shares = shares(&record, keys).map_err(NotRecorded::NotOpened)?;
    Ok(Some((record, shares)))
}

/// Opens what stands of one person. Two answers that do not know of each other and are not the same count as none.
fn voice(round: RoundId, heads: &[(&Asked, Sealed)]) -> Option<Voice> {
    let (first, _) = heads.first()?;
    let mut answers = heads.iter().map(|(_, (person, sealed))| {
        let (record, shares) = sealed.as_ref()?;
        let said = open_intention(record, shares).ok()?;
        (said.round == round && said.person == *person).then_some(said.answer)
    });
    let one = answers.next().flatten();
    let same = answers.all(|other| other == one);
    Some(spoken(first.setting, one.filter(|_| same).as_ref()))
}

fn spoken(setting: Setting, answer: Option<&Answer>) -> Voice {
    let mut named = BTreeSet::new();
    if let Some(answer) = answer {
        named.extend(
            answer
                .reasons
                .iter()
                .map(|code| (Named::Reason, code.code().to_owned())),
        );
        named.extend(answer.fears.iter().map(|code| (Named::Fear, code.code().to_owned())));
        named.extend(
            answer
                .conditions
                .iter()
                .map(|code| (Named::Condition, code.code().to_owned())),
        );
        named.extend(answer.month.iter().map(|month| (Named::Month, month.clone())));
        named.extend(answer.place.iter().map(|place| (Named::Place, place.trim().to_owned())));
        named.extend(answer.for_dependants.then(|| (Named::ForDependants, "yes".to_owned())));
    }
    Voice {
        setting,
        choice: answer.and_then(|answer| answer.choice),
        named,
    }
}
