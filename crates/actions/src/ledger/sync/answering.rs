//! The device that waits to be asked. Who is not enrolled gets a greeting and nothing else, whatever it sends.

use super::tickets::{hash, open_sealed_ticket, seal_ticket, seed};
use super::{Greeting, LONGEST_BODY, PATIENCE, ROOM};
use crate::ledger::bundles::{self, Here};
use crate::ledger::{BundleTaken, Desk, NotRecorded, open_bundle};
use envelope::Ticket;
use movement::ledger::{AuthorId, Timestamp};
use seal::{BundleSecret, Challenger};
use serde_bytes::ByteBuf;
use std::collections::{BTreeMap, VecDeque};
use std::io::{self, Read};
use store::Blobs;
use zeroize::Zeroizing;

/// Messages that one device may send in a minute.
const QUOTA: usize = 60;

/// Why a device is turned away. What it is told is the same for all of them.
#[derive(Debug)]
pub enum Turned {
    /// No ticket for this exchange by a device that is enrolled.
    NotKnown,
    /// More messages in a minute than a device may send.
    TooMany,
    /// It cannot be done here and now.
    Failed(NotRecorded),
}

impl From<NotRecorded> for Turned {
    fn from(why: NotRecorded) -> Self {
        Self::Failed(why)
    }
}

/// What is answered.
#[derive(Debug)]
pub struct Answer {
    /// The ticket, sealed to the device that asked.
    pub ticket: Vec<u8>,
    /// The bundle, sealed to it.
    pub body: Vec<u8>,
    /// What became of the bundle that came.
    pub taken: BundleTaken,
    /// Facts in the answer.
    pub facts: usize,
}

/// A device that was let in for one message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetIn {
    /// Which.
    pub device: AuthorId,
    challenge: Vec<u8>,
}

/// What is kept while a device waits to be asked: challenges that were answered, for as long as they are taken.
pub struct Answering {
    challenger: Challenger,
    answered: BTreeMap<Vec<u8>, i64>,
    messages: BTreeMap<AuthorId, VecDeque<i64>>,
}

impl Answering {
    /// Begins with a seed that nobody can guess.
    pub fn new(seed: &Zeroizing<[u8; 32]>) -> Self {
        Self {
            challenger: Challenger::new(seed),
            answered: BTreeMap::new(),
            messages: BTreeMap::new(),
        }
    }

    /// Greets whoever asks. The time never goes back while the program runs.
    pub fn greet(&mut self, secret: &BundleSecret, now: Timestamp) -> Greeting {
        Greeting {
            challenge: ByteBuf::from(self.challenger.draw(now.0).unwrap_or_default()),
            key: secret.key(),
        }
    }

    /// Lets a device in for one message, by its ticket, before anything else of what it sends is read.
    ///
    /// # Errors
    /// Its ticket is none, or answers no challenge of now; it is not enrolled; or it sends too much.
    pub fn let_in(
        &mut self,
        here: &Here<'_>,
        secret: &BundleSecret,
        ticket: &[u8],
        now: Timestamp,
    ) -> Result<LetIn, Turned> {
        let ticket = open_sealed_ticket(secret, ticket).ok_or(Turned::NotKnown)?;
        self.answered.retain(|_, until| *until >= now.0);
        let drawn = self.challenger.drawn(&ticket.challenge).ok_or(Turned::NotKnown)?;
        let until = drawn + PATIENCE;
        if !(drawn..=until).contains(&now.0) || self.answered.contains_key(ticket.challenge.as_slice()) {
            return Err(Turned::NotKnown);
        }
        let fold = here.store.folded().map_err(NotRecorded::from)?;
        if fold.state().members.roles(ticket.device).is_empty() {
            return Err(Turned::NotKnown);
        }
        let messages = self.messages.entry(ticket.device).or_default();
        while messages.front().is_some_and(|at| *at < now.0 - 60_000) {
            messages.pop_front();
        }
        if messages.len() >= QUOTA {
            return Err(Turned::TooMany);
        }
        messages.push_back(now.0);
        self.answered.insert(ticket.challenge.to_vec(), until);
        Ok(LetIn {
            device: ticket.device,
            challenge: ticket.challenge.to_vec(),
        })
    }

    /// Takes in the bundle of a device that was let in, as far as it came, and answers with what that device lacks.
    /// The time is that of greetings, not the desk's: it never goes back.
    ///
    /// # Errors
    /// It sent no bundle of its own for this ledger, it never said its key, or a medium failed.
    pub fn answer(
        &mut self,
        desk: &mut Desk<'_>,
        blobs: Option<&mut (dyn Blobs + '_)>,
        (secret, now): (&BundleSecret, Timestamp),
        let_in: LetIn,
        body: impl Read,
    ) -> Result<Answer, Turned> {
        let LetIn { device, challenge } = let_in;
        let bundle = open_bundle(body.take(LONGEST_BODY as u64), Some(secret))?;
        if bundle.maker != Some(device) {
            return Err(Turned::NotKnown);
        }
        let (known, wanted) = (bundle.known.clone(), bundle.wanted.clone());
        let mut here = Here::at(desk, blobs, ROOM);
        let taken = bundles::take_in_bundle(&mut here, bundle)?;
        let to = bundles::key_of(here.store.folded().map_err(NotRecorded::from)?.state(), device)?;
        let made = bundles::answer(&here, &[device].into(), &known, &wanted)?;
        let sealed = bundles::seal_bundle(made, &[to].into(), desk.draw)?;
        let ticket = Ticket {
            device: desk.key.author(),
            challenge: ByteBuf::from(challenge),
            body: ByteBuf::from(hash(&sealed.bytes)),
            next: ByteBuf::from(self.challenger.draw(now.0).unwrap_or_default()),
        };
        Ok(Answer {
            ticket: seal_ticket(desk.key, &ticket, to, desk.draw)?,
            body: sealed.bytes,
            taken,
            facts: sealed.facts,
        })
    }

    /// Begins, with chance of the system.
    ///
    /// # Errors
    /// The system gives none.
    pub fn begin(draw: &mut dyn FnMut(&mut [u8]) -> io::Result<()>) -> Result<Self, NotRecorded> {
        Ok(Self::new(&seed(draw)?))
    }
}
