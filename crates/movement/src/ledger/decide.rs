//! What may be recorded next at a desk, and what it must cite. What happened in the field is recorded whatever this says.

use super::custody::LEAST;
use super::{
    AuthorId, Body, ConsentStatus, CustodianId, Direction, FactId, LedgerId, PersonId, Purpose, Signer, Standing,
    State, Timestamp,
};
use crate::access::NotSaid;
use crate::registry::Forbidden;
use std::fmt;

/// Why a desk does not record something, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The device may not record this.
    NotItsRole,
    /// The ledger is open already.
    Open,
    /// There is no such person.
    UnknownPerson(PersonId),
    /// There is such a person or household already.
    Known,
    /// The household of a person is not registered.
    UnknownHousehold,
    /// Somebody else decides for this person.
    NotTheirs(Standing),
    /// A child without a guardian waits for a best-interests decision that names who receives it.
    Held,
    /// Registered in contradictory ways: decide that first.
    Contradictory,
    /// No consent to move is in force.
    NoConsent(ConsentStatus),
    /// Already aboard.
    Aboard,
    /// Not aboard.
    NotAboard,
    /// A consent must end some time, after now.
    EndsBeforeNow,
    /// This key was removed as a custodian's.
    RemovedCustodian,
    /// There is no such custodian.
    UnknownCustodian(CustodianId),
    /// Nothing says yet how many custodians it takes.
    NoThreshold,
    /// Fewer custodians than it takes.
    TooFewCustodians {
        /// How many there are.
        there: usize,
        /// How many it takes.
        needed: u8,
    },
    /// Nothing is sealed of this household.
    NothingSealed,
    /// What was sealed of this household was destroyed.
    Erased,
    /// There is no such proposal for this person.
    UnknownProposal,
    /// The second signature must be another device's.
    OwnProposal,
    /// A child cannot receive itself.
    ReceivesItself,
    /// There is no such survey round.
    UnknownRound,
    /// It is no round that people can be asked in.
    NoRound,
    /// A question seems to ask for what nobody may ask for.
    Forbidden(Forbidden),
    /// The round is closed, or was counted.
    RoundOver,
    /// The round is not closed yet.
    RoundRuns,
    /// Other answers of the round were counted before.
    OtherAnswers,
    /// Two persons must be named, and which of them stands must be one of them.
    NoPair,
    /// It is nothing that can be said of access so.
    Access(NotSaid),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotItsRole => write!(f, "this device may not record that; ask a keeper to enrol it for it"),
            Self::Open => write!(f, "this ledger is open already"),
            Self::UnknownPerson(person) => write!(
                f,
                "no person {person} is registered here; register it first, or take in what others recorded"
            ),
            Self::Known => write!(f, "this id is registered already; draw another one"),
            Self::UnknownHousehold => write!(f, "the household is not registered here; register it first"),
            Self::NotTheirs(Standing::Adult) => write!(f, "an adult decides alone: ask the person"),
            Self::NotTheirs(_) => write!(f, "somebody else decides for this person: ask the guardian"),
            Self::Held => write!(
                f,
                "a child without a guardian is held until a best-interests decision names who receives it"
            ),
            Self::Contradictory => write!(
                f,
                "this person is registered in contradictory ways; decide which is right first"
            ),
            Self::NoConsent(ConsentStatus::Withdrawn { .. }) => {
                write!(f, "the person withdrew; ask at the door, a new yes counts at once")
            }
            Self::NoConsent(ConsentStatus::Expired { .. }) => write!(f, "the consent has expired; ask again"),
            Self::NoConsent(_) => write!(f, "no consent to move is recorded; ask the person"),
            Self::Aboard => write!(f, "already aboard; record getting off first"),
            Self::NotAboard => write!(f, "not aboard of anything, as far as is recorded here"),
            Self::EndsBeforeNow => write!(f, "it must end after now"),
            Self::RemovedCustodian => write!(f, "this custodian was removed for good; make a new key and enrol that"),
            Self::UnknownCustodian(custodian) => {
                write!(
                    f,
                    "{custodian} is no custodian here; ask a keeper to enrol it, or take in what others recorded"
                )
            }
            Self::NoThreshold => write!(
                f,
                "nothing says how many custodians it takes to open what is sealed; a keeper enrols them and sets it"
            ),
            Self::TooFewCustodians { there, needed } => write!(
                f,
                "{there} custodians, and it takes {needed}, never fewer than {LEAST}; enrol or bring together more of them"
            ),
            Self::NothingSealed => write!(f, "nothing is sealed of this household, as far as is known here"),
            Self::Erased => write!(
                f,
                "what was sealed of this household was destroyed for good; if it wishes, register it anew"
            ),
            Self::UnknownProposal => write!(
                f,
                "there is no such proposal for this person here; take in what the other device recorded"
            ),
            Self::OwnProposal => write!(
                f,
                "this device made the proposal; somebody else signs it, on another device"
            ),
            Self::ReceivesItself => write!(f, "a child cannot receive itself; name who receives it"),
            Self::UnknownRound => write!(
                f,
                "no survey round has this id here; open it first, or take in what others recorded"
            ),
            Self::NoRound => write!(
                f,
                "a round offers to stay and to be undecided, no choice twice; it says wording and who runs it in at most 60 characters, and holds 1 to 365 days"
            ),
            Self::Forbidden(what) => write!(f, "a survey asks nobody for {}; leave it out", what.words()),
            Self::RoundOver => write!(f, "this round is closed or was counted; open another one"),
            Self::RoundRuns => write!(f, "this round is not closed yet; it is counted once, afterwards"),
            Self::OtherAnswers => write!(
                f,
                "this round was counted with other answers; the difference would tell single ones, so keep that count or open another round"
            ),
            Self::NoPair => write!(
                f,
                "a pair is two different persons, and the record that stands is one of theirs; check the ids"
            ),
            Self::Access(why) => why.fmt(f),
        }
    }
}

