//! A store that keeps the state of its facts beside them, so that one more fact costs what one fact costs.

use crate::{Numbers, Received, Store, StoreError, Taken};
use envelope::{Signed, open_again};
use movement::ledger::{Fact, FactId, Fold, LedgerId};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A store with the state of its facts, for programs that stay open. Nobody else may write to the store meanwhile.
#[derive(Debug)]
pub struct Folded<S> {
    store: S,
    fold: Fold,
}

impl<S: Store> Folded<S> {
    /// Reads all facts once.
    ///
    /// # Errors
    /// The medium failed, or what it holds was damaged.
    pub fn new(store: S) -> Result<Self, StoreError> {
        let fold = Fold::of(store.ledger(), store.facts()?);
        Ok(Self { store, fold })
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
        self.fold.take(read.map(|signed| (signed.id, signed.fact)));
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
