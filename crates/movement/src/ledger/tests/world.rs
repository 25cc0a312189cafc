//! Several places that record facts, and who knows what of them.

use super::super::*;
use super::{DESK, HOUSEHOLD, KEEPER, LEDGER, NOW, PERSON};
use std::collections::BTreeMap;

/// Facts known at one place.
pub type Facts = BTreeMap<FactId, Fact>;

/// Several places that record facts, and everything that was ever recorded.
#[derive(Clone)]
pub struct World {
    pub places: Vec<Facts>,
    pub all: Facts,
}

impl World {
    /// Two desks with an adult registered, known to both.
    pub fn new() -> Self {
        let mut world = Self {
            places: vec![Facts::new(), Facts::new()],
            all: Facts::new(),
        };
        let operation = "Tests".to_owned();
        world.record(0, KEEPER, Body::LedgerOpened { operation });
        let roles = vec![Role::Clerk, Role::Protection, Role::Convoy];
        for device in DESK {
            let roles = roles.clone();
            world.record(0, KEEPER, Body::DeviceEnrolled { device, roles });
        }
        let token = "K7QM2X".to_owned();
        world.record(
            0,
            DESK[0],
            Body::HouseholdRegistered {
                household: HOUSEHOLD,
                token,
            },
        );
        let adult = Body::PersonRegistered {
            person: PERSON,
            household: HOUSEHOLD,
            standing: Standing::Adult,
        };
        world.record(0, DESK[0], adult);
        world.tell(0, 1);
        world
    }

    /// Records a fact as the desk of a place must; nothing where it refuses.
    pub fn desk(&mut self, place: usize, body: Body) -> Result<FactId, Refusal> {
        self.by(place, DESK[place], body)
    }

    /// Records a fact with what a place knows, as the desk of some device must; nothing where it refuses.
    pub fn by(&mut self, place: usize, author: AuthorId, body: Body) -> Result<FactId, Refusal> {
        let state = State::of(LEDGER, &self.places[place]);
        let refs = decide(&state, author, &body, NOW)?;
        Ok(self.put(place, author, body, refs))
    }

    pub fn record(&mut self, place: usize, author: AuthorId, body: Body) -> FactId {
        self.put(place, author, body, Vec::new())
    }

    fn put(&mut self, place: usize, author: AuthorId, body: Body, refs: Vec<FactId>) -> FactId {
        let own = self.all.iter().filter(|(_, fact)| fact.author == author);
        let last = own.max_by_key(|(_, fact)| fact.seq);
        let (seq, prev) = last.map_or((0, None), |(id, fact)| (fact.seq + 1, Some(*id)));
        let number = 1 + self.all.len() as u64;
        // Ids in an order of their own, as those of real facts are.
        let mut id = [0; 32];
        id[..8].copy_from_slice(&number.wrapping_mul(0x9e37_79b9_7f4a_7c15).to_be_bytes());
        id[8..16].copy_from_slice(&number.to_be_bytes());
        let fact = Fact {
            ledger: LEDGER,
            author,
            seq,
            prev,
            site: "camp".to_owned(),
            at: NOW,
            refs,
            body,
        };
        self.places[place].insert(FactId(id), fact.clone());
        self.all.insert(FactId(id), fact);
        FactId(id)
    }

    /// Tells one place all that another one knows.
    pub fn tell(&mut self, from: usize, to: usize) {
        let known = self.places[from].clone();
        self.places[to].extend(known);
    }
}
