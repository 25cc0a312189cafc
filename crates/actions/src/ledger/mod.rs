//! What people do with a ledger: one file a thing, each naming the fact it records.
//!
//! A [`Desk`] is where somebody sits: a store, the key of the device, the site, the time and a source of chance. Every action folds
//! the store's facts, asks [`decide`] whether it may be recorded and what it must cite, signs, and has it taken in
//! before it answers.

mod ask_intention;
mod board;
mod bundles;
mod count_survey;
mod decide_best_interests;
mod decide_pair;
mod enrol_custodian;
mod enrol_device;
mod erase_household;
mod find_duplicates;
mod import_people;
mod imported_names;
mod open_ledger;
mod open_sealed;
mod open_survey;
mod quota;
mod record_access;
mod record_needs;
mod register_household;
mod register_person;
mod remove_custodian;
mod remove_device;
mod seal_particulars;
mod sealing;
mod set_threshold;
mod sign_exception;
mod sync;
mod take_consent;
mod take_in;
mod take_in_sealed;
mod withdraw_consent;

pub use ask_intention::{Interview, ask_intention};
pub use board::{Boarder, board};
pub use bundles::{
    BundleTaken, Here, SealedBundle, answer, ask, key_of, open_bundle, recipients, say_bundle_key, seal_bundle,
    send_all, take_in_bundle,
};
pub use count_survey::{Counted, count_survey};
pub use decide_best_interests::decide_best_interests;
pub use decide_pair::{join_pair, part_pair};
pub use enrol_custodian::enrol_custodian;
pub use enrol_device::enrol_device;
pub use erase_household::{erase_household, erase_known};
pub use find_duplicates::{FoundDuplicates, Member, find_duplicates};
pub use import_people::{Imported, ImportedNames, can_seal, import_people, preview};
pub use open_ledger::open_ledger;
pub use open_sealed::{Opened, open_sealed};
pub use open_survey::{Survey, open_survey};
pub use quota::{IN_QUARANTINE, OF_ALL_UNKNOWN, OF_ONE_UNKNOWN};
pub use record_access::{AccessTaken, record_access, record_access_table};
pub use record_needs::record_needs;
pub use register_household::register_household;
pub use register_person::register_person;
pub use remove_custodian::remove_custodian;
pub use remove_device::remove_device;
pub use seal_particulars::seal_particulars;
pub use set_threshold::set_threshold;
pub use sign_exception::{propose_exception, sign_exception};
pub use sync::{
    Answer, Answering, Asking, Greeting, Heard, LONGEST_BODY, LONGEST_TICKET, LetIn, Message, NotSynced, Progress,
    Turned,
};
pub use take_consent::{Asked, take_consent};
pub use take_in::{TakenIn, take_in};
pub use take_in_sealed::{SealedTakenIn, take_in_sealed};
pub use withdraw_consent::withdraw_consent;

use crate::duplicates::NotRecords;
use envelope::{DeviceKey, NotAFact, Signed};
use movement::ledger::{AuthorId, Body, Fact, FactId, PersonId, Refusal, State, Timestamp, decide};
use seal::{NoParcel, NotARecord, NotOpened, NotSealed, NotUnsealed};
use std::{fmt, io};
use store::{Store, StoreError, Unread};

/// Where somebody sits and records. Nobody else may record with the same key meanwhile: two facts would have one number.
pub struct Desk<'d> {
    /// Where facts are kept.
    pub store: &'d mut dyn Store,
    /// The key of this device.
    pub key: &'d DeviceKey,
    /// The site, as the operation names it.
    pub site: &'d str,
    /// The time by this device's clock.
    pub now: Timestamp,
    /// Fills bytes with chance that nobody can guess.
    pub draw: &'d mut dyn FnMut(&mut [u8]) -> io::Result<()>,
}

/// Why something was not recorded, or not taken in.
#[derive(Debug)]
pub enum NotRecorded {
    /// It may not be; with what to do.
    Refused(Refusal),
    /// The ledger of this store was not opened, as far as is known here.
    NotOpen,
    /// The other store is of another ledger.
    OtherLedger,
    /// It cannot be written as a fact.
    NotAFact(NotAFact),
    /// A bundle cannot be read.
    Bundle(Unread),
    /// A bundle cannot be unsealed here.
    NotUnsealed(NotUnsealed),
    /// A bundle cannot be sealed.
    NoParcel(NoParcel),
    /// A device has not said which key bundles for it are sealed to, or is not enrolled.
    NoBundleKey(AuthorId),
    /// The system gave no chance for a new id.
    Chance(io::Error),
    /// Somebody named is not of the household, as far as is known here.
    NotOfHousehold(PersonId),
    /// Not everybody of a household may go aboard; who is not said.
    NotEverybody,
    /// It cannot be sealed.
    NotSealed(NotSealed),
    /// What is sealed says too little to be compared.
    NotCompared(NotRecords),
    /// It stays sealed.
    NotOpened(NotOpened),
    /// What is kept is no sealed record.
    NotARecord(NotARecord),
    /// The sealed records are at other devices.
    NotHere,
    /// Answers of a survey round are at other devices.
    AnswersElsewhere,
    /// The round of a survey did not offer this choice.
    NotOffered,
    /// The medium failed.
    Store(StoreError),
}

