//! What follows from a set of facts: a pure fold. The same facts give the same state, in whatever order they came.

use super::fact::uncited;
use super::histories::Histories;
use super::members::{Members, SetAside};
use super::nearby::{by_device, by_subject};
use super::{
    AuthorId, Body, BundleKey, BundleKeys, Conflict, ConsentRecord, ConsentStatus, ConvoyId, Custody, Direction,
    Duplicates, ExceptionRecord, Fact, FactId, Ground, LedgerId, PersonId, Population, Proposal, Purpose, Refusal,
    Signer, Standing, Surveys, Timestamp, TransportNeed,
};
use crate::access::Access;
use litemap::LiteMap;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Into and out of vehicles, as recorded for one person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct BoardingRecord {
    steps: LiteMap<FactId, (ConvoyId, Direction, Vec<FactId>)>,
}

impl BoardingRecord {
    /// Returns the convoys the person is aboard of by facts that no later one answers; more than one is a contradiction.
    pub fn aboard(&self) -> BTreeMap<FactId, ConvoyId> {
        let open = self.heads().into_iter().map(|id| (id, &self.steps[&id]));
        open.filter(|(_, (_, way, _))| *way == Direction::In)
            .map(|(id, (convoy, _, _))| (id, *convoy))
            .collect()
    }

    /// Returns the steps that no other one answers: what a step recorded now must cite.
    pub fn heads(&self) -> Vec<FactId> {
        uncited(self.steps.iter().map(|(id, (_, _, refs))| (*id, refs)))
    }
}

/// What a ledger says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct State {
    /// Devices.
    pub members: Members,
    /// Households and persons.
    pub population: Population,
    /// Consents by person and purpose.
    pub consents: BTreeMap<(PersonId, Purpose), ConsentRecord>,
    /// Moving without a yes, by person.
    pub exceptions: BTreeMap<PersonId, ExceptionRecord>,
    /// Boarding by person.
    pub boarding: BTreeMap<PersonId, BoardingRecord>,
    /// Who is registered twice, as people decided.
    pub duplicates: Duplicates,
    /// Custodians, and what is sealed of each household.
    pub custody: Custody,
    /// Survey rounds, and who was asked.
    pub surveys: Surveys,
    /// Parties, requests, agreements, windows.
    pub access: Access,
    /// The keys that bundles for devices are sealed to.
    pub bundle_keys: BundleKeys,
    /// The facts of each device by number.
    pub histories: Histories,
    /// Facts that do not count, as far as is known, and why. They may once more is known.
    pub set_aside: BTreeMap<FactId, SetAside>,
}

impl State {
    /// Folds the facts of a ledger.
    pub fn of(ledger: LedgerId, facts: &BTreeMap<FactId, Fact>) -> Self {
        let mut state = Self {
            members: Members::of(ledger, facts),
            population: Population::default(),
            consents: BTreeMap::new(),
            exceptions: BTreeMap::new(),
            boarding: BTreeMap::new(),
            duplicates: Duplicates::default(),
            custody: Custody::default(),
            surveys: Surveys::default(),
            bundle_keys: BundleKeys::default(),
            access: Access::default(),
            histories: Histories::default(),
            set_aside: BTreeMap::new(),
        };
        let own = facts.iter().filter(|(_, fact)| fact.ledger == ledger);
        by_device(own).for_each(|(author, seq, id)| state.histories.add(author, seq, id));
        by_subject(facts).for_each(|(id, fact)| state.count(id, fact));
        state
    }

    /// Takes in one more fact that says nothing of devices, or that the devices were read from already.
    pub(super) fn take(&mut self, id: FactId, fact: &Fact) {
        if self.members.ledger() == fact.ledger {
            self.histories.add(fact.author, fact.seq, id);
        }
        self.count(id, fact);
    }

    /// Takes in what it says, where it counts.
    fn count(&mut self, id: FactId, fact: &Fact) {
        match self.members.objects_to(id, fact) {
            Some(why) => {
                self.set_aside.insert(id, why);
            }
            None => self.add(id, fact),
        }
    }

    fn add(&mut self, id: FactId, fact: &Fact) {
        self.population.add(id, fact);
        self.duplicates.add(id, fact);
        self.custody.add(id, fact);
        self.surveys.add(id, fact);
        self.bundle_keys.add(id, fact);
        match &fact.body {
            Body::ConsentGiven { person, purpose, .. } | Body::ConsentWithdrawn { person, purpose, .. } => {
                let record = self.consents.entry((*person, purpose.clone())).or_default();
                record.add(id, fact);
            }
            Body::ExceptionProposed { person, .. } | Body::ExceptionSigned { person, .. } => {
                self.exceptions.entry(*person).or_default().add(id, fact);
            }
            Body::Boarding {
                person,
                convoy,
                direction,
            } => {
                let record = self.boarding.entry(*person).or_default();
                record.steps.insert(id, (*convoy, *direction, fact.refs.clone()));
            }
            Body::Access(said) => self.access.add(id, said, &fact.refs),
            _ => {}
        }
    }