impl std::error::Error for Refusal {}

/// Returns the facts that a new one must cite, sorted, or why it is not recorded.
pub fn decide(state: &State, author: AuthorId, body: &Body, now: Timestamp) -> Result<Vec<FactId>, Refusal> {
    if let Body::LedgerOpened { .. } = body {
        let own = LedgerId::opened_by(author) == state.members.ledger();
        return match (state.members.is_open(), own) {
            (true, _) => Err(Refusal::Open),
            (false, true) => Ok(Vec::new()),
            (false, false) => Err(Refusal::NotItsRole),
        };
    }
    // A device says its key before it hears that it is enrolled: what it hears comes sealed to that key.
    if let Body::BundleKeySet { .. } = body {
        return Ok(Vec::new());
    }
    let roles = state.members.roles(author);
    if !body.roles().iter().any(|role| roles.contains(role)) {
        return Err(Refusal::NotItsRole);
    }
    let mut refs = may(state, author, body, now)?;
    refs.sort_unstable();
    refs.dedup();
    Ok(refs)
}

fn may(state: &State, author: AuthorId, body: &Body, now: Timestamp) -> Result<Vec<FactId>, Refusal> {
    let population = &state.population;
    let known = |person: &PersonId| population.persons.get(person).ok_or(Refusal::UnknownPerson(*person));
    match body {
        Body::HouseholdRegistered { household, .. } => {
            let known = population.households.contains_key(household);
            if known { Err(Refusal::Known) } else { Ok(Vec::new()) }
        }
        Body::PersonRegistered { person, household, .. } => {
            let record = population.households.get(household).ok_or(Refusal::UnknownHousehold)?;
            if population.persons.contains_key(person) {
                return Err(Refusal::Known);
            }
            Ok(record.tokens.values().copied().collect())
        }
        Body::NeedsRecorded { person, .. } => known(person).map(super::PersonRecord::needs_heads),
        Body::BestInterestsDecided { person, receiver } if person == receiver => Err(Refusal::ReceivesItself),
        Body::BestInterestsDecided { person, .. } => match known(person)?.standing() {
            Some(Standing::Unaccompanied) => Ok(known(person)?.decision_heads()),
            Some(standing) => Err(Refusal::NotTheirs(standing)),
            None => Err(Refusal::Contradictory),
        },
        Body::ConsentGiven {
            person,
            purpose,
            by,
            expires,
            ..
        } => {
            known(person)?;
            consent(state, *person, by)?;
            if *expires <= now {
                return Err(Refusal::EndsBeforeNow);
            }
            Ok(heads(state, *person, purpose))
        }
        // A no is always recorded, also for somebody who is not known here yet.
        Body::ConsentWithdrawn { person, purpose, .. } => Ok(heads(state, *person, purpose)),
        Body::ExceptionProposed {
            person,
            ground,
            expires,
        } => {
            state.fits(*person, *ground)?;
            propose(state, *person, *expires, now)
        }
        Body::SamePerson { person, other, .. } | Body::NotSame { person, other, .. } => {
            known(person)?;
            known(other)?;
            pair(state, body)
        }
        Body::ExceptionSigned { person, proposal } => second(state, *person, *proposal, author),
        Body::Boarding { person, direction, .. } => boarding(state, *person, *direction, now),
        Body::CustodianEnrolled { .. }
        | Body::CustodianRemoved { .. }
        | Body::ThresholdSet { .. }
        | Body::HouseholdSealed { .. }
        | Body::SealedOpened { .. }
        | Body::HouseholdErased { .. } => state.custody.may(population, body),
        Body::SurveyOpened { .. } | Body::IntentionAsked { .. } | Body::SurveyCounted { .. } => {
            state.may_survey(body, now)
        }
        Body::Access(said) => state.access.may(said, now).map_err(Refusal::Access),
        Body::LedgerOpened { .. }
        | Body::DeviceEnrolled { .. }
        | Body::DeviceRemoved { .. }
        | Body::BundleKeySet { .. } => Ok(Vec::new()),
    }
}