impl fmt::Display for NotRecorded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(refusal) => refusal.fmt(f),
            Self::NotOpen => write!(
                f,
                "the facts of this ledger are not here yet: take in those of the device that opened it"
            ),
            Self::OtherLedger => write!(f, "that is another ledger; nothing was taken in"),
            Self::NotAFact(why) => why.fmt(f),
            Self::Bundle(why) => why.fmt(f),
            Self::NotUnsealed(why) => why.fmt(f),
            Self::NoParcel(why) => why.fmt(f),
            Self::NoBundleKey(device) => write!(
                f,
                "nothing can be sealed to device {device}: it is not enrolled, was removed, or has not said its key, as far as is known here -> enrol it, and take in a bundle it made with --ask"
            ),
            Self::Chance(error) => write!(f, "this system gives no random numbers: {error}"),
            Self::NotOfHousehold(person) => write!(
                f,
                "person {person} is not registered as one of this household; register it first, or check the id"
            ),
            Self::NotEverybody => write!(
                f,
                "not everybody of this household may go aboard now: somebody has no consent in force, or is aboard already; ask each alone, then board each who says yes by its own id, or nobody"
            ),
            Self::NotSealed(why) => why.fmt(f),
            Self::NotCompared(why) => why.fmt(f),
            Self::NotOpened(why) => why.fmt(f),
            Self::NotARecord(why) => why.fmt(f),
            Self::NotHere => write!(
                f,
                "what is sealed of this household is not on this device; merge the folder of one that has it"
            ),
            Self::AnswersElsewhere => write!(
                f,
                "not all answers of this round are on this device; merge the folders of those that asked, then count"
            ),
            Self::NotOffered => write!(f, "this round does not offer that choice; ask as its wording says"),
            Self::Store(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for NotRecorded {}

impl From<StoreError> for NotRecorded {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl Desk<'_> {
    /// Returns an id nobody has drawn before.
    fn id<const N: usize>(&mut self) -> Result<[u8; N], NotRecorded> {
        let mut bytes = [0; N];
        (self.draw)(&mut bytes).map_err(NotRecorded::Chance)?;
        Ok(bytes)
    }

    /// Says whether something may be recorded now.
    fn may(&self, state: &State, body: &Body) -> Result<(), NotRecorded> {
        let allowed = decide(state, self.key.author(), body, self.now);
        allowed.map(drop).map_err(NotRecorded::Refused)
    }

    /// Records what may be recorded: signs the author's next fact and has it taken in.
    fn record(&mut self, body: Body) -> Result<FactId, NotRecorded> {
        let signed = self.next_fact(self.store.folded()?.state(), body)?;
        self.store.take_in(std::slice::from_ref(&signed.bytes))?;
        Ok(signed.id)
    }

    /// Records several things, each in the knowledge of those before it: all or nothing, with one fold for all.
    fn record_all(&mut self, bodies: Vec<Body>) -> Result<Vec<FactId>, NotRecorded> {
        let (envelopes, ids) = self.sign_all(bodies)?;
        self.store.take_in(&envelopes)?;
        Ok(ids)
    }

    /// Signs several things, each in the knowledge of those before it; nothing is taken in.
    fn sign_all(&mut self, bodies: Vec<Body>) -> Result<(Vec<Vec<u8>>, Vec<FactId>), NotRecorded> {
        let (mut envelopes, mut ids) = (Vec::new(), Vec::new());
        let mut fold = self.store.folded()?;
        for body in bodies {
            let signed = self.next_fact(fold.state(), body)?;
            envelopes.push(signed.bytes);
            ids.push(signed.id);
            fold.to_mut().take([(signed.id, signed.fact)]);
        }
        Ok((envelopes, ids))
    }

    /// Signs this device's next fact, if it may be recorded.
    fn next_fact(&self, state: &State, body: Body) -> Result<Signed, NotRecorded> {
        let author = self.key.author();
        if !state.members.is_open() && !matches!(body, Body::LedgerOpened { .. } | Body::BundleKeySet { .. }) {
            return Err(NotRecorded::NotOpen);
        }
        let refs = decide(state, author, &body, self.now).map_err(NotRecorded::Refused)?;
        let last = state.histories.last_of(author);
        let fact = Fact {
            ledger: self.store.ledger(),
            author,
            seq: last.map_or(0, |(seq, _)| seq + 1),
            prev: last.map(|(_, id)| id),
            site: self.site.to_owned(),
            at: self.now,
            refs,
            body,
        };
        self.key.sign(fact).map_err(NotRecorded::NotAFact)
    }
}
