//! The device that asks, and goes on until both have the same.

use super::tickets::{hash, open_sealed_ticket, seal_ticket};
use super::{Greeting, LONGEST_BODY, ROOM};
use crate::ledger::bundles::{self, Here};
use crate::ledger::{Desk, NotRecorded, SealedTakenIn, TakenIn, open_bundle};
use envelope::Ticket;
use movement::ledger::{AuthorId, BundleKey, State};
use seal::BundleSecret;
use serde_bytes::ByteBuf;
use std::fmt;
use std::io::{Cursor, Read};
use store::{Blobs, Made};

/// Why an exchange ended before both have the same. What was taken in until then stays, and the next one goes on from there.
#[derive(Debug)]
pub enum NotSynced {
    /// The other side does not speak as a device that waits to be asked.
    NoGreeting,
    /// The other side has a key that no device has, as far as is known here, or not the one that was named.
    UnknownKey(BundleKey),
    /// The answer was cut off.
    Cut,
    /// The answer is not one to what was sent, or not by the device that has that key.
    NotProven,
    /// It cannot be done here.
    Here(NotRecorded),
}

impl fmt::Display for NotSynced {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoGreeting => write!(
                f,
                "what answers there is no corridor serve-sync -> check the address, and that it runs"
            ),
            Self::UnknownKey(key) => write!(
                f,
                "what answers there has the key {key}, which no enrolled device said, as far as is known here -> if the people there read you this key, give it with --key; else merge a bundle of that device first"
            ),
            Self::Cut => write!(f, "the answer was cut off -> try again: what came whole is here"),
            Self::NotProven => write!(
                f,
                "the answer is not by the device that was asked: somebody stands between -> try another way"
            ),
            Self::Here(why) => why.fmt(f),
        }
    }
}

impl std::error::Error for NotSynced {}

impl<E: Into<NotRecorded>> From<E> for NotSynced {
    fn from(why: E) -> Self {
        Self::Here(why.into())
    }
}

/// What to do after an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// Send the next message.
    Again,
    /// Both have the same.
    InSync,
    /// Neither has anything more for the other, and yet they differ: one of them does not keep something.
    NoFurther,
}

/// What an exchange did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Facts that came.
    pub taken: TakenIn,
    /// Sealed records that came.
    pub sealed: SealedTakenIn,
    /// Facts that went.
    pub facts: usize,
    /// Sealed records that went.
    pub records: usize,
    /// Messages that went, each with its answer; the greeting is one more.
    pub messages: usize,
}

/// A message to be sent.
#[derive(Debug)]
pub struct Message {
    /// The ticket, sealed to the other side.
    pub ticket: Vec<u8>,
    /// The bundle, sealed to it.
    pub body: Vec<u8>,
}

/// An exchange as the one sees it that asks.
pub struct Asking {
    key: BundleKey,
    challenge: Vec<u8>,
    /// The device that has the key; not known to who has heard of nobody yet.
    other: Option<AuthorId>,
    /// What goes next; nothing before the first answer, when it is asked.
    next: Option<Made>,
    /// What went last: the same twice over changes nothing.
    last: Vec<u8>,
    /// What was done so far.
    pub progress: Progress,
}

impl Asking {
    /// Begins with a greeting. Who it is from is known by its key, which an enrolled device said; somebody may vouch for a key that
    /// has not been heard of here; and who has heard of nobody yet has nothing to lose.
    ///
    /// # Errors
    /// It is no greeting, or of nobody known.
    pub fn begin(state: &State, greeting: &[u8], vouched: Option<BundleKey>) -> Result<Self, NotSynced> {
        let greeting = Greeting::read(greeting).ok_or(NotSynced::NoGreeting)?;
        let has = |device: &AuthorId| state.bundle_key(*device) == Some(greeting.key);
        let other = state.members.enrolled().find(has);
        let named = vouched.is_none_or(|key| key == greeting.key);
        if !named || (other.is_none() && vouched.is_none() && state.members.is_open()) {
            return Err(NotSynced::UnknownKey(greeting.key));
        }
        Ok(Self {
            key: greeting.key,
            challenge: greeting.challenge.into_vec(),
            other,
            next: None,
            last: Vec::new(),
            progress: Progress::default(),
        })
    }

    /// Returns the next message.
    ///
    /// # Errors
    /// A medium failed, or the system gives no chance.
    pub fn message(
        &mut self,
        desk: &mut Desk<'_>,
        blobs: Option<&mut (dyn Blobs + '_)>,
    ) -> Result<Message, NotRecorded> {
        let device = desk.key.author();
        let made = match self.next.take() {
            Some(made) => made,
            None => bundles::ask(&Here::at(desk, blobs, ROOM))?,
        };
        self.progress.facts += made.facts;
        self.progress.records += made.records;
        self.progress.messages += 1;
        let body = bundles::seal_bundle(made, &[self.key].into(), desk.draw)?.bytes;
        let ticket = Ticket {
            device,
            challenge: ByteBuf::from(self.challenge.clone()),
            body: ByteBuf::new(),
            next: ByteBuf::new(),
        };
        let ticket = seal_ticket(desk.key, &ticket, self.key, desk.draw)?;
        Ok(Message { ticket, body })
    }

    /// Takes in an answer, as far as it came.
    ///
    /// # Errors
    /// It is not by the other side, was cut off, or cannot be taken in.
    pub fn hear(
        &mut self,
        here: &mut Here<'_>,
        secret: &BundleSecret,
        ticket: &[u8],
        body: impl Read,
    ) -> Result<Heard, NotSynced> {
        here.room = Some(ROOM);
        let ticket = open_sealed_ticket(secret, ticket).ok_or(NotSynced::NotProven)?;
        let expected = self.other.is_none_or(|other| other == ticket.device);
        if !expected || *ticket.challenge != self.challenge {
            return Err(NotSynced::NotProven);
        }
        let body = so_far(body);
        let whole = hash(&body) == *ticket.body;
        let bundle = match open_bundle(Cursor::new(&body), Some(secret)) {
            Err(_) if !whole => return Err(NotSynced::Cut),
            opened => opened?,
        };
        let (known, wanted) = (bundle.known.clone(), bundle.wanted.clone());
        let taken = bundles::take_in_bundle(here, bundle)?;
        self.progress.taken += taken.taken;
        self.progress.sealed += taken.sealed;
        if !whole {
            return Err(NotSynced::Cut);
        }
        if here.store.folded()?.state().bundle_key(ticket.device) != Some(self.key) {
            return Err(NotSynced::UnknownKey(self.key));
        }
        self.other = Some(ticket.device);
        self.challenge = ticket.next.into_vec();
        let next = bundles::answer(here, &[ticket.device].into(), &known, &wanted)?;
        let sends = next.facts + next.records > 0 && next.bytes != self.last;
        let brought = taken.taken.new + taken.sealed.new > 0;
        let lacks = here.store.vector()? != known;
        // Records had no room in one answer, or the facts that name them had not come.
        let same = !lacks && (next.wanted == 0 || taken.sealed.new == 0);
        self.last.clone_from(&next.bytes);
        self.next = Some(next);
        Ok(match (sends || brought && !same, same) {
            (true, _) => Heard::Again,
            (false, true) => Heard::InSync,
            (false, false) => Heard::NoFurther,
        })
    }
}

/// Reads what comes of a body, until it ends or breaks off.
fn so_far(body: impl Read) -> Vec<u8> {
    let mut all = Vec::new();
    // What came before it broke off is in `all`, and the sum tells that it is not whole.
    drop(body.take(LONGEST_BODY as u64).read_to_end(&mut all));
    all
}
