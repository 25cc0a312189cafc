//! How much is kept of devices that are not enrolled, and of what is no fact: a carrier may bring facts before the enrolment of their
//! author, but nobody fills a disk with keys it has drawn. What is not kept is counted, told, and may come again.

use super::NotRecorded;
use envelope::claimed;
use movement::ledger::{AuthorId, Body, LedgerId, Role};
use std::collections::BTreeSet;
use store::{Store, Taken};

/// Facts kept of one device that is not enrolled: its first ones, so that every store keeps the same.
pub const OF_ONE_UNKNOWN: u64 = 256;

/// Facts kept of all devices that are not enrolled.
pub const OF_ALL_UNKNOWN: usize = 16_384;

/// Things in quarantine after which no more is kept there.
pub const IN_QUARANTINE: u64 = 10_000;

/// Who is known while facts are taken in, and how much there is of the others.
pub(super) struct Quota {
    known: BTreeSet<AuthorId>,
    keepers: BTreeSet<AuthorId>,
    unknown: usize,
    quarantined: u64,
}

impl Quota {
    /// Counts what a store holds.
    pub fn of(store: &dyn Store) -> Result<Self, NotRecorded> {
        let fold = store.folded()?;
        let members = &fold.state().members;
        // The device that opens a ledger is known by the ledger's name.
        let LedgerId(founder) = store.ledger();
        let known: BTreeSet<AuthorId> = members.ever_enrolled().chain([AuthorId(founder)]).collect();
        let keeps = |device: &AuthorId| members.roles(*device).contains(&Role::Keeper);
        let keepers = members.enrolled().filter(keeps).chain([AuthorId(founder)]).collect();
        let numbers = store.numbers()?;
        let others = numbers.iter().filter(|(author, _)| !known.contains(author));
        Ok(Self {
            keepers,
            unknown: others.map(|(_, facts)| facts.len()).sum(),
            known,
            quarantined: store.received()?.quarantined,
        })
    }

    /// Takes in what may be kept, and says what became of it, in no order, and how much was not kept. What was held back is looked at again
    /// once those are known who are enrolled beside it.
    pub fn take_in(
        &mut self,
        store: &mut dyn Store,
        received: Vec<Vec<u8>>,
    ) -> Result<(Vec<Taken>, usize), NotRecorded> {
        let (mut all, mut held_back) = (Vec::new(), received);
        loop {
            let known_before = self.known.len();
            let (kept, rest): (Vec<_>, Vec<_>) = held_back.into_iter().partition(|bytes| self.keeps(bytes));
            let taken = store.take_in(&kept)?;
            for (bytes, taken) in kept.iter().zip(&taken) {
                self.learn(bytes, taken);
            }
            all.extend(taken);
            held_back = rest;
            if held_back.is_empty() || self.known.len() == known_before {
                return Ok((all, held_back.len()));
            }
        }
    }

    fn keeps(&self, bytes: &[u8]) -> bool {
        match claimed(bytes) {
            None => self.quarantined < IN_QUARANTINE,
            Some(fact) if self.known.contains(&fact.author) => true,
            Some(fact) => fact.seq < OF_ONE_UNKNOWN && self.unknown < OF_ALL_UNKNOWN,
        }
    }

    /// Hears of devices that a keeper enrolled: its signature was checked when that was taken in.
    fn learn(&mut self, bytes: &[u8], taken: &Taken) {
        match (taken, claimed(bytes)) {
            (Taken::Quarantined(_), _) => self.quarantined += 1,
            (Taken::Accepted(_), Some(fact)) if !self.known.contains(&fact.author) => self.unknown += 1,
            (Taken::Accepted(_), Some(fact)) if self.keepers.contains(&fact.author) => {
                if let Body::DeviceEnrolled { device, roles } = fact.body {
                    self.known.insert(device);
                    if roles.contains(&Role::Keeper) {
                        self.keepers.insert(device);
                    }
                }
            }
            _ => {}
        }
    }
}
