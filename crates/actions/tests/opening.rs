//! An opening, promise: it is on the medium before a name is shown, and no record opens under another household's id.
#![allow(clippy::unwrap_used, missing_docs)]

use actions::ledger::{
    Desk, NotRecorded, enrol_custodian, enrol_device, open_ledger, open_sealed, register_household, seal_particulars,
    set_threshold,
};
use envelope::{DeviceKey, Signed};
use movement::ledger::{Body, Fact, FactId, HouseholdId, LedgerId, OpeningReason, Role, State, Timestamp};
use seal::{Contact, CustodianKey, Particulars, Record};
use std::collections::BTreeMap;
use store::{Blobs, Memory, MemoryBlobs, Numbers, Received, Store, StoreError, Taken};

/// A store whose medium can be full.
struct Medium {
    facts: Memory,
    full: bool,
}

impl Store for Medium {
    fn ledger(&self) -> LedgerId {
        self.facts.ledger()
    }
    fn take_in(&mut self, received: &[Vec<u8>]) -> Result<Vec<Taken>, StoreError> {
        if self.full {
            return Err(store::Sqlite::open(std::path::Path::new("")).unwrap_err());
        }
        self.facts.take_in(received)
    }
    fn find(&self, id: FactId) -> Result<Option<Signed>, StoreError> {
        self.facts.find(id)
    }
    fn facts(&self) -> Result<BTreeMap<FactId, Fact>, StoreError> {
        self.facts.facts()
    }
    fn numbers(&self) -> Result<Numbers, StoreError> {
        self.facts.numbers()
    }
    fn envelopes(&self, ids: &[FactId]) -> Result<Vec<Vec<u8>>, StoreError> {
        self.facts.envelopes(ids)
    }
    fn quarantine(&self) -> Result<Vec<(Vec<u8>, String)>, StoreError> {
        self.facts.quarantine()
    }
    fn received(&self) -> Result<Received, StoreError> {
        self.facts.received()
    }
}

struct Camp {
    store: Medium,
    blobs: MemoryBlobs,
    key: DeviceKey,
    drawn: u8,
    custodians: Vec<CustodianKey>,
}

impl Camp {
    fn new() -> Self {
        let key = DeviceKey::from_secret(&[1; 32]);
        let ledger = LedgerId::opened_by(key.author());
        let store = Medium {
            facts: Memory::new(ledger),
            full: false,
        };
        let custodians = [11, 12].map(|n| CustodianKey::from_secret(&[n; 32]).unwrap()).into();
        let mut camp = Self {
            store,
            blobs: MemoryBlobs::new(ledger),
            key,
            drawn: 0,
            custodians,
        };
        let ids: Vec<_> = camp.custodians.iter().map(CustodianKey::id).collect();
        camp.act(|desk, _| {
            open_ledger(desk, "Tests")?;
            enrol_device(desk, desk.key.author(), [Role::Custodian].into())?;
            for id in ids {
                enrol_custodian(desk, id)?;
            }
            set_threshold(desk, 2)
        })
        .unwrap();
        camp
    }

    fn act<T>(
        &mut self,
        act: impl FnOnce(&mut Desk<'_>, &mut MemoryBlobs) -> Result<T, NotRecorded>,
    ) -> Result<T, NotRecorded> {
        let drawn = &mut self.drawn;
        let mut draw = |bytes: &mut [u8]| {
            *drawn += 1;
            bytes.fill(*drawn);
            Ok(())
        };
        let mut desk = Desk {
            store: &mut self.store,
            key: &self.key,
            site: "camp",
            now: Timestamp(1),
            draw: &mut draw,
        };
        act(&mut desk, &mut self.blobs)
    }

    fn household(&mut self, word: &str) -> HouseholdId {
        let contacts = vec![Contact {
            kind: "phone".to_owned(),
            value: word.to_owned(),
        }];
        let particulars = Particulars {
            persons: Vec::new(),
            contacts,
        };
        self.act(|desk, blobs| {
            let household = register_household(desk, word)?;
            seal_particulars(desk, blobs, household, &particulars)?;
            Ok(household)
        })
        .unwrap()
    }

    fn open(&mut self, household: HouseholdId) -> Result<Vec<Particulars>, NotRecorded> {
        let keys = std::mem::take(&mut self.custodians);
        let opened = self.act(|desk, blobs| open_sealed(desk, blobs, household, OpeningReason::Correction, &keys));
        self.custodians = keys;
        opened.map(|opened| opened.particulars)
    }

    fn openings(&self, household: HouseholdId) -> usize {
        let state = State::of(self.store.ledger(), &self.store.facts().unwrap());
        state.custody.households[&household].openings.len()
    }
}

#[test]
fn what_cannot_be_recorded_is_not_opened() {
    let mut camp = Camp::new();
    let household = camp.household("Canary");
    camp.store.full = true;
    assert!(matches!(camp.open(household), Err(NotRecorded::Store(_))));
    camp.store.full = false;
    assert_eq!(camp.openings(household), 0);
    assert_eq!(camp.open(household).unwrap()[0].contacts[0].value, "Canary");
    assert_eq!(camp.openings(household), 1);
}

#[test]
fn a_fact_that_names_the_record_of_another_household_opens_nothing() {
    let mut camp = Camp::new();
    let (one, other) = (camp.household("One"), camp.household("Other"));
    let facts = camp.store.facts().unwrap();
    let (last, before) = facts.iter().max_by_key(|(_, fact)| fact.seq).unwrap();
    let all = camp.blobs.list_blobs().unwrap();
    let (blob, _) = all.iter().find(|(_, of)| **of == other).unwrap();
    let lie = Fact {
        seq: before.seq + 1,
        prev: Some(*last),
        refs: Vec::new(),
        body: Body::HouseholdSealed {
            household: one,
            blob: *blob,
            custodians: camp.custodians.iter().map(CustodianKey::id).collect(),
            threshold: 2,
        },
        ..before.clone()
    };
    let lie = camp.key.sign(lie).unwrap();
    camp.store.take_in(&[lie.bytes]).unwrap();
    assert!(matches!(camp.open(one), Err(NotRecorded::NotOpened(_))));
    assert_eq!(camp.openings(one), 0);
    let bytes = camp.blobs.find_blob(*blob).unwrap().unwrap();
    assert_eq!(Record::read(&bytes).unwrap().household, other);
}
