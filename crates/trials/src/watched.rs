//! A store that is watched: what it was given, and what it acknowledged. It can also be made to lie.

use envelope::{Signed, open};
use movement::ledger::{Body, Fact, FactId, Fold, LedgerId};
use std::borrow::Cow;
use std::collections::BTreeMap;
use store::{Numbers, Received, Store, StoreError, Taken};

/// A store that does not do what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreFault {
    /// It acknowledges first, and writes with the next ones.
    AcknowledgesEarly,
    /// It acknowledges a withdrawal and does not keep it.
    DropsWithdrawals,
    /// It takes in the halves of what it is given one after another.
    TakesHalves,
    /// It does not keep what is no fact.
    ForgetsQuarantine,
    /// It does not count what it knew already.
    DoesNotCountTheKnown,
    /// Of two facts of one device with one number it keeps the first.
    KeepsOneHistory,
    /// It counts what it knew as new.
    CountsTwice,
}

/// One taking in.
pub struct Attempt {
    /// What was given.
    pub given: Vec<Vec<u8>>,
    /// It was acknowledged.
    pub acknowledged: bool,
}

/// A store and what was asked of it.
pub struct Watched<S> {
    inner: S,
    fault: Option<StoreFault>,
    late: Vec<Vec<u8>>,
    /// All that was given so far.
    pub attempts: Vec<Attempt>,
}

impl<S: Store> Watched<S> {
    /// Watches a store.
    pub fn new(inner: S, fault: Option<StoreFault>) -> Self {
        Self {
            inner,
            fault,
            late: Vec::new(),
            attempts: Vec::new(),
        }
    }

    fn written(&mut self, given: &[Vec<u8>]) -> Result<Vec<Taken>, StoreError> {
        match self.fault {
            Some(StoreFault::AcknowledgesEarly) => {
                let late = std::mem::replace(&mut self.late, given.to_vec());
                self.inner.take_in(&late)?;
                Ok(given
                    .iter()
                    .filter_map(|bytes| open(bytes).ok())
                    .map(|f| Taken::Accepted(f.id))
                    .collect())
            }
            Some(StoreFault::TakesHalves) => {
                let (first, second) = given.split_at(given.len() / 2);
                let mut taken = self.inner.take_in(first)?;
                taken.extend(self.inner.take_in(second)?);
                Ok(taken)
            }
            Some(
                StoreFault::DropsWithdrawals
                | StoreFault::ForgetsQuarantine
                | StoreFault::DoesNotCountTheKnown
                | StoreFault::KeepsOneHistory,
            ) => {
                let kept: Vec<Vec<u8>> = given.iter().filter(|bytes| self.keeps(bytes)).cloned().collect();
                self.inner.take_in(&kept)
            }
            Some(StoreFault::CountsTwice) | None => self.inner.take_in(given),
        }
    }

    fn keeps(&self, bytes: &[u8]) -> bool {
        let Ok(signed) = open(bytes) else {
            return self.fault != Some(StoreFault::ForgetsQuarantine);
        };
        match self.fault {
            Some(StoreFault::DropsWithdrawals) => !matches!(signed.fact.body, Body::ConsentWithdrawn { .. }),
            Some(StoreFault::DoesNotCountTheKnown) => !matches!(self.inner.find(signed.id), Ok(Some(_))),
            Some(StoreFault::KeepsOneHistory) => {
                let known = self.inner.numbers().unwrap_or_default();
                let of_author = known.get(&signed.fact.author);
                let mut taken = of_author
                    .into_iter()
                    .flatten()
                    .filter(|(seq, _)| *seq == signed.fact.seq);
                taken.all(|(_, id)| *id == signed.id)
            }
            _ => true,
        }
    }
}

impl<S: Store> Store for Watched<S> {
    fn ledger(&self) -> LedgerId {
        self.inner.ledger()
    }

    fn take_in(&mut self, received: &[Vec<u8>]) -> Result<Vec<Taken>, StoreError> {
        self.attempts.push(Attempt {
            given: received.to_vec(),
            acknowledged: false,
        });
        let taken = self.written(received)?;
        if let Some(last) = self.attempts.last_mut() {
            last.acknowledged = true;
        }
        Ok(taken)
    }

    fn find(&self, id: FactId) -> Result<Option<Signed>, StoreError> {
        self.inner.find(id)
    }

    fn facts(&self) -> Result<BTreeMap<FactId, Fact>, StoreError> {
        self.inner.facts()
    }

    fn folded(&self) -> Result<Cow<'_, Fold>, StoreError> {
        self.inner.folded()
    }

    fn numbers(&self) -> Result<Numbers, StoreError> {
        self.inner.numbers()
    }

    fn envelopes(&self, ids: &[FactId]) -> Result<Vec<Vec<u8>>, StoreError> {
        self.inner.envelopes(ids)
    }

    fn quarantine(&self) -> Result<Vec<(Vec<u8>, String)>, StoreError> {
        self.inner.quarantine()
    }

    fn received(&self) -> Result<Received, StoreError> {
        let mut received = self.inner.received()?;
        if self.fault == Some(StoreFault::CountsTwice) {
            received.accepted += std::mem::take(&mut received.duplicate);
        }
        Ok(received)
    }
}
