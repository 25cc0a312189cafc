//! A store of which only the program that opened it knows where it keeps facts.

use crate::{Numbers, Received, Store, StoreError, Taken};
use envelope::Signed;
use movement::ledger::{Fact, FactId, Fold, LedgerId};
use std::borrow::Cow;
use std::collections::BTreeMap;

impl<S: Store + ?Sized> Store for Box<S> {
    fn ledger(&self) -> LedgerId {
        (**self).ledger()
    }

    fn take_in(&mut self, received: &[Vec<u8>]) -> Result<Vec<Taken>, StoreError> {
        (**self).take_in(received)
    }

    fn find(&self, id: FactId) -> Result<Option<Signed>, StoreError> {
        (**self).find(id)
    }

    fn facts(&self) -> Result<BTreeMap<FactId, Fact>, StoreError> {
        (**self).facts()
    }

    fn folded(&self) -> Result<Cow<'_, Fold>, StoreError> {
        (**self).folded()
    }

    fn numbers(&self) -> Result<Numbers, StoreError> {
        (**self).numbers()
    }

    fn envelopes(&self, ids: &[FactId]) -> Result<Vec<Vec<u8>>, StoreError> {
        (**self).envelopes(ids)
    }

    fn quarantine(&self) -> Result<Vec<(Vec<u8>, String)>, StoreError> {
        (**self).quarantine()
    }

    fn received(&self) -> Result<Received, StoreError> {
        (**self).received()
    }
}
