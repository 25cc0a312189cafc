//! A crowd: the facts of a whole movement, as many as are wanted, to measure with. Ids are drawn, nothing is signed.

use movement::ledger::{
    AuthorId, Body, Channel, ConvoyId, Direction, Fact, FactId, Hearing, HouseholdId, LedgerId, PersonId, Purpose,
    Role, Signer, Standing, Timestamp, TransportNeed,
};
use std::collections::BTreeMap;

const BEGINS: i64 = 1_764_000_000_000;

/// Devices that record, beside the keeper.
const DESKS: u64 = 200;

/// A movement that grows fact by fact: households of five register, say yes, board and get off; some say no meanwhile, and yes again.
pub struct Crowd {
    chance: fastrand::Rng,
    last: BTreeMap<AuthorId, (u64, FactId)>,
    /// Its facts, as they were recorded.
    pub facts: Vec<(FactId, Fact)>,
}

/// Returns the ledger of every crowd.
pub fn ledger() -> LedgerId {
    LedgerId::opened_by(keeper())
}

fn keeper() -> AuthorId {
    AuthorId([1; 32])
}

fn desk(number: u64) -> AuthorId {
    let mut id = [2; 32];
    id[..8].copy_from_slice(&number.to_be_bytes());
    AuthorId(id)
}

impl Crowd {
    /// Makes at least so many facts.
    pub fn new(seed: u64, facts: usize) -> Self {
        let mut crowd = Self {
            chance: fastrand::Rng::with_seed(seed),
            last: BTreeMap::new(),
            facts: Vec::with_capacity(facts + 64),
        };
        let operation = "Trials".to_owned();
        crowd.record(keeper(), Vec::new(), Body::LedgerOpened { operation });
        let roles = vec![Role::Clerk, Role::Protection, Role::Convoy];
        for number in 0..DESKS {
            let (device, roles) = (desk(number), roles.clone());
            crowd.record(keeper(), Vec::new(), Body::DeviceEnrolled { device, roles });
        }
        while crowd.facts.len() < facts {
            crowd.household();
        }
        crowd
    }

    fn id<const N: usize>(&mut self) -> [u8; N] {
        let mut id = [0; N];
        self.chance.fill(&mut id);
        id
    }

    fn record(&mut self, author: AuthorId, mut refs: Vec<FactId>, body: Body) -> FactId {
        let id = FactId(self.id());
        refs.sort_unstable();
        let last = self.last.insert(author, (0, id));
        let seq = last.map_or(0, |(seq, _)| seq + 1);
        self.last.insert(author, (seq, id));
        let fact = Fact {
            ledger: ledger(),
            author,
            seq,
            prev: last.map(|(_, id)| id),
            site: "camp".to_owned(),
            at: Timestamp(BEGINS + self.facts.len() as i64),
            refs,
            body,
        };
        self.facts.push((id, fact));
        id
    }

    fn household(&mut self) {
        let desk = desk(self.chance.u64(..DESKS));
        let household = HouseholdId(self.id());
        let token = format!("{:08x}", self.chance.u32(..));
        let registered = self.record(desk, Vec::new(), Body::HouseholdRegistered { household, token });
        let head = PersonId(self.id());
        for number in 0..5 {
            let adult = number < 2;
            let person = if number == 0 { head } else { PersonId(self.id()) };
            let standing = if adult {
                Standing::Adult
            } else {
                Standing::Dependant(head)
            };
            let body = Body::PersonRegistered {
                person,
                household,
                standing,
            };
            self.record(desk, vec![registered], body);
            if self.chance.u8(..10) == 0 {
                let needs = vec![TransportNeed::Wheelchair];
                self.record(desk, Vec::new(), Body::NeedsRecorded { person, needs });
            }
            let by = if adult { Signer::Own } else { Signer::Guardian(head) };
            self.journey(desk, person, by);
        }
    }

    fn journey(&mut self, desk: AuthorId, person: PersonId, by: Signer) {
        let yes = || Body::ConsentGiven {
            person,
            purpose: Purpose::Move,
            by,
            hearing: Hearing {
                language: "ar".to_owned(),
                alone: true,
                told: vec!["facts-1".to_owned()],
            },
            expires: Timestamp(i64::MAX),
        };
        let mut said = self.record(desk, Vec::new(), yes());
        if self.chance.u8(..8) == 0 {
            let no = Body::ConsentWithdrawn {
                person,
                purpose: Purpose::Move,
                channel: Channel::InPerson,
            };
            said = self.record(desk, vec![said], no);
            said = self.record(desk, vec![said], yes());
        }
        let convoy = ConvoyId([7; 16]);
        let step = |direction| Body::Boarding {
            person,
            convoy,
            direction,
        };
        let boarded = self.record(desk, vec![said], step(Direction::In));
        self.record(desk, vec![boarded], step(Direction::Out));
    }
}