    /// Returns the key that bundles for a device are sealed to: none for one that is not enrolled, or was removed.
    pub fn bundle_key(&self, device: AuthorId) -> Option<BundleKey> {
        let enrolled = !self.members.roles(device).is_empty();
        self.bundle_keys.of(device).filter(|_| enrolled)
    }

    /// Returns where a consent stands, of all records that are held to be of this person the most cautious: a yes of one record is none of another.
    pub fn consent(&self, person: PersonId, purpose: &Purpose, now: Timestamp) -> ConsentStatus {
        let group = self.duplicates.group(person);
        let others = group.into_iter().filter(|other| *other != person);
        let others = others.map(|other| self.own_consent(other, purpose, now));
        others.fold(self.own_consent(person, purpose, now), ConsentStatus::safer)
    }

    /// Returns where a consent stands by one record; only what the person, or who decides for it, said counts.
    pub(super) fn own_consent(&self, person: PersonId, purpose: &Purpose, now: Timestamp) -> ConsentStatus {
        match self.consents.get(&(person, purpose.clone())) {
            Some(record) => record.status(now, |by| self.may_decide(person, by)),
            None => ConsentStatus::NeverAsked,
        }
    }

    /// Returns all who may be moved without a yes, each with the proposal that two signed.
    pub fn exceptions_in_force(&self, now: Timestamp) -> impl Iterator<Item = (PersonId, FactId)> {
        let persons = self.exceptions.keys();
        persons.filter_map(move |person| Some((*person, self.exception(*person, now)?.0)))
    }

    /// Returns by which proposal a person may be moved without a yes, if by any. A no always holds, and a child that is held is held.
    pub fn exception(&self, person: PersonId, now: Timestamp) -> Option<(FactId, &Proposal)> {
        let withdrawn = matches!(
            self.consent(person, &Purpose::Move, now),
            ConsentStatus::Withdrawn { .. }
        );
        let fits = |ground| self.fits(person, ground).is_ok();
        let exception = self.exceptions.get(&person)?.in_force(now)?;
        (!withdrawn && fits(exception.1.ground)).then_some(exception)
    }

    /// Says why a person cannot be moved without a yes on this ground.
    pub(super) fn fits(&self, person: PersonId, ground: Ground) -> Result<(), Refusal> {
        let record = self.population.persons.get(&person);
        let record = record.ok_or(Refusal::UnknownPerson(person))?;
        match (record.standing(), ground) {
            (None, _) => Err(Refusal::Contradictory),
            (Some(Standing::Unaccompanied), _) if record.receivers().len() != 1 => Err(Refusal::Held),
            (Some(Standing::Dependant(_)), Ground::GuardianAway) | (Some(_), Ground::CannotBeAsked) => Ok(()),
            (Some(standing), Ground::GuardianAway) => Err(Refusal::NotTheirs(standing)),
        }
    }

    /// Tells whether a person may go aboard: for each of its records a consent to move is in force, or an exception that two devices signed.
    pub fn may_go(&self, person: PersonId, now: Timestamp) -> bool {
        let group = self.duplicates.group(person);
        group.into_iter().all(|record| {
            let status = self.own_consent(record, &Purpose::Move, now);
            matches!(status, ConsentStatus::InForce { .. }) || self.exception(record, now).is_some()
        })
    }

    /// Returns what a person needs to travel, by any of its records.
    pub fn needs(&self, person: PersonId) -> BTreeSet<TransportNeed> {
        let group = self.duplicates.group(person);
        let records = group.iter().filter_map(|record| self.population.persons.get(record));
        records.flat_map(super::PersonRecord::needs).collect()
    }

    /// Returns the convoys a person is aboard of, by any of its records; more than one is a contradiction.
    pub fn aboard(&self, person: PersonId) -> BTreeMap<FactId, ConvoyId> {
        let group = self.duplicates.group(person);
        let records = group.iter().filter_map(|record| self.boarding.get(record));
        records.flat_map(BoardingRecord::aboard).collect()
    }

    fn is_adult(&self, person: PersonId) -> bool {
        let record = self.population.persons.get(&person);
        record.and_then(super::PersonRecord::standing) == Some(Standing::Adult)
    }

    /// Tells whether somebody may say yes for a person: an adult for itself, the guardian, who is an adult, for a dependant, and an unaccompanied
    /// child for itself once a best-interests decision names who receives it.
    pub fn may_decide(&self, person: PersonId, by: &Signer) -> bool {
        let Some(record) = self.population.persons.get(&person) else {
            return false;
        };
        match (record.standing(), by) {
            (Some(Standing::Adult), Signer::Own) => true,
            (Some(Standing::Dependant(guardian)), Signer::Guardian(by)) => guardian == *by && self.is_adult(guardian),
            (Some(Standing::Unaccompanied), Signer::Own) => record.receivers().len() == 1,
            _ => false,
        }
    }

    /// Returns what contradicts itself, for people to decide.
    pub fn conflicts(&self, now: Timestamp) -> Vec<Conflict> {
        super::conflict::all(self, now)
    }
}
