//! Facts for tests: authors with chains of their own.

use envelope::{DeviceKey, Signed};
use movement::ledger::{AuthorId, Body, Fact, FactId, HouseholdId, LedgerId, PersonId, Role, Standing, Timestamp};
use proptest::prelude::*;

/// The ledger of all authors here: the first one opens it.
pub fn ledger() -> LedgerId {
    LedgerId::opened_by(Author::new(1).id())
}

/// An author of facts.
pub struct Author {
    key: DeviceKey,
}

impl Author {
    pub fn new(number: u8) -> Self {
        Self {
            key: DeviceKey::from_secret(&[number; 32]),
        }
    }

    pub fn id(&self) -> AuthorId {
        self.key.author()
    }

    /// Returns a chain of facts.
    pub fn facts(&self, number: u64) -> Vec<Signed> {
        self.facts_saying(number, "usual")
    }

    /// Returns another chain of the same author, with its first fact as it was.
    pub fn facts_saying(&self, number: u64, word: &str) -> Vec<Signed> {
        let body = |seq: u64| Body::HouseholdRegistered {
            household: HouseholdId([seq as u8; 16]),
            token: if seq == 0 { "first".to_owned() } else { word.to_owned() },
        };
        self.chain((0..number).map(body))
    }

    /// Returns a first fact in a ledger.
    pub fn fact_of(&self, ledger: LedgerId) -> Signed {
        let fact = self.facts(1).remove(0).fact;
        self.key.sign(Fact { ledger, ..fact }).unwrap()
    }

    pub fn chain(&self, bodies: impl Iterator<Item = Body>) -> Vec<Signed> {
        let mut prev: Option<FactId> = None;
        let mut all = Vec::new();
        for (seq, body) in (0..).zip(bodies) {
            let fact = Fact {
                ledger: ledger(),
                author: self.id(),
                seq,
                prev,
                site: "camp".to_owned(),
                at: Timestamp(i64::try_from(seq).unwrap()),
                refs: Vec::new(),
                body,
            };
            let signed = self.key.sign(fact).unwrap();
            prev = Some(signed.id);
            all.push(signed);
        }
        all
    }
}

/// Draws a ledger with a keeper and two desks.
pub fn authors() -> impl Strategy<Value = Vec<Signed>> {
    let person = (0..6_u8, 0..4_u8).prop_map(|(person, household)| Body::PersonRegistered {
        person: PersonId([person; 16]),
        household: HouseholdId([household; 16]),
        standing: Standing::Adult,
    });
    let household = (0..4_u8, "[A-C]{2}").prop_map(|(household, token)| Body::HouseholdRegistered {
        household: HouseholdId([household; 16]),
        token,
    });
    let bodies = prop::collection::vec(prop_oneof![person, household], 0..8);
    (bodies.clone(), bodies, any::<bool>()).prop_map(|(first, second, removed)| {
        let [keeper, one, other] = [1, 2, 3].map(Author::new);
        let enrol = |device: &Author| Body::DeviceEnrolled {
            device: device.id(),
            roles: vec![Role::Clerk],
        };
        let mut keeps = vec![
            Body::LedgerOpened {
                operation: "Tests".to_owned(),
            },
            enrol(&one),
            enrol(&other),
        ];
        if removed {
            keeps.push(Body::DeviceRemoved {
                device: other.id(),
                facts: 2,
            });
        }
        let mut all = keeper.chain(keeps.into_iter());
        all.extend(one.chain(first.into_iter()));
        all.extend(other.chain(second.into_iter()));
        all
    })
}