fn heads(state: &State, person: PersonId, purpose: &Purpose) -> Vec<FactId> {
    let record = state.consents.get(&(person, purpose.clone()));
    record.map(super::ConsentRecord::heads).unwrap_or_default()
}

fn consent(state: &State, person: PersonId, by: &Signer) -> Result<(), Refusal> {
    if state.may_decide(person, by) {
        return Ok(());
    }
    let standing = state
        .population
        .persons
        .get(&person)
        .and_then(super::PersonRecord::standing);
    Err(match (standing, by) {
        (None, _) => Refusal::Contradictory,
        (Some(Standing::Unaccompanied), _) => Refusal::Held,
        (Some(standing), _) => Refusal::NotTheirs(standing),
    })
}

/// A no is never overridden.
fn propose(state: &State, person: PersonId, expires: Timestamp, now: Timestamp) -> Result<Vec<FactId>, Refusal> {
    match state.consent(person, &Purpose::Move, now) {
        status @ ConsentStatus::Withdrawn { .. } => Err(Refusal::NoConsent(status)),
        _ if expires <= now => Err(Refusal::EndsBeforeNow),
        _ => Ok(heads(state, person, &Purpose::Move)),
    }
}

fn second(state: &State, person: PersonId, proposal: FactId, author: AuthorId) -> Result<Vec<FactId>, Refusal> {
    let record = state.exceptions.get(&person);
    match record.and_then(|record| record.proposer(proposal)) {
        None => Err(Refusal::UnknownProposal),
        Some(proposer) if proposer == author => Err(Refusal::OwnProposal),
        Some(_) => Ok(vec![proposal]),
    }
}

fn pair(state: &State, body: &Body) -> Result<Vec<FactId>, Refusal> {
    match body {
        Body::SamePerson { person, other, .. } | Body::NotSame { person, other, .. } if person == other => {
            Err(Refusal::NoPair)
        }
        Body::SamePerson {
            person,
            other,
            stands: Some(stands),
            ..
        } if ![person, other].contains(&stands) => Err(Refusal::NoPair),
        Body::SamePerson { person, other, .. } | Body::NotSame { person, other, .. } => {
            Ok(state.duplicates.heads(*person, *other))
        }
        _ => Ok(Vec::new()),
    }
}

fn boarding(state: &State, person: PersonId, direction: Direction, now: Timestamp) -> Result<Vec<FactId>, Refusal> {
    let record = state.boarding.get(&person);
    let aboard = record.is_some_and(|record| !record.aboard().is_empty());
    let heads = record.map(super::state::BoardingRecord::heads).unwrap_or_default();
    match (direction, aboard) {
        (Direction::Out, true) => Ok(heads),
        (Direction::Out, false) => Err(Refusal::NotAboard),
        (Direction::In, _) if !state.aboard(person).is_empty() => Err(Refusal::Aboard),
        (Direction::In, _) if state.may_go(person, now) => Ok(heads),
        (Direction::In, _) => Err(Refusal::NoConsent(state.consent(person, &Purpose::Move, now))),
    }
}
