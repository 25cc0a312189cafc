//! A store that keeps the state of its facts beside them, so that one more fact costs what one fact costs.

use crate::{Numbers, Received, Store, StoreError, Taken};
use envelope::{Signed, open_again};
use movement::ledger::{Fact, FactId, Fold, LedgerId};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A store with the state of its facts, for programs that stay open. Where others may have written to it, [`Folded::refresh`] comes first.
#[derive(Debug)]
pub struct Folded<S> {
    store: S,
    fold: Fold,
    received: Received,
}

impl<S: Store> Folded<S> {
    /// Reads all facts once.
    ///
    /// # Errors
    /// The medium failed, or what it holds was damaged.
    pub fn new(store: S) -> Result<Self, StoreError> {
        let received = store.received()?;
        let fold = Fold::of(store.ledger(), store.facts()?);
        Ok(Self { store, fold, received })
    }

    /// Reads all facts again where others wrote some meanwhile.
    ///
    /// # Errors
    /// The medium failed, or what it holds was damaged.
    pub fn refresh(&mut self) -> Result<(), StoreError> {
        let received = self.store.received()?;
        if received.accepted != self.received.accepted {
            self.fold = Fold::of(self.store.ledger(), self.store.facts()?);
        }
        self.received = received;
        Ok(())
    }
}

impl<S: Store> Store for Folded<S> {
    fn ledger(&self) -> LedgerId {
        self.store.ledger()
    }

    fn take_in(&mut self, received: &[Vec<u8>]) -> Result<Vec<Taken>, StoreError> {
        let taken = self.store.take_in(received)?;
        let new = taken.iter().zip(received);
        let new = new.filter(|(taken, _)| matches!(taken, Taken::Accepted(_)));
        let read = new.filter_map(|(_, bytes)| open_again(bytes).ok());
        let mut new = 0;
        self.fold
            .take(read.map(|signed| (signed.id, signed.fact)).inspect(|_| new += 1));
        self.received.accepted += new;
        Ok(taken)
    }

    fn find(&self, id: FactId) -> Result<Option<Signed>, StoreError> {
        self.store.find(id)
    }

    fn facts(&self) -> Result<BTreeMap<FactId, Fact>, StoreError> {
        Ok(self.fold.facts().clone())
    }

    fn folded(&self) -> Result<Cow<'_, Fold>, StoreError> {
        Ok(Cow::Borrowed(&self.fold))
    }

    fn numbers(&self) -> Result<Numbers, StoreError> {
        self.store.numbers()
    }

    fn envelopes(&self, ids: &[FactId]) -> Result<Vec<Vec<u8>>, StoreError> {
        self.store.envelopes(ids)
    }

    fn quarantine(&self) -> Result<Vec<(Vec<u8>, String)>, StoreError> {
        self.store.quarantine()
    }

    fn received(&self) -> Result<Received, StoreError> {
        self.store.received()
    }
}
